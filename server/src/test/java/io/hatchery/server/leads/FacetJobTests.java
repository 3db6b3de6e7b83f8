package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An installation of before there were facets answers right at once, and quickly after the job has come by. */
@HatcheryTest
class FacetJobTests {
    private static final int MANY = 1_200;

    @Autowired
    private Events events;

    @Autowired
    private FacetJob job;

    @Autowired
    private Sieve sieve;

    @Autowired
    private ConditionQueries sql;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void rowsWrittenBeforeAreFilledFromStatesAndAnswersAreRightMeanwhile() {
        events.accept(IntStream.range(0, MANY)
                .mapToObj(i -> anArrival("f" + i)
                        .by(email("f" + i + "@corp.cn"))
                        .of(i % 3 == 0 ? "form.submitted" : "page")
                        .trait("email", "f" + i + "@corp.cn")
                        .at(TestClock.START)
                        .build())
                .toList());
        List<Map<String, Object>> before = facets();
        jdbc.update(
                "UPDATE leads.lead SET pattern_keys = NULL, pattern_counts = NULL, pattern_ends = NULL, pattern_times = NULL,"
                        + " pattern_settled = NULL, marks = NULL, points = NULL, scored_at = NULL");
        assertThat(count()).isEqualTo(MANY / 3);
        job.afterStart();
        await().atMost(Duration.ofSeconds(60)).until(() -> !sql.unfilled());
        assertThat(facets()).isEqualTo(before);
        assertThat(count()).isEqualTo(MANY / 3);
    }

    private long count() {
        Condition once = new Condition.Happened(Pattern.of("form.submitted"), Times.AT_LEAST, 1, new Window.Ever());
        return sieve.count(LeadFilter.everyone(Known.ALL), once, 8, Duration.ofMinutes(1))
                .count();
    }

    private List<Map<String, Object>> facets() {
        return jdbc.queryForList(
                "SELECT id, pattern_keys::text, pattern_counts::text, pattern_ends::text, pattern_times::text,"
                        + " pattern_settled::text, marks::text, points::text, scored_at FROM leads.lead ORDER BY id");
    }
}
