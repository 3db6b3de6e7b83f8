package io.hatchery.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.desk.Changes;
import io.hatchery.server.runtime.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTests {
    private static final Instant T = TestClock.START.minus(Duration.ofDays(20));
    private static final String FEBRUARY = "from=2026-02-01&to=2026-02-28";

    @Autowired
    private List<ReadModel> models;

    @Autowired
    private Console console;

    private Console analyst;

    @BeforeAll
    void tenLeadsOfWhomFourBecomeMqlsAndOneACustomer() {
        analyst = console.as(Role.ANALYST);
        List<ReadModel.Change> batch = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            var lead = Changes.of(i)
                    .seen(T, Source.ofChannel("search", i % 2 == 0 ? "Google" : "Baidu"))
                    .stage("TRAFFIC", T)
                    .stage("LEAD", T.plus(Duration.ofHours(1)));
            if (i <= 4) {
                lead.stage("MQL", T.plus(Duration.ofDays(i)));
            }
            if (i == 1) {
                lead.stage("CUSTOMER", T.plus(Duration.ofDays(30)));
            }
            batch.add(lead.take());
        }
        models.forEach(it -> it.conclude(batch));
    }

    @Test
    void the_funnel_of_a_period_counts_who_first_reached_each_stage_in_it() {
        JsonNode funnel = get("/api/reports/funnel?compare=true&" + FEBRUARY);
        assertThat(count(funnel.at("/now/rows/0"), "LEAD")).isEqualTo(10);
        assertThat(count(funnel.at("/now/rows/0"), "MQL")).isEqualTo(4);
        assertThat(cell(funnel.at("/now/rows/0"), "MQL").at("/rate").asDouble()).isEqualTo(0.4);
        assertThat(count(funnel.at("/now/rows/0"), "CUSTOMER")).isZero();
        assertThat(count(funnel.at("/before/rows/0"), "LEAD")).isZero();
        assertThat(cell(funnel.at("/now/rows/0"), "MQL")
                        .at("/drill/filter/reached/0")
                        .asString())
                .isEqualTo("MQL");
    }

    @Test
    void the_funnel_of_a_cohort_follows_its_leads_however_long_they_take() {
        JsonNode funnel = get("/api/reports/funnel?mode=cohort&by=source&" + FEBRUARY);
        JsonNode baidu = row(funnel.at("/now/rows"), "Baidu");
        assertThat(count(baidu, "TRAFFIC")).isEqualTo(5);
        assertThat(count(baidu, "MQL")).isEqualTo(2);
        assertThat(count(baidu, "CUSTOMER")).isEqualTo(1);
        assertThat(cell(baidu, "CUSTOMER").at("/drill/filter/source/0").asString())
                .isEqualTo("Baidu");
    }

    @Test
    void months_are_the_companys_and_each_opens_its_own_days() {
        JsonNode funnel = get("/api/reports/funnel?by=month&from=2026-02-01&to=2026-03-31");
        assertThat(funnel.at("/now/rows/0/key").asString()).isEqualTo("2026-02-01");
        assertThat(count(funnel.at("/now/rows/0"), "MQL")).isEqualTo(4);
        assertThat(count(funnel.at("/now/rows/1"), "CUSTOMER")).isEqualTo(1);
        assertThat(cell(funnel.at("/now/rows/1"), "CUSTOMER")
                        .at("/drill/filter/reachedFrom/0")
                        .asString())
                .isEqualTo("2026-02-28T16:00:00Z");
        JsonNode mqls = get("/api/reports/mqls?from=2026-01-01&to=2026-03-31");
        assertThat(mqls.at("/now/0/count").asInt()).isZero();
        assertThat(mqls.at("/now/1/count").asInt()).isEqualTo(4);
    }

    @Test
    void time_in_stage_is_the_median_of_the_stays_that_ended() {
        JsonNode times = get("/api/reports/time-in-stage?" + FEBRUARY);
        JsonNode lead = stage(times.at("/now/rows"), "LEAD");
        assertThat(lead.at("/left").asInt()).isEqualTo(4);
        assertThat(lead.at("/median").asLong()).isEqualTo(Duration.ofHours(59).toSeconds());
        JsonNode stays = get("/api/reports/time-in-stage/stays?stage=LEAD&limit=3&" + FEBRUARY);
        assertThat(stays.at("/items")).hasSize(3);
        assertThat(stays.at("/items/0/lead").asInt()).isEqualTo(4);
        JsonNode rest = get("/api/reports/time-in-stage/stays?stage=LEAD&limit=3&" + FEBRUARY + "&cursor="
                + stays.at("/next").asString());
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/next").isNull()).isTrue();
    }

    @Test
    void the_cockpit_answers_and_a_wrong_question_is_told_what_is_wrong() {
        JsonNode cockpit = get("/api/reports/cockpit");
        assertThat(cockpit.at("/quarter/name").asString()).isEqualTo("2026-Q1");
        assertThat(count(cockpit.at("/funnel/rows/0"), "MQL")).isEqualTo(4);
        assertThat(cockpit.at("/revenue/months")).hasSize(12);
        assertThat(analyst.get("/api/reports/funnel?from=2026-02-02&to=2026-02-01")
                        .is(400)
                        .json()
                        .at("/errors/0/message")
                        .asString())
                .contains("must not be before");
        console.as(Role.SDR).get("/api/reports/cockpit").is(403);
    }

    @Test
    void costs_come_from_a_file_row_by_row_and_a_day_brought_in_again_is_replaced() {
        Console marketer = console.as(Role.MARKETER);
        String csv =
                "日期,渠道,来源,活动,花费,币种\n2026-02-01,paid_search,Baidu,春季,\"1,234.50\",CNY\n2026-02-31,x,y,,1,CNY\n2026/02,social,WeChat,,=1+1,\n2026-02,social,WeChat,,99,\n";
        JsonNode dry = marketer.send("POST", "/api/costs/import?dryRun=true", csv, "Content-Type", "text/csv")
                .is(200)
                .json();
        assertThat(dry.at("/taken").asInt()).isEqualTo(2);
        assertThat(dry.at("/rejected/0/line").asInt()).isEqualTo(3);
        assertThat(dry.at("/rejected/1/message").asString()).contains("=1+1");
        assertThat(marketer.get("/api/costs").is(200).json().at("/items")).isEmpty();
        marketer.send("POST", "/api/costs/import", csv, "Content-Type", "text/csv")
                .is(200);
        marketer.send("POST", "/api/costs/import", csv, "Content-Type", "text/csv")
                .is(200);
        assertThat(marketer.get("/api/costs").is(200).json().at("/items")).hasSize(2);
        JsonNode revenue = get("/api/reports/revenue?" + FEBRUARY);
        assertThat(row(revenue.at("/now/rows"), "Baidu").at("/cost").asString()).isEqualTo("1234.50");
        assertThat(row(revenue.at("/now/rows"), "Baidu").at("/costPerLead").asString())
                .isEqualTo("246.90");
    }

    private JsonNode get(String path) {
        return analyst.get(path).is(200).json();
    }

    private static JsonNode row(JsonNode rows, String key) {
        return find(rows, "key", key);
    }

    private static JsonNode stage(JsonNode rows, String key) {
        return find(rows, "stage", key);
    }

    private static JsonNode cell(JsonNode row, String stage) {
        return find(row.at("/cells"), "stage", stage);
    }

    private static int count(JsonNode row, String stage) {
        return cell(row, stage).at("/count").asInt();
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.at("/" + field).asString().equals(value)) {
                return one;
            }
        }
        throw new AssertionError("No " + field + " " + value + " in " + list);
    }
}
