package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.codec.DefaultPlaybooks;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.runtime.ReadModel.Change;
import io.hatchery.testkit.life.Crew;
import io.hatchery.testkit.life.LeadLife;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL and engine agree on every condition: what SQL is sure of is true, what is true SQL thinks possible. Seeds are fixed; {@code
 * -Dhatchery.tries} asks more of them.
 */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionSqlTests {
    private static final int TRIES = Integer.getInteger("hatchery.tries", 800);
    private static final int RANDOM = 160;
    private static final int LIVES = 60;
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("America/Havana"), ZoneId.of("UTC"));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LeadProjection projection;

    private final Map<Long, LeadState> states = new HashMap<>();
    private final List<Condition> asked = new ArrayList<>();
    private CompiledPlaybook standard;

    @BeforeAll
    void leads() {
        standard = compiled(DefaultPlaybooks.of(Locale.ENGLISH));
        List<Change> changes = new ArrayList<>();
        AnyState any = new AnyState(7);
        for (long id = 1; id <= RANDOM; id++) {
            LeadState state = any.state(id);
            changes.add(new Change(LeadState.unknown(id), state, List.of(), List.of(), memberships(state)));
        }
        LeadLife lives = new LeadLife(
                11, LIVES, AnyState.START, Locale.ENGLISH, new Crew(List.of("user:1"), List.of("user:2")), standard);
        for (long id = RANDOM + 1; id <= RANDOM + LIVES; id++) {
            changes.add(lived(id, lives));
        }
        projection.conclude(changes);
        changes.forEach(change -> states.put(change.lead(), change.after()));
        standard.playbook().segments().forEach(segment -> asked.add(segment.condition()));
        standard.playbook().tags().stream().filter(tag -> tag.rule() != null).forEach(tag -> asked.add(tag.rule()));
        standard.playbook().scoring().rules().forEach(rule -> {
            if (rule.trigger() instanceof ScoreRule.Trigger.While(Condition condition)) {
                asked.add(condition);
            }
        });
    }

    private static Change lived(long id, LeadLife lives) {
        LeadState state = LeadState.unknown(id);
        List<Fact> facts = new ArrayList<>();
        for (var event : lives.life((int) (id - RANDOM - 1)).events()) {
            var step = Engine.step(
                    lives.playbook(),
                    state,
                    new Input.Happened(
                            event.id(),
                            id,
                            event.type(),
                            event.at(),
                            event.at(),
                            event.traits(),
                            event.properties(),
                            event.context(),
                            false));
            facts.addAll(step.facts());
            state = step.state();
        }
        return new Change(LeadState.unknown(id), state, List.of(), List.of(), facts);
    }

    /** What a life would have told of where a lead is. */
    private static List<Fact> memberships(LeadState state) {
        List<Fact> facts = new ArrayList<>();
        state.tags().byId().keySet().forEach(tag -> facts.add(fact(state, new TagFact.TagAdded(tag, Tags.By.RULE))));
        state.segments().since().keySet().forEach(s -> facts.add(fact(state, new SegmentFact.SegmentEntered(s))));
        state.enrolments()
                .active()
                .forEach(e -> facts.add(fact(state, new JourneyFact.JourneyEntered(e.journey(), 1, 1, e.node()))));
        return facts;
    }

    private static Fact fact(LeadState state, io.hatchery.engine.Conclusion what) {
        return new Fact(state.lead(), 1, AnyState.START, 1, "test", Reason.of("test"), what);
    }

    @Test
    void randomConditionsSelectWhatTheEngineSays() {
        int exact = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Condition condition = new AnyQuestion(seed).condition(3);
            exact += agree(seed, condition, within(ZONES.get(seed % ZONES.size()))) ? 1 : 0;
        }
        assertThat(exact).as("conditions that SQL answers alone").isGreaterThan(TRIES / 2);
    }

    @Test
    void everyKindOfLeafSelectsWhatTheEngineSays() {
        for (int seed = 0; seed < TRIES; seed++) {
            agree(seed, new AnyQuestion(seed).leaf(), within(ZONES.get(seed % ZONES.size())));
        }
    }

    @Test
    void theRulesOfTheShippedPlaybookSelectWhatTheEngineSays() {
        for (int i = 0; i < asked.size(); i++) {
            boolean sure = agree(i, asked.get(i), standard);
            assertThat(sure || asked.get(i).toString().contains("MATCHES"))
                    .as("SQL alone answers %s", asked.get(i))
                    .isTrue();
        }
    }

    /** Moments stand in the order of their letters only up to the second, so what lies right beside a limit is looked at. */
    @Test
    void momentsBesideALimitAreComparedAsTheEngineDoes() {
        Instant limit = Instant.parse("2026-03-01T16:00:00Z");
        for (int millis : List.of(-1_000, -500, -1, 0, 1, 500, 999, 1_000)) {
            Instant at = limit.plusMillis(millis);
            Map<Op, Boolean> truth = Map.of(
                    Op.AT_LEAST,
                    !at.isBefore(limit),
                    Op.LESS,
                    at.isBefore(limit),
                    Op.GREATER,
                    at.isAfter(limit),
                    Op.AT_MOST,
                    !at.isAfter(limit));
            truth.forEach((op, holds) -> {
                Verdict verdict = new TraitSql(
                                Piece.of("?::jsonb", "{\"at\":\"" + at + "\"}"), true, limit, ZoneId.of("UTC"))
                        .test(op, List.of(Value.of(limit)));
                for (Piece said : List.of(verdict.surely(), verdict.possibly())) {
                    assertThat(jdbc.sql("SELECT " + said.text())
                                    .params(said.params())
                                    .query(Boolean.class)
                                    .single())
                            .as("%s %s %s", at, op, limit)
                            .isEqualTo(holds);
                }
            });
        }
    }

    /** Whether SQL was sure of all leads that really lived: their traits are of the kinds their fields say. */
    private boolean agree(int seed, Condition condition, CompiledPlaybook playbook) {
        Instant now = now(seed);
        Verdict verdict = ConditionSql.of(condition, playbook.playbook(), now);
        Set<Long> surely = new HashSet<>();
        Set<Long> possibly = new HashSet<>();
        List<Object> params = new ArrayList<>(verdict.surely().params());
        params.addAll(verdict.possibly().params());
        jdbc.sql("SELECT l.id, " + verdict.surely().text() + " AS surely, "
                        + verdict.possibly().text() + " AS possibly FROM leads.lead l")
                .params(params)
                .query(row -> {
                    if ((boolean) row.getObject("surely")) {
                        surely.add(row.getLong("id"));
                    }
                    if ((boolean) row.getObject("possibly")) {
                        possibly.add(row.getLong("id"));
                    }
                });
        Set<Long> truth = new HashSet<>();
        states.forEach((id, state) -> {
            if (Engine.evaluate(playbook, condition, state, now).holds()) {
                truth.add(id);
            }
        });
        String what =
                "seed " + seed + " at " + now + " in " + playbook.playbook().timeZone() + ": " + condition;
        assertThat(truth).as("sure although not true, " + what).containsAll(surely);
        assertThat(possibly).as("true although not possible, " + what).containsAll(truth);
        possibly.removeAll(surely);
        return possibly.stream().noneMatch(id -> id > RANDOM);
    }

    private static Instant now(int seed) {
        Random random = new Random(seed);
        return switch (random.nextInt(4)) {
            case 0 -> AnyState.START;
            case 1 -> AnyState.START.plus(Duration.ofDays(random.nextInt(40)));
            case 2 -> AnyState.START.minus(Duration.ofHours(random.nextInt(300)));
            default -> AnyState.START.plusSeconds(random.nextInt(2_000_000)).plusNanos(random.nextInt(1_000_000_000));
        };
    }

    private final Map<ZoneId, CompiledPlaybook> byZone = new HashMap<>();

    private CompiledPlaybook within(ZoneId zone) {
        return byZone.computeIfAbsent(zone, z -> {
            Playbook base = DefaultPlaybooks.of(Locale.ENGLISH, z);
            List<Field> fields = new ArrayList<>(base.fields());
            Set<String> known = new HashSet<>();
            base.fields().forEach(field -> known.add(field.key()));
            fields.addAll(List.of(
                            new Field("employees", "Employees", Field.Type.NUMBER, List.of()),
                            new Field("renewal", "Renewal", Field.Type.DATE, List.of()),
                            new Field("customer", "Customer", Field.Type.FLAG, List.of()),
                            new Field("topics", "Topics", Field.Type.LIST, List.of()))
                    .stream()
                    .filter(field -> !known.contains(field.key()))
                    .toList());
            return compiled(base.withFields(fields));
        });
    }

    private static CompiledPlaybook compiled(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready ready -> ready.playbook();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
