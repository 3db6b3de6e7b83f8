package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Field.Survivorship;
import io.hatchery.engine.trait.Survival;
import io.hatchery.engine.trait.Traits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Which telling of a trait survives does not depend on the order of hearing. */
class SurvivorshipLawsTest {
    private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = THEN.plus(Duration.ofDays(9));

    private static final List<Field> FIELDS = List.of(
            field("newest", Field.Type.TEXT, Survivorship.NEWEST),
            field("unsaid", Field.Type.TEXT, null),
            field("oldest", Field.Type.TEXT, Survivorship.OLDEST),
            field("longest", Field.Type.TEXT, Survivorship.LONGEST),
            field("greatest", Field.Type.NUMBER, Survivorship.GREATEST),
            field("latest", Field.Type.DATE, Survivorship.GREATEST),
            field("person", Field.Type.TEXT, Survivorship.PERSON_FIRST));

    private static final CompiledPlaybook PLAYBOOK = compiled();

    private static Field field(String key, Field.Type type, @Nullable Survivorship survivorship) {
        return new Field(key, key, type, List.of(), survivorship);
    }

    private static CompiledPlaybook compiled() {
        Lifecycle.Stage first = new Lifecycle.Stage(
                "TRAFFIC", "Traffic", Lifecycle.Team.MARKETING, Lifecycle.Kind.MAIN, null, List.of(), List.of(), false);
        Playbook playbook = new Playbook(
                1,
                "Survivorship",
                ZoneOffset.UTC,
                FIELDS,
                List.of(),
                new Scoring(List.of(), new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10), 100),
                List.of(),
                new Lifecycle(List.of(first)),
                List.of());
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready ready -> ready.playbook();
            case Compilation.Rejected rejected ->
                throw new AssertionError(rejected.problems().toString());
        };
    }

    private static Input.Happened telling(String id, int hour, @Nullable String actor, Map<String, Value> traits) {
        return new Input.Happened(
                id,
                7,
                "identify",
                THEN.plus(Duration.ofHours(hour)),
                NOW,
                traits,
                Map.of(),
                actor == null ? Context.NONE : Context.by(actor),
                false);
    }

    private static List<Input.Happened> tellings(Random random) {
        List<Input.Happened> tellings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, Value> traits = new HashMap<>();
            for (Field field : FIELDS) {
                if (random.nextBoolean()) {
                    traits.put(field.key(), value(random, field.type()));
                }
            }
            String actor = random.nextInt(3) == 0 ? "user:" + random.nextInt(2) : null;
            tellings.add(telling("e" + random.nextInt(10) + i, random.nextInt(5), actor, traits));
        }
        return tellings;
    }

    private static Value value(Random random, Field.Type type) {
        return switch (type) {
            case NUMBER -> Value.of(random.nextInt(4));
            case DATE -> Value.of(THEN.plus(Duration.ofDays(random.nextInt(4))));
            case TEXT, FLAG, CHOICE, LIST ->
                Value.of("ab".repeat(random.nextInt(3)) + (char) ('a' + random.nextInt(3)));
        };
    }

    private static Traits heard(List<Input.Happened> tellings) {
        LeadState state = LeadState.unknown(7);
        for (Input.Happened telling : tellings) {
            state = Engine.step(PLAYBOOK, state, telling).state();
        }
        return state.traits();
    }

    @Property(tries = 500)
    void whatever_the_order_of_hearing_the_same_tellings_survive(@ForAll long seed) {
        Random random = new Random(seed);
        List<Input.Happened> tellings = tellings(random);
        Traits heard = heard(tellings);
        for (int i = 0; i < 4; i++) {
            Collections.shuffle(tellings, random);
            assertThat(heard(tellings)).isEqualTo(heard);
        }
    }

    @Property(tries = 500)
    void two_leads_united_know_what_one_would_have_known(@ForAll long seed) {
        Random random = new Random(seed);
        List<Input.Happened> tellings = tellings(random);
        int split = random.nextInt(tellings.size());
        Traits one = heard(tellings.subList(0, split));
        Traits other = heard(tellings.subList(split, tellings.size()));
        Map<String, Field> fields = new HashMap<>();
        FIELDS.forEach(field -> fields.put(field.key(), field));
        assertThat(Survival.merged(one, other, fields)).isEqualTo(heard(tellings));
        assertThat(Survival.merged(other, one, fields)).isEqualTo(heard(tellings));
    }

    private static @Nullable Value survivor(String field, Input.Happened... tellings) {
        return heard(List.of(tellings)).value(field);
    }

    private static Map<String, Value> says(String field, String text) {
        return Map.of(field, Value.of(text));
    }

    @Example
    void each_rule_keeps_what_it_is_named_for() {
        assertThat(survivor(
                        "newest",
                        telling("a", 2, null, says("newest", "new")),
                        telling("b", 1, null, says("newest", "old"))))
                .isEqualTo(Value.of("new"));
        assertThat(survivor(
                        "oldest",
                        telling("a", 2, null, says("oldest", "new")),
                        telling("b", 1, null, says("oldest", "old"))))
                .isEqualTo(Value.of("old"));
        assertThat(survivor(
                        "longest",
                        telling("a", 1, null, says("longest", "Ann Lee")),
                        telling("b", 2, null, says("longest", "Ann"))))
                .isEqualTo(Value.of("Ann Lee"));
        assertThat(survivor(
                        "greatest",
                        telling("a", 1, null, Map.of("greatest", Value.of(50))),
                        telling("b", 2, null, Map.of("greatest", Value.of(9)))))
                .isEqualTo(Value.of(50));
        assertThat(survivor(
                        "person",
                        telling("a", 1, "user:1", says("person", "said")),
                        telling("b", 2, null, says("person", "guessed"))))
                .isEqualTo(Value.of("said"));
    }

    @Example
    void a_value_told_again_is_as_new_as_its_last_telling() {
        assertThat(survivor(
                        "newest",
                        telling("a", 1, null, says("newest", "kept")),
                        telling("b", 3, null, says("newest", "kept")),
                        telling("c", 2, null, says("newest", "between"))))
                .isEqualTo(Value.of("kept"));
    }
}
