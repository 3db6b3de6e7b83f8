package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded stream of events of a few people who browse, come back with other cookies and say who they are at odd moments. */
final class Crowd {
    private final Random random;
    private final int people;

    Crowd(long seed, int people) {
        random = new Random(seed);
        this.people = people;
    }

    List<Arrival> events(String prefix, int count) {
        List<Arrival> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(prefix + i));
        }
        return events;
    }

    private Arrival event(String messageId) {
        int person = random.nextInt(people);
        Identifier cookie = cookie("cookie-" + person + "-" + random.nextInt(3));
        Identifier mail = email("p" + person + "@crowd.cn");
        Arrivals arrival = anArrival(messageId);
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                arrival.by(cookie).of("page").property("path", "/pricing").build();
            case 2 ->
                arrival.by(cookie, mail)
                        .of("form.submitted")
                        .trait("company", "Crowd " + person)
                        .build();
            case 3 -> arrival.by(mail).of("email.opened").build();
            default ->
                arrival.by(user("u" + person), mail, cookie)
                        .of("identify")
                        .trait("name", "P" + person)
                        .build();
        };
    }
}
