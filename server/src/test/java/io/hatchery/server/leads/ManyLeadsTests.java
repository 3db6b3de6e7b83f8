package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.HatcheryTest;
import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists stay quick when there are many leads: {@code -Dhatchery.leads=1000000} measures at a million. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyLeadsTests {
    private static final Logger LOG = LoggerFactory.getLogger(ManyLeadsTests.class);
    private static final int MANY = Integer.getInteger("hatchery.leads", 60_000);

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private LeadQueries queries;

    @BeforeAll
    void many() {
        jdbc.update("""
                INSERT INTO leads.lead (id, seq, known, name, email, company, sort_name, stage, stage_since, fit, engagement,
                    engagement_at, grade, spam, owner, source, channel, campaign, created_at, last_seen_at, account, segments, tags, traits)
                SELECT i, 1, i % 3 <> 0, 'Name ' || i, 'p' || i || '@corp' || i % 50000 || '.cn', 'Corp ' || i % 50000, 'name ' || i,
                    (ARRAY['LEAD', 'LEAD', 'LEAD', 'MQL', 'CUSTOMER'])[1 + i % 5], now(), i % 97, (i::bigint * 7919) % 101, now(),
                    (ARRAY['A1', 'B2', 'C3', 'D4'])[1 + i % 4], false, CASE WHEN i % 1000 = 1 THEN 'user:u1' END,
                    'Source ' || i % 9, 'search', 'Campaign ' || i % 500, now() - i * interval '1 minute',
                    now() - (i::bigint * 31 % ?) * interval '1 second', i % 50000, '{}', '{}', '{}'
                FROM generate_series(1, ?) i
                """, MANY, MANY);
        jdbc.update("""
                INSERT INTO leads.lead_search (lead, text, grams)
                SELECT i, 'name ' || i, ARRAY['^n', '^na', 'nam', 'ame']
                    || ARRAY(SELECT substr(i::text, k, 3) FROM generate_series(1, length(i::text) - 2) k)
                FROM generate_series(1, ?) i WHERE i % 3 <> 0
                """, MANY);
        jdbc.update("""
                INSERT INTO leads.segment_member (segment, lead, since)
                SELECT CASE WHEN i % 500 = 0 THEN 'rare' ELSE 'usual' END, i, now() FROM generate_series(1, ?) i WHERE i % 2 = 0
                """, MANY);
        jdbc.update("""
                INSERT INTO leads.stage_visit (lead, stage, first_at, last_at, visits)
                SELECT i, 'LEAD', now() - i * interval '1 minute', now(), 1 FROM generate_series(1, ?) i
                """, MANY);
        jdbc.execute(
                "ANALYZE leads.lead; ANALYZE leads.lead_search; ANALYZE leads.segment_member; ANALYZE leads.stage_visit");
    }

    @Test
    void everyListOfADayIsReadThroughAnIndex() {
        Map<String, LeadFilter> filters = new LinkedHashMap<>();
        LeadFilter known = LeadFilter.everyone(Known.KNOWN);
        filters.put("everyone", known);
        filters.put("anonymous too", LeadFilter.everyone(Known.ALL));
        filters.put("stage", known.with(By.STAGE, List.of("CUSTOMER")));
        filters.put("stage and grade", known.with(By.STAGE, List.of("MQL")).with(By.GRADE, List.of("A1")));
        filters.put("owner", known.with(By.OWNER, List.of("user:u1")));
        filters.put("campaign", known.with(By.SOURCE, List.of("Source 4")).with(By.CAMPAIGN, List.of("Campaign 4")));
        filters.put("account", known.with(By.ACCOUNT, List.of("77")));
        filters.put("rare segment", known.with(By.SEGMENT, List.of("rare")));
        filters.put("usual segment", known.with(By.SEGMENT, List.of("usual")));
        filters.put("search", known.searching("name 1234"));
        filters.put("reached", known.with(By.REACHED, List.of("LEAD")));
        List<String> scans = new ArrayList<>();
        filters.forEach((name, filter) -> {
            for (LeadSort.By by : LeadSort.By.values()) {
                LeadSort sort = new LeadSort(by, by != LeadSort.By.NAME);
                long from = System.nanoTime();
                List<LeadQueries.Placed> page = queries.page(filter, sort, null, 51);
                LOG.info("{} by {}: {} rows, {} ms", name, by, page.size(), (System.nanoTime() - from) / 1_000_000);
                assertThat(page).as(name).isNotEmpty();
                boolean indexed =
                        filter.known() == Known.KNOWN || by == LeadSort.By.LAST_SEEN || by == LeadSort.By.CREATED;
                if (indexed && plan(filter, sort).contains("Seq Scan on lead l")) {
                    scans.add(name + " by " + by);
                }
            }
            long from = System.nanoTime();
            int count = queries.count(filter, 10_001);
            LOG.info("{} counted: {}, {} ms", name, count, (System.nanoTime() - from) / 1_000_000);
        });
        assertThat(scans).as("lists that read the whole table").isEmpty();
    }

    private String plan(LeadFilter filter, LeadSort sort) {
        boolean known = filter.known().flags().getFirst();
        LeadSql sql = LeadSql.of(filter, known);
        return String.join(
                "\n",
                jdbc.queryForList(
                        "EXPLAIN SELECT l.* FROM leads.lead l WHERE " + sql.where() + " ORDER BY l."
                                + sort.orderBy().replace(", id", ", l.id") + " LIMIT 51",
                        String.class,
                        sql.params().toArray()));
    }
}
