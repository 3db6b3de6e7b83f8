package io.hatchery.testkit.life;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** One life while it is being lived: a queue of intentions in order of time; what has happened goes into the record. */
final class Living {
    private record Intention(Instant at, int order, Consumer<Instant> act) {}

    private final PriorityQueue<Intention> ahead =
            new PriorityQueue<>(Comparator.comparing(Intention::at).thenComparingInt(Intention::order));
    private final List<LifeEvent> record = new ArrayList<>();
    private final Mirror mirror;
    private final int number;
    private final Instant end;
    private Consumer<Instant> whenMql = at -> {};
    private LifeEvent.Known known;
    private String stage = "";
    private int order;
    private Instant now = Instant.MIN;

    Living(int number, Instant end, Mirror mirror, LifeEvent.Known known) {
        this.number = number;
        this.end = end;
        this.mirror = mirror;
        this.known = known;
    }

    void whenMql(Consumer<Instant> then) {
        whenMql = then;
    }

    void plan(Instant at, Consumer<Instant> act) {
        if (at.isBefore(end)) {
            ahead.add(new Intention(at, order++, act));
        }
    }

    void plan(Instant from, Duration later, Consumer<Instant> act) {
        plan(from.plus(later), act);
    }

    void knownAs(LifeEvent.Known now) {
        known = now;
    }

    boolean identified() {
        return !known.email().isEmpty();
    }

    boolean inStage(String... stages) {
        return List.of(stages).contains(stage);
    }

    void does(String type, Instant at, Source source, Map<String, Value> traits, Map<String, Value> properties) {
        happened(type, at, traits, properties, Context.from(source));
    }

    void meets(String type, Instant at, Map<String, Value> properties) {
        happened(type, at, Map.of(), properties, Context.NONE);
    }

    void isTreated(String type, Instant at, String actor, Map<String, Value> properties) {
        happened(type, at, Map.of(), properties, Context.by(actor));
    }

    private void happened(
            String type, Instant at, Map<String, Value> traits, Map<String, Value> properties, Context context) {
        if (at.isAfter(now)) {
            plan(at, then -> happened(type, then, traits, properties, context));
            return;
        }
        LifeEvent event =
                new LifeEvent("life-" + number + "-" + record.size(), known, type, at, traits, properties, context);
        record.add(event);
        String before = stage;
        stage = mirror.see(event);
        if (stage.equals("MQL") && !before.equals("MQL")) {
            whenMql.accept(at);
        }
    }

    Life live() {
        while (!ahead.isEmpty()) {
            Intention next = ahead.poll();
            now = next.at();
            next.act().accept(next.at());
        }
        return new Life(number, record);
    }
}
