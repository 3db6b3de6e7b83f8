package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.user;

import io.hatchery.server.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** What the clients of a simulated world sent, or mean to. */
final class SimulatedMessages {
    private final Map<String, Message> byId = new LinkedHashMap<>();
    private final Random random;
    private final Clock clock;
    private final int people;

    SimulatedMessages(Random random, Clock clock, int people) {
        this.random = random;
        this.clock = clock;
        this.people = people;
    }

    /** What a client sent, and whether it was told that it arrived. */
    static final class Message {
        final Arrival arrival;
        final int person;
        boolean acknowledged;

        Message(Arrival arrival, int person) {
            this.arrival = arrival;
            this.person = person;
        }

        @Override
        public String toString() {
            String who = arrival.who() instanceof Arrival.Who.Someone(List<Identifier> identifiers)
                    ? identifiers.stream().map(Identifier::value).collect(Collectors.joining("+"))
                    : "";
            return arrival.messageId() + " " + arrival.type() + " by " + who;
        }
    }

    int people() {
        return people;
    }

    List<Message> all() {
        return List.copyOf(byId.values());
    }

    /** Something new that one of the people did. */
    Message fresh() {
        int person = random.nextInt(people);
        String id = "m" + byId.size();
        Arrivals arrival = anArrival(id).of(RandomRules.TYPES.get(random.nextInt(RandomRules.TYPES.size())));
        switch (random.nextInt(5)) {
            case 0 -> arrival.by(cookie(person + "a"));
            case 1 -> arrival.by(cookie(person + "b"));
            case 2 -> arrival.by(user("u" + person), cookie(person + "a"));
            case 3 ->
                arrival.by(user("u" + person), cookie(person + "b")).trait("email", person + "@s" + person + ".cn");
            default -> arrival.by(user("u" + person));
        }
        Instant now = clock.now();
        arrival.at(now);
        if (random.nextInt(4) == 0) {
            arrival.occurredAt(now.minus(Duration.ofHours(random.nextInt(24 * 20))));
        }
        Message message = new Message(arrival.build(), person);
        byId.put(id, message);
        return message;
    }

    /** Says that all of a person's cookies are one. */
    Message introduction(int person) {
        Message message = new Message(
                anArrival("hello-" + person)
                        .by(user("u" + person), cookie(person + "a"), cookie(person + "b"))
                        .of("identify")
                        .at(clock.now())
                        .build(),
                person);
        byId.put("hello-" + person, message);
        return message;
    }
}
