package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two leads who turn out to be one person, step by step. */
class MergeTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final CompiledPlaybook PLAYBOOK = compiled();
    private int events;

    private LeadState told(
            LeadState lead, int day, String type, Map<String, Value> traits, Map<String, Value> properties) {
        Instant at = START.plus(Duration.ofDays(day));
        Input input =
                new Input.Happened("e" + events++, lead.lead(), type, at, at, traits, properties, Context.NONE, false);
        return Engine.step(PLAYBOOK, lead, input).state();
    }

    private LeadState told(LeadState lead, int day, String type) {
        return told(lead, day, type, Map.of(), Map.of());
    }

    private static LeadState merged(LeadState one, LeadState other, int day) {
        return Engine.merge(
                        PLAYBOOK, one, new Input.Merge("merge", one.lead(), START.plus(Duration.ofDays(day)), other))
                .state();
    }

    private static LeadState lead(long id) {
        return LeadState.unknown(id);
    }

    @Test
    void a_visitor_who_turns_out_to_be_known_brings_what_they_did_and_keeps_nothing_back() {
        LeadState known = told(lead(1), 0, "form.submitted", Map.of("email", Value.of("a@example.com")), Map.of());
        LeadState visitor = told(told(lead(2), 1, "page"), 1, "page");
        LeadState merged = merged(known, visitor, 2);
        assertThat(merged.traits().value("email")).isEqualTo(Value.of("a@example.com"));
        assertThat(merged.summaries().of("page").count()).isEqualTo(2);
        assertThat(Objects.requireNonNull(merged.scores().byRule().get("pages")).points())
                .isEqualTo(20);
        assertThat(merged.lastSeen()).isEqualTo(visitor.lastSeen());
        assertThat(merged.firstSeen()).isEqualTo(known.firstSeen());
    }

    @Test
    void what_two_did_together_can_hold_a_rule_that_neither_did_alone() {
        LeadState one = told(told(lead(1), 0, "page"), 0, "page");
        LeadState other = told(told(lead(2), 1, "page"), 1, "page");
        assertThat(one.segments().in("readers")).isFalse();
        LeadState merged = merged(one, other, 2);
        assertThat(merged.segments().in("readers")).isTrue();
        assertThat(merged.stage().stage()).isEqualTo("MQL");
        assertThat(merged.enrolments().active()).as("silently").isEmpty();
    }

    @Test
    void points_add_up_to_the_rules_cap_and_points_for_what_holds_count_once() {
        LeadState one = lead(1);
        LeadState other = lead(2);
        for (int i = 0; i < 3; i++) {
            one = told(one, 0, "page", Map.of("email", Value.of("a@example.com")), Map.of());
            other = told(other, 1, "page", Map.of("email", Value.of("b@example.com")), Map.of());
        }
        LeadState merged = merged(one, other, 2);
        assertThat(Objects.requireNonNull(merged.scores().byRule().get("pages")).points())
                .as("3 + 3 pages of 10, capped at 50")
                .isEqualTo(50);
        assertThat(Objects.requireNonNull(merged.scores().byRule().get("mailbox"))
                        .points())
                .isEqualTo(5);
    }

    @Test
    void the_further_stage_is_kept_with_the_visits_of_both() {
        LeadState one = told(told(lead(1), 0, "page"), 1, "lead.accepted");
        LeadState other = told(lead(2), 2, "page");
        assertThat(one.stage().stage()).isEqualTo("SAL");
        for (LeadState merged : List.of(merged(one, other, 3), merged(other, one, 3))) {
            assertThat(merged.stage().stage()).isEqualTo("SAL");
            assertThat(merged.stage().since()).isEqualTo(START.plus(Duration.ofDays(1)));
            assertThat(Objects.requireNonNull(merged.stage().visits().get("TRAFFIC"))
                            .count())
                    .isEqualTo(2);
            assertThat(Objects.requireNonNull(merged.stage().visits().get("TRAFFIC"))
                            .last())
                    .isEqualTo(START.plus(Duration.ofDays(2)));
        }
    }

    @Test
    void each_field_keeps_the_value_its_survivorship_says() {
        LeadState old = told(
                lead(1),
                0,
                "identify",
                Map.of("email", Value.of("old@example.com"), "origin", Value.of("fair"), "employees", Value.of(500)),
                Map.of());
        LeadState young = told(
                lead(2),
                5,
                "identify",
                Map.of("email", Value.of("new@example.com"), "origin", Value.of("web"), "employees", Value.of(20)),
                Map.of());
        for (LeadState merged : List.of(merged(old, young, 6), merged(young, old, 6))) {
            assertThat(merged.traits().value("email")).as("newest").isEqualTo(Value.of("new@example.com"));
            assertThat(merged.traits().value("origin")).as("oldest").isEqualTo(Value.of("fair"));
            assertThat(merged.traits().value("employees")).as("greatest").isEqualTo(Value.of(500));
        }
    }

    @Test
    void who_withdrew_once_has_withdrawn_and_who_said_nothing_takes_nothing_away() {
        LeadState granted = told(lead(1), 5, "consent.given", Map.of(), Map.of("channel", Value.of("email")));
        LeadState withdrawn = told(lead(2), 0, "consent.withdrawn", Map.of(), Map.of("channel", Value.of("email")));
        LeadState silent = told(lead(3), 0, "page");
        assertThat(merged(granted, withdrawn, 6).contact().permission("email")).isEqualTo(Permission.WITHDRAWN);
        assertThat(merged(withdrawn, granted, 6).contact().permission("email")).isEqualTo(Permission.WITHDRAWN);
        assertThat(merged(silent, granted, 6).contact().permission("email")).isEqualTo(Permission.GRANTED);
    }

    @Test
    void of_two_ways_through_a_journey_the_one_entered_first_goes_on() {
        LeadState first = told(lead(1), 0, "demo.requested");
        LeadState second = told(lead(2), 3, "demo.requested");
        LeadState kept = merged(first, second, 4);
        LeadState taken = merged(second, first, 4);
        Enrolment own = kept.enrolments().active("demo");
        Enrolment adopted = taken.enrolments().active("demo");
        assertThat(own).isNotNull();
        assertThat(adopted).isNotNull();
        assertThat(own.number()).as("its own goes on under its number").isEqualTo(1);
        assertThat(adopted.number())
                .as("one taken over must not ask under a number used before")
                .isEqualTo(2);
        assertThat(adopted.enteredAt()).isEqualTo(START);
        assertThat(Objects.requireNonNull(kept.enrolments().past().get("demo")).times())
                .isEqualTo(1);
        assertThat(kept.nextDue())
                .as("whoever is in a journey is looked at at once")
                .isEqualTo(START.plus(Duration.ofDays(4)));
    }

    @Test
    void a_message_both_wait_for_is_sent_once() {
        Contact.Delayed mine = delayed("1/demo/1/mail/1", 1, 0);
        Contact.Delayed theirs = delayed("2/demo/1/mail/1", 2, 1);
        LeadState one = waiting(lead(1), mine);
        LeadState other = waiting(lead(2), theirs);
        assertThat(merged(one, other, 2).contact().delayed()).containsExactly(mine);
        assertThat(merged(other, one, 2).contact().delayed()).singleElement().satisfies(delayed -> {
            assertThat(delayed.message().id()).isEqualTo("1/demo/1/mail/1");
            assertThat(delayed.message().lead())
                    .as("it goes to the lead that is left")
                    .isEqualTo(2);
        });
    }

    private static Contact.Delayed delayed(String id, long lead, int day) {
        Instant since = START.plus(Duration.ofDays(day));
        return new Contact.Delayed(
                new Effect.Send(id, lead, "email", "welcome", "journey:demo/mail"),
                0,
                since,
                since.plus(Duration.ofDays(30)));
    }

    private static LeadState waiting(LeadState lead, Contact.Delayed message) {
        Contact contact = new Contact(Map.of(), Map.of(), List.of(message));
        LeadState none = LeadState.unknown(lead.lead());
        return new LeadState(
                lead.lead(),
                0,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                none.traits(),
                none.summaries(),
                none.tags(),
                none.scores(),
                none.segments(),
                none.stage(),
                none.enrolments(),
                contact,
                none.account(),
                null);
    }

    private static CompiledPlaybook compiled() {
        Condition reader =
                new Condition.Happened(Pattern.of("page"), Condition.Times.AT_LEAST, 4, new Condition.Window.Ever());
        Condition accepted = new Condition.Happened(
                Pattern.of("lead.accepted"), Condition.Times.AT_LEAST, 1, new Condition.Window.Ever());
        Playbook playbook = new Playbook(
                1,
                "Merge",
                ZoneOffset.UTC,
                List.of(
                        new Field("email", "E-mail", Field.Type.TEXT, List.of()),
                        new Field("origin", "Origin", Field.Type.TEXT, List.of(), Field.Survivorship.OLDEST),
                        new Field("employees", "Staff", Field.Type.NUMBER, List.of(), Field.Survivorship.GREATEST)),
                List.of(),
                new Scoring(
                        List.of(
                                rule("pages", new ScoreRule.Trigger.Each(Pattern.of("page")), 10, 50.0),
                                rule(
                                        "mailbox",
                                        new ScoreRule.Trigger.While(
                                                new Condition.Trait("email", Condition.Op.IS_SET, List.of())),
                                        5,
                                        null)),
                        new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10),
                        100),
                List.of(new Segment("readers", "Readers", "", reader)),
                new Lifecycle(List.of(
                        stage("TRAFFIC", null),
                        stage("MQL", new Condition.InSegment("readers"), "TRAFFIC"),
                        stage("SAL", accepted, "TRAFFIC", "MQL"))),
                List.of(
                        journey("demo", new Node.Trigger.OnEvent(Pattern.of("demo.requested"))),
                        journey("readers", new Node.Trigger.OnSegment("readers"))));
        return switch (CompiledPlaybook.compile(playbook)) {
            case CompiledPlaybook.Compilation.Ready ready -> ready.playbook();
            case CompiledPlaybook.Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static ScoreRule rule(String id, ScoreRule.Trigger trigger, double points, @Nullable Double cap) {
        return new ScoreRule(id, id, ScoreRule.Model.ONLINE, trigger, points, cap, new ScoreRule.Decay.None());
    }

    private static Lifecycle.Stage stage(String id, @Nullable Condition entry, String... from) {
        return new Lifecycle.Stage(
                id, id, Lifecycle.Team.MARKETING, Lifecycle.Kind.MAIN, entry, List.of(from), List.of(), false);
    }

    private static Journey journey(String id, Node.Trigger trigger) {
        return new Journey(
                id,
                1,
                id,
                Journey.Status.LIVE,
                List.of(
                        new Node.Entry("in", trigger, null, new Node.Reentry.Never(), Duration.ofDays(1), "wait"),
                        new Node.Wait("wait", Duration.ofDays(20), "mail"),
                        new Node.Send("mail", "email", "welcome", null)),
                null,
                Map.of());
    }
}
