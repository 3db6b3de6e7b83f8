package io.hatchery.testkit;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A host that keeps everything in {@link MemoryStore}: works on a copy, which becomes the store when all of it is done. */
final class MemoryHost implements FaultyHost {
    private final Disk disk;
    private final Set<String> poisoned = new HashSet<>();
    private final Map<String, Playbook> toPublish = new HashMap<>();
    private int left;
    private boolean stopped;
    private @Nullable Moment stopsInCall;

    MemoryHost() {
        this(new Disk());
    }

    private MemoryHost(Disk disk) {
        this.disk = disk;
    }

    /** What outlives a host, and what is outside of it. */
    private static final class Disk {
        MemoryStore store = new MemoryStore();
        Instant now = Story.START;

        @Nullable CompiledPlaybook playbook;

        final List<Effect> handed = new ArrayList<>();
        final List<String> taken = new ArrayList<>();
    }

    private CompiledPlaybook rules() {
        if (disk.playbook == null) {
            throw new IllegalStateException("no playbook was published");
        }
        return disk.playbook;
    }

    @Override
    public void publish(Playbook next) {
        synchronized (disk) {
            int before = disk.playbook == null ? 0 : disk.playbook.playbook().version();
            disk.playbook = Story.compiled(next.withVersion(before + 1));
        }
    }

    @Override
    public void take(List<Told> events) {
        synchronized (disk) {
            MemoryStore next = disk.store.copy();
            events.forEach(told -> take(next, told));
            commit(next);
            carryOut();
        }
    }

    private void take(MemoryStore next, Told told) {
        stopHere();
        long lead = next.leads.computeIfAbsent(told.who(), _ -> next.leads.size() + 1L);
        if (next.seen.contains(told.id())) {
            return;
        }
        if (poisoned.contains(told.id())) {
            next.aside.put(told.id(), told);
            return;
        }
        next.seen.add(told.id());
        disk.now = told.occurredAt().isAfter(disk.now) ? told.occurredAt() : disk.now;
        Input.Happened input = new Input.Happened(
                told.id(),
                lead,
                told.type(),
                told.occurredAt(),
                disk.now,
                told.traits(),
                told.properties(),
                Context.NONE,
                false);
        step(next, input);
        next.history.add(input);
        Playbook published = toPublish.remove(told.id());
        if (published != null) {
            publish(published);
        }
    }

    private void commit(MemoryStore next) {
        stopHere();
        disk.store = next;
    }

    private void step(MemoryStore next, Input input) {
        bringUp(next, input.lead());
        conclude(next, input);
    }

    /** What new rules would have counted is told to the lead first. */
    private void bringUp(MemoryStore next, long lead) {
        CompiledPlaybook rules = rules();
        int version = rules.playbook().version();
        Integer before = next.versions.put(lead, version);
        if (before != null && before < version) {
            List<Input.Happened> history =
                    next.history.stream().filter(one -> one.lead() == lead).toList();
            Map<String, Summary> all = rules.summarise(history);
            Map<String, Summary> asked = new HashMap<>();
            rules.patternKeys().forEach(key -> asked.put(key, all.getOrDefault(key, Summary.none(0))));
            conclude(next, new Input.Refill("refill:" + lead + ":" + version, lead, disk.now, asked));
        }
    }

    private void conclude(MemoryStore next, Input input) {
        stopHere();
        Step step = Engine.step(rules(), next.state(input.lead()), input);
        next.keep(step.state(), step.facts());
        step.effects().forEach(effect -> next.wanted.putIfAbsent(effect.id(), effect));
    }

    @Override
    public void advanceTo(Instant moment) {
        synchronized (disk) {
            disk.now = moment;
            MemoryStore next = disk.store.copy();
            for (long lead : next.leads.values()) {
                Instant due = next.state(lead).nextDue();
                while (due != null && !due.isAfter(moment)) {
                    step(next, new Input.Due("due-" + lead + "-" + due, lead, moment));
                    due = next.state(lead).nextDue();
                }
            }
            commit(next);
            carryOut();
        }
    }

    @Override
    public void recover() {
        advanceTo(disk.now.plus(Duration.ofMinutes(6)));
    }

    /** Each step of this is stored at once: the ledger says that a message is handed over before the provider is called. */
    private void carryOut() {
        for (Effect effect : List.copyOf(disk.store.wanted.values())) {
            stopHere();
            disk.handed.add(effect);
            if (effect instanceof Effect.Send send) {
                give(send);
            }
            disk.store.wanted.remove(effect.id());
            disk.store.done.add(effect.id());
        }
    }

    private void give(Effect.Send send) {
        if (disk.store.done.contains(send.id())) {
            return;
        }
        if (!disk.store.handedOver.add(send.id())) {
            disk.store.unknown.add(send.content());
            return;
        }
        stopIn(Moment.BEFORE);
        disk.taken.add(send.content());
        stopIn(Moment.DURING);
        stopIn(Moment.AFTER);
    }

    private void stopIn(Moment moment) {
        if (stopsInCall == moment) {
            stopped = true;
        }
        stopHere();
    }

    private void stopHere() {
        if (left > 0 && --left == 0) {
            stopped = true;
        }
        if (stopped) {
            throw new Stopped();
        }
    }

    @Override
    public void stopBefore(int step) {
        left = step;
    }

    @Override
    public void stopInCall(Moment moment) {
        stopsInCall = moment;
    }

    /** Forgets what replaying the facts can tell again. */
    @Override
    public void restart() {
        stopped = false;
        stopsInCall = null;
        left = 0;
        disk.store.retell();
    }

    @Override
    public void publishDuring(String id, Playbook playbook) {
        toPublish.put(id, playbook);
    }

    @Override
    public Host another() {
        return new MemoryHost(disk);
    }

    @Override
    public long lead(String who) {
        return disk.store.leads.getOrDefault(who, 0L);
    }

    @Override
    public LeadState state(long lead) {
        return disk.store.state(lead);
    }

    @Override
    public List<Fact> facts(long lead) {
        return disk.store.facts(lead);
    }

    @Override
    public List<Effect> effects() {
        return List.copyOf(disk.handed);
    }

    @Override
    public List<String> taken() {
        return List.copyOf(disk.taken);
    }

    @Override
    public List<String> unknown() {
        return List.copyOf(disk.store.unknown);
    }

    @Override
    public void poison(String id) {
        poisoned.add(id);
    }

    @Override
    public void heal(String id) {
        poisoned.remove(id);
    }

    @Override
    public void replay() {
        synchronized (disk) {
            List<Told> held = List.copyOf(disk.store.aside.values());
            disk.store.aside.clear();
            take(held);
        }
    }

    @Override
    public Set<String> setAside() {
        return disk.store.aside.keySet();
    }

    @Override
    public void close() {
        disk.store = new MemoryStore();
    }
}
