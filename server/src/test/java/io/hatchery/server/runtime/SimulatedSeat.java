package io.hatchery.server.runtime;

import io.hatchery.server.delivery.LedgeredSends;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A place for a server; a new one takes it when the old one has crashed. */
final class SimulatedSeat implements Wire.Fates {
    final int number;
    private final SimulatedWorld world;
    private final Random random;
    Wire wire;
    SimulatedServer server;
    Turns.@Nullable Run run;

    @Nullable Runnable then;

    SimulatedSeat(SimulatedWorld world, int number) {
        this.world = world;
        this.random = world.random;
        this.number = number;
        this.wire = new Wire(world.database.line(number), this);
        this.server = started();
    }

    SimulatedServer started() {
        return new SimulatedServer(wire, world.clock, world.mutant, this::provide, this::poisoned);
    }

    void restart() {
        wire = new Wire(world.database.line(number), this);
        server = started();
        world.note(number + " is new");
    }

    @Override
    public Wire.Fate next(boolean lasting) {
        if (world.isPeaceful()) {
            return Wire.Fate.DONE;
        }
        stop();
        int dice = random.nextInt(lasting ? 120 : 500);
        Wire.Fate fate = switch (dice) {
            case 0 -> Wire.Fate.CRASH_BEFORE;
            case 1 -> Wire.Fate.CRASH_AFTER;
            case 2 -> Wire.Fate.LOST_BEFORE;
            case 3 -> Wire.Fate.LOST_AFTER;
            case 4, 5 -> Wire.Fate.BUSY;
            default -> Wire.Fate.DONE;
        };
        if (fate != Wire.Fate.DONE) {
            world.note(number + " " + fate + (lasting ? " at a commit" : ""));
        }
        return fate;
    }

    private void stop() {
        if (run != null) {
            run.stop();
        }
    }

    @Override
    public void released() {
        if (run != null) {
            run.hold();
        }
    }

    /** A provider that may crash the server before, during and after a call, and answers this or that. */
    private LedgeredSends.Answer provide(String effect) {
        int dice = world.isPeaceful() ? 99 : afterAStop();
        if (dice == 0) {
            throw wire.crash();
        }
        LedgeredSends.Answer answer = switch (dice) {
            case 1 -> LedgeredSends.Answer.REFUSED_FOR_NOW;
            case 2 -> LedgeredSends.Answer.REFUSED;
            case 3 -> LedgeredSends.Answer.LOST;
            default -> LedgeredSends.Answer.TAKEN;
        };
        if (dice == 4 || dice > 2) {
            world.taken.merge(effect, 1, Integer::sum);
        }
        if (dice == 4 || dice == 5) {
            world.note(number + " crashes in a call for " + effect);
            throw wire.crash();
        }
        return answer;
    }

    private int afterAStop() {
        stop();
        return random.nextInt(20);
    }

    /** Fails inside the transaction when it meets certain events. */
    private void poisoned(List<ReadModel.Change> batch) {
        if (batch.stream()
                .flatMap(change -> change.inputs().stream())
                .anyMatch(one -> world.poison.contains(one.id()))) {
            throw new IllegalStateException("poisoned");
        }
    }
}
