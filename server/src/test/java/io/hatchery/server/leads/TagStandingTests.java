package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class TagStandingTests {
    @Autowired
    private Console console;

    @Autowired
    private Events events;

    @Autowired
    private TestClock clock;

    private void tagged(int lead, String tag) {
        events.accept(List.of(anArrival(tag + lead)
                .by(email("t" + lead + "@tags.cn"))
                .of("tag.added")
                .property("tag", tag)
                .actor("user:1")
                .at(clock.now())
                .build()));
    }

    private JsonNode standing(String tag) {
        return console.as(Role.ANALYST)
                .get("/api/tags")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/id").asString().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTagTellsWhoBearsItSinceWhenAndWhatGoesWithIt() {
        for (int i = 0; i < 6; i++) {
            tagged(i, "fair");
        }
        clock.advance(Duration.ofDays(15));
        for (int i = 0; i < 6; i++) {
            tagged(i, "badge");
        }
        tagged(9, "badge");
        JsonNode fair = standing("fair");
        assertThat(fair.at("/leads").asInt()).isEqualTo(6);
        assertThat(fair.at("/known").asBoolean()).as("no playbook has it").isFalse();
        assertThat(fair.at("/weeks").valueStream().map(JsonNode::asInt).toList())
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0);
        assertThat(standing("badge").at("/weeks/11").asInt()).isEqualTo(7);
        assertThat(fair.at("/alike/0/tag").asString()).isEqualTo("badge");
        assertThat(fair.at("/alike/0/share").asDouble()).isBetween(0.85, 0.86);
        assertThat(console.as(Role.MARKETER)
                        .get("/api/leads/count?tag=badge&known=all")
                        .is(200)
                        .json()
                        .at("/count")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void aTagOfTheShippedRulesTellsWhatRestsOnItThoughNobodyBearsIt() {
        JsonNode items =
                console.as(Role.MARKETER).get("/api/tags").is(200).json().at("/items");
        assertThat(items.valueStream().filter(it -> it.at("/known").asBoolean()))
                .isNotEmpty()
                .allMatch(it -> it.at("/usedBy").isArray());
        assertThat(items.valueStream().anyMatch(it -> !it.at("/usedBy").isEmpty()))
                .as("some tag is used by some rule")
                .isTrue();
    }
}
