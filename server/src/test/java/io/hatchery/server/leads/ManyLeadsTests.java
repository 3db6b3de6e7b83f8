package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.playbook.Playbooks;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import tools.jackson.databind.JsonNode;

/** Lists stay quick when there are many leads: {@code -Dhatchery.leads=1000000} measures at a million. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyLeadsTests {
    private static final Logger LOG = LoggerFactory.getLogger(ManyLeadsTests.class);
    private static final int MANY = Integer.getInteger("hatchery.leads", 120_000);

    @Autowired
    private JdbcTemplate jdbc;

    private static final int ROUNDS = Integer.getInteger("hatchery.rounds", 3);
    private static final String PRICING_KEY = "page#pricing";

    @Autowired
    private LeadQueries queries;

    @Autowired
    private ConditionQueries sql;

    @Autowired
    private Sieve sieve;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    @BeforeAll
    void many() {
        clock.set(Instant.now());
        jdbc.update("""
                INSERT INTO leads.lead (id, seq, known, name, email, company, sort_name, stage, stage_since, fit, engagement,
                    engagement_at, fades_at, grade, spam, owner, source, channel, campaign, created_at, last_seen_at, account, segments,
                    tags, traits, pattern_keys, pattern_counts, pattern_ends, pattern_times, marks, points, scored_at)
                SELECT i, 1, i % 3 <> 0, 'Name ' || i, 'p' || i || '@corp' || i % 50000 || '.cn', 'Corp ' || i % 50000, 'name ' || i,
                    (ARRAY['LEAD', 'LEAD', 'LEAD', 'MQL', 'CUSTOMER'])[1 + i % 5], now(), i % 97,
                    (i::bigint * 7919) % 101 * power(2, -1.0 / 720) + i % 13 * power(2, -1.0 / 168), now(), now() + interval '3 hours',
                    (ARRAY['A1', 'B2', 'C3', 'D4'])[1 + i % 4], false, CASE WHEN i % 1000 = 1 THEN 'user:u1' END,
                    'Source ' || i % 9, 'search', 'Campaign ' || i % 500, now() - i * interval '1 minute',
                    now() - (i::bigint * 31 % ?) * interval '1 second', i % 50000,
                    CASE WHEN i % 2 = 0 THEN ARRAY[CASE WHEN i % 500 = 0 THEN 'rare' ELSE 'usual' END] ELSE '{}' END,
                    CASE WHEN i % 7 = 0 THEN ARRAY['vip', 'demo'] ELSE ARRAY['demo'] END,
                    jsonb_build_object('country', (ARRAY['CN', 'CN', 'DE', 'US'])[1 + i % 4], 'email', 'p' || i || '@corp.cn',
                        'employees', i % 2000, 'industry', (ARRAY['machinery', 'software', 'retail'])[1 + i % 3],
                        'company', 'Corp ' || i % 50000, 'jobTitle', 'Head of something', 'firstName', 'Name', 'lastName', 'No ' || i,
                        'renewal', jsonb_build_object('at', to_char(now() at time zone 'UTC' + (i % 400) * interval '1 day',
                            'YYYY-MM-DD"T"HH24:MI:SS"Z"'))),
                    ?::int8[], ARRAY[20, 12, 4, 3, 2, i % 3, 1, 1], ARRAY[4, 8, 12, 15, 17, 18, 19, 20],
                    ARRAY(SELECT (extract(epoch FROM now()) * 1000000)::int8 - (i * 7919::int8 % 200 + 20 - k) * 43200000000
                        FROM generate_series(1, 20) k),
                    ARRAY['stage:Traffic', 'stage:LEAD', 'tag:demo', 'segment:usual', 'GRANTED:email'],
                    ARRAY[i % 97, 0, 0, 1, 2592000, (i::bigint * 7919) % 101, 1, 604800, i % 13],
                    (extract(epoch FROM now()))::int8 - 3600
                FROM generate_series(1, ?) i
                """, MANY, new SqlParameterValue(Types.VARCHAR, keys()), MANY);
        jdbc.update("""
                INSERT INTO leads.tagged (tag, lead, since) SELECT 'vip', i, now() FROM generate_series(7, ?, 7) i
                """, MANY);
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
                "ANALYZE leads.lead; ANALYZE leads.lead_search; ANALYZE leads.tagged; ANALYZE leads.segment_member; ANALYZE leads.stage_visit");
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

    private static String keys() {
        return Stream.of(
                        "page",
                        PRICING_KEY,
                        "*",
                        "form.submitted",
                        "email.opened",
                        "asset.downloaded",
                        "call.logged",
                        "webinar.attended")
                .map(key -> Long.toString(Facets.hash(key)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Condition happened(String type, Times times, int n, int days) {
        return new Condition.Happened(Pattern.of(type), times, n, new Window.InLast(Duration.ofDays(days)));
    }

    /** What people ask in a day. */
    private static Map<String, Condition> basket() {
        Condition china = new Condition.Trait("country", Op.IS, List.of(Value.of("CN")));
        Map<String, Condition> basket = new LinkedHashMap<>();
        basket.put("a trait", china);
        basket.put(
                "a number between",
                new Condition.Trait("employees", Op.BETWEEN, List.of(Value.of(200), Value.of(500))));
        basket.put("a date soon", new Condition.Trait("renewal", Op.IN_NEXT_DAYS, List.of(Value.of(14))));
        basket.put("three pages in a month", happened("page", Times.AT_LEAST, 3, 30));
        basket.put("silent for a quarter", new Condition.Not(happened("*", Times.AT_LEAST, 1, 90)));
        basket.put("engagement faded to 50", new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 50));
        basket.put(
                "a usual mix",
                new Condition.All(List.of(
                        china,
                        happened("page", Times.AT_LEAST, 2, 30),
                        new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 40),
                        new Condition.Not(new Condition.StageIs(List.of("CUSTOMER"))))));
        basket.put(
                "either or",
                new Condition.Any(List.of(
                        new Condition.HasTag("vip"),
                        happened("form.submitted", Times.AT_LEAST, 2, 60),
                        new Condition.StageIs(List.of("MQL")))));
        basket.put(
                "in a rare segment and reachable",
                new Condition.All(List.of(new Condition.InSegment("rare"), new Condition.Reachable("email"))));
        basket.put("hardly anyone", new Condition.Trait("lastName", Op.IS, List.of(Value.of("No 4711"))));
        basket.put("no one", new Condition.Trait("lastName", Op.IS, List.of(Value.of("Nobody"))));
        return basket;
    }

    @Test
    void aConditionIsOnePassOverOneTableAtMost() {
        Instant now = Instant.now();
        basket().forEach((name, condition) -> {
            Verdict verdict = ConditionSql.of(condition, playbooks.current().playbook(), now);
            String plan = sql.within(Duration.ofMinutes(1), () -> String.join("\n", explain(verdict)));
            assertThat(plan.lines()
                            .filter(line -> line.contains("Seq Scan on lead l"))
                            .count())
                    .as(name + "\n" + plan)
                    .isLessThanOrEqualTo(1);
            assertThat(plan.lines().filter(line -> line.contains(" on ") && !line.contains(" on lead l")))
                    .as(name + "\n" + plan)
                    .allMatch(line ->
                            line.contains("segment_member") || line.contains("Function Scan on generate_series"));
            if (name.contains("rare")) {
                assertThat(plan).as(name).contains("segment_member").doesNotContain("Seq Scan on lead l");
            }
        });
    }

    /** What docs/adr/0013 rests on; not run unless asked for with {@code -Dhatchery.shapes=true}. */
    @Test
    @EnabledIfSystemProperty(named = "hatchery.shapes", matches = "true")
    void facetsInTheRowAndBesideItAreMeasured() {
        jdbc.execute("""
                CREATE SCHEMA shapes;
                CREATE TABLE shapes.bare (LIKE leads.lead INCLUDING ALL) WITH (fillfactor = 85);
                INSERT INTO shapes.bare (id, seq, known, name, email, company, sort_name, stage, stage_since, fit, engagement,
                    engagement_at, grade, spam, owner, source, channel, campaign, created_at, last_seen_at, account, segments, tags, traits)
                SELECT id, seq, known, name, email, company, sort_name, stage, stage_since, fit, engagement, engagement_at, grade, spam,
                    owner, source, channel, campaign, created_at, last_seen_at, account, segments, tags, traits FROM leads.lead;
                CREATE TABLE shapes.seen (pattern int8, lead int8, n int8, last int8, recent int8[], PRIMARY KEY (pattern, lead));
                INSERT INTO shapes.seen
                SELECT k, id, n, pattern_times[e], pattern_times[greatest(1, e - 3) : e]
                FROM leads.lead, unnest(pattern_keys, pattern_counts, pattern_ends) u(k, n, e);
                CREATE INDEX seen_last ON shapes.seen (pattern, last);
                ANALYZE shapes.bare; ANALYZE shapes.seen
                """);
        LOG.info("shapes: lead {}, bare {}, seen {}", size("leads.lead"), size("shapes.bare"), size("shapes.seen"));
        String touch = " SET last_seen_at = now() + n * interval '1 second', engagement = engagement + 1";
        String some =
                " FROM (SELECT ((? * 7919 + g * 104729::int8) %% %d + 1)::int8 AS id, g AS n FROM generate_series(1, 500) g) b WHERE l.id = b.id"
                        .formatted(MANY);
        String bare = "UPDATE shapes.bare l" + touch + some;
        String row = "UPDATE leads.lead l" + touch
                + ", pattern_counts = array_append(pattern_counts[2:], 7), pattern_times = array_append(pattern_times[2:], 1700000000000000)"
                + some;
        String side = "INSERT INTO shapes.seen AS s SELECT k, b.id, 1, 1700000000000000 + b.n, ARRAY[1700000000000000]"
                + some.replace(
                        "WHERE l.id = b.id",
                        ", unnest(?::int8[]) k ON CONFLICT (pattern, lead) DO UPDATE"
                                + " SET n = s.n + 1, last = excluded.last, recent = array_append(s.recent[2:], excluded.last)");
        List<String> seen = List.of(keys().replaceAll("[{}]", "").split(",", -1));
        String page = seen.getFirst();
        String patterns = "{" + String.join(",", seen.subList(0, 3)) + "}";
        for (int round = 0; round < 2; round++) {
            LOG.info("shapes: row without facets {} us a lead", each(i -> jdbc.update(bare, i)));
            LOG.info("shapes: row with facets {} us a lead", each(i -> jdbc.update(row, i)));
            LOG.info(
                    "shapes: three rows beside it {} us a lead",
                    each(i -> jdbc.update(side, i, new SqlParameterValue(Types.VARCHAR, patterns))));
        }
        long month = Facets.micros(Instant.now().minus(Duration.ofDays(30)));
        for (int round = 0; round < 3; round++) {
            long from = System.nanoTime();
            jdbc.queryForObject(
                    "SELECT count(*) FROM shapes.bare l WHERE l.traits -> 'country' = '\"CN\"' AND EXISTS (SELECT 1 FROM shapes.seen s"
                            + " WHERE s.lead = l.id AND s.pattern = " + page
                            + " AND s.last > ? AND s.recent[array_length(s.recent, 1) - 1] > ?)",
                    Long.class,
                    month,
                    month);
            LOG.info("shapes: a trait and two pages in a month, beside: {} ms", (System.nanoTime() - from) / 1_000_000);
        }
    }

    private String size(String table) {
        return String.valueOf(
                jdbc.queryForObject("SELECT pg_size_pretty(pg_table_size('" + table + "'))", String.class));
    }

    private static long each(IntConsumer batch) {
        int batches = 100;
        long from = System.nanoTime();
        for (int i = 0; i < batches; i++) {
            batch.accept(i);
        }
        return (System.nanoTime() - from) / (batches * 500L) / 1000;
    }

    private List<String> explain(Verdict verdict) {
        List<Object> params = new ArrayList<>(verdict.possibly().params());
        return jdbc.queryForList(
                "EXPLAIN SELECT count(*) FROM leads.lead l WHERE "
                        + verdict.possibly().text(),
                String.class,
                params.toArray());
    }

    @Test
    void listsAndPreviewsByConditionAreQuick() {
        LeadFilter all = LeadFilter.everyone(Known.ALL);
        LeadFilter known = LeadFilter.everyone(Known.KNOWN);
        basket().forEach((name, condition) -> {
            Sieve.Count count = sieve.count(all, condition, 8, Duration.ofMinutes(1));
            Sieve.Found page = sieve.page(known, condition, LeadSort.NEWEST, null, 50, Duration.ofMinutes(1));
            long[] estimates = new long[ROUNDS];
            long[] previews = new long[ROUNDS];
            long[] pages = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long before = System.nanoTime();
                Optional<Sieve.Estimate> estimate = sieve.estimate(condition, 8);
                long from = System.nanoTime();
                sieve.count(all, condition, 8, Duration.ofMinutes(1));
                long then = System.nanoTime();
                sieve.page(known, condition, LeadSort.NEWEST, null, 50, Duration.ofMinutes(1));
                estimates[i] = (from - before) / 1_000_000;
                estimate.ifPresent(about -> assertThat(count.count())
                        .as("%s, told as %s", name, about)
                        .isBetween(about.low() - about.count() / 50, about.high() + about.count() / 50));
                previews[i] = (then - from) / 1_000_000;
                pages[i] = (System.nanoTime() - then) / 1_000_000;
            }
            Arrays.sort(estimates);
            Arrays.sort(previews);
            Arrays.sort(pages);
            LOG.info(
                    "by condition, {}: {} leads, about {} p50 {} p95 {} ms, preview p50 {} p95 {} ms; page of {}: p50 {} p95 {} ms",
                    name,
                    count.count(),
                    sieve.estimate(condition, 8).map(Sieve.Estimate::count).orElse(-1L),
                    estimates[ROUNDS / 2],
                    estimates[ROUNDS - 1 - ROUNDS / 20],
                    previews[ROUNDS / 2],
                    previews[ROUNDS - 1 - ROUNDS / 20],
                    page.items().size(),
                    pages[ROUNDS / 2],
                    pages[ROUNDS - 1 - ROUNDS / 20]);
            assertThat(count.complete()).as(name).isTrue();
            assertThat(count.sample()).hasSize((int) Math.min(8, count.count()));
        });
    }

    @Test
    void aPreviewSaysAboutHowManyAtOnceAndHowManyWhenAskedToCount() {
        Console marketer = console.as(Role.MARKETER);
        String china = """
                {"condition":{"kind":"trait","field":"country","op":"IS","values":["CN"]}}""";
        JsonNode quick =
                marketer.post("/api/segments/preview?quick=true", china).is(200).json();
        assertThat(quick.at("/about/low").asInt()).isBetween(MANY * 45 / 100, MANY / 2);
        assertThat(quick.at("/about/high").asInt()).isBetween(MANY / 2, MANY * 55 / 100);
        assertThat(quick.get("count").asInt())
                .isBetween(
                        quick.at("/about/low").asInt(), quick.at("/about/high").asInt());
        JsonNode counted = marketer.post("/api/segments/preview", china).is(200).json();
        assertThat(counted.get("count").asInt()).isEqualTo(MANY / 2);
        assertThat(counted.path("about").isNull()).isTrue();
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
