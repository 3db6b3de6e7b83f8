package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class LeadPagingTests {
    @Autowired
    private Events events;

    @Autowired
    private Console visitor;

    private static Arrival someone(int i, Instant at) {
        String address = "p" + i + "@corp.cn";
        return anArrival("m" + i)
                .by(email(address))
                .of("form.submitted")
                .trait("email", address)
                .at(at)
                .build();
    }

    @Test
    void pagesStayWhereTheyAreWhileOthersArrive() {
        Instant start = TestClock.START;
        events.accept(IntStream.range(0, 40)
                .mapToObj(i -> someone(i, start.plusSeconds(i / 3)))
                .toList());
        Console marketer = visitor.as(Role.MARKETER);
        Set<Long> seen = new HashSet<>();
        String cursor = "";
        int late = 1000;
        do {
            JsonNode page = marketer.get(
                            "/api/leads?limit=7&sort=-created" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            page.get("items")
                    .forEach(i -> assertThat(seen.add(i.get("id").asLong()))
                            .as("each lead once")
                            .isTrue());
            events.accept(java.util.List.of(someone(late, start.plus(Duration.ofDays(late)))));
            late++;
            JsonNode next = page.get("next");
            cursor = next.isNull() ? "" : next.asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(40);
    }
}
