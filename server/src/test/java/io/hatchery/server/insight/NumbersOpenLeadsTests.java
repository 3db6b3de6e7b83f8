package io.hatchery.server.insight;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every number of a report equals the count of the list it opens, on leads that lived through the real engine. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersOpenLeadsTests {
    private static final Instant T = TestClock.START.minus(Duration.ofDays(60));
    private static final String PERIOD = "from=2026-01-01&to=2026-03-31";
    private static final String[] SOURCES = {"Google", "Baidu", "WeChat & friends", ""};

    @Autowired
    private Events events;

    @Autowired
    private Console console;

    private Console analyst;
    private int messages;

    @BeforeAll
    void fortyLeadsLive() {
        analyst = console.as(Role.ADMIN);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Instant at = T.plus(Duration.ofHours(31L * i));
            Identifier who = i % 5 == 4 ? cookie("visitor-" + i) : email("p" + i + "@acme.cn");
            Arrivals first = told(who, "page", at);
            String source = SOURCES[i % 4];
            arrivals.add((source.isEmpty() ? first : first.from("search", source)).build());
            if (i % 5 != 4) {
                arrivals.add(told(who, "identify", at.plusSeconds(60))
                        .trait("email", "p" + i + "@acme.cn")
                        .build());
            }
            if (i % 3 == 0 && i % 5 != 4) {
                arrivals.add(told(who, "demo.requested", at.plusSeconds(3600)).build());
                arrivals.add(told(who, "call.logged", at.plusSeconds(7200))
                        .property("outcome", "connected")
                        .build());
            }
            if (i % 6 == 0 && i % 5 != 4) {
                arrivals.add(told(who, "opportunity.created", at.plusSeconds(9000))
                        .property("opportunity", "o" + i)
                        .build());
                arrivals.add(told(who, "opportunity.won", at.plus(Duration.ofDays(9)))
                        .property("opportunity", "o" + i)
                        .property("amount", "1000.10")
                        .property("currency", "CNY")
                        .build());
            }
        }
        arrivals.sort((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
        events.accept(arrivals);
    }

    @Test
    void every_cell_of_every_funnel_is_the_count_of_its_list() {
        int cells = 0;
        for (String mode : List.of("period", "cohort")) {
            for (String by : List.of("none", "source", "channel", "month")) {
                JsonNode rows = get("/api/reports/funnel?mode=" + mode + "&by=" + by + "&" + PERIOD)
                        .at("/now/rows");
                assertThat(rows).as(mode + " " + by).isNotEmpty();
                for (JsonNode row : rows) {
                    for (JsonNode cell : row.at("/cells")) {
                        assertThat(leads(cell.at("/drill")))
                                .as(mode + " by " + by + " " + row.at("/key") + " " + cell)
                                .isEqualTo(cell.at("/count").asLong());
                        cells += cell.at("/count").asLong() > 0 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(cells).isGreaterThan(60);
    }

    @Test
    void every_number_of_revenue_is_its_list_and_won_amounts_add_up() {
        for (String by : List.of("source", "channel", "month")) {
            JsonNode now = get("/api/reports/revenue?by=" + by + "&" + PERIOD).at("/now");
            assertThat(now.at("/rows")).isNotEmpty();
            for (JsonNode row : now.at("/rows")) {
                assertThat(leads(row.at("/leadsDrill")))
                        .isEqualTo(row.at("/leads").asLong());
                assertThat(leads(row.at("/mqlsDrill")))
                        .isEqualTo(row.at("/mqls").asLong());
                JsonNode deals = get("/api/opportunities/sum?" + query(row.at("/wonDrill")));
                assertThat(deals.at("/count").asLong())
                        .isEqualTo(row.at("/deals").asLong());
                assertThat(deals.at("/amounts/0/amount").asString("0.00"))
                        .isEqualTo(row.at("/won").asString());
            }
            assertThat(now.at("/total/deals").asLong()).isEqualTo(6);
            assertThat(now.at("/total/won").asString()).isEqualTo("6000.60");
        }
    }

    @Test
    void what_needs_attention_is_the_list_it_opens() {
        JsonNode attention = get("/api/reports/cockpit").at("/attention");
        for (JsonNode item : attention) {
            if (item.at("/kind").asString().equals("mqlWaiting")) {
                assertThat(leads(item.at("/drill"))).isEqualTo(item.at("/count").asLong());
            }
        }
    }

    private Arrivals told(Identifier who, String type, Instant at) {
        return anArrival("n" + ++messages).by(who).of(type).at(at);
    }

    private long leads(JsonNode drill) {
        assertThat(drill.at("/list").asString()).isEqualTo("leads");
        return get("/api/leads/count?" + query(drill)).at("/count").asLong();
    }

    private static String query(JsonNode drill) {
        return drill.at("/filter").properties().stream()
                .map(it -> it.getKey() + "="
                        + URLEncoder.encode(it.getValue().at("/0").asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonNode get(String path) {
        return analyst.get(path).is(200).json();
    }
}
