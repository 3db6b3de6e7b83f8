package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.StepAssert.to;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.LifecycleFact.Why;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class StageStoryTest {
    private static final Condition KNOWN = new Condition.Trait("email", Condition.Op.IS_SET, List.of());

    private static Condition since(String type) {
        return new Condition.Happened(Pattern.of(type), Times.AT_LEAST, 1, new Window.SinceStage());
    }

    private static final CompiledPlaybook PLAYBOOK = aPlaybook()
            .field("budget", Field.Type.NUMBER)
            .stage("Lead", KNOWN, "Traffic")
            .stage("MQL", since("demo.requested"), "Lead", "Recycled")
            .stage("SAL", since("lead.accepted"), "MQL")
            .stage("Recycled", since("lead.rejected"), "MQL", "SAL")
            .stage(new Stage(
                    "SQL", "SQL", Lifecycle.Team.SALES, Lifecycle.Kind.MAIN, null, List.of("SAL"), List.of(), true))
            .compiled();

    @Test
    void a_lead_starts_in_the_first_stage_and_goes_on_at_once_where_rules_let_it() {
        Story story = given(PLAYBOOK).lead();
        assertThat(story.when("page")).moved(to("Traffic"));
        assertThat(story.whenTold("form.submitted", Map.of("email", Value.of("a@b.c"))))
                .moved(to("Lead"));

        Story known = given(PLAYBOOK).lead();
        assertThat(known.whenTold("identify", Map.of("email", Value.of("a@b.c"))))
                .moved(to("Traffic"))
                .moved(to("Lead"));
    }

    @Test
    void an_accepted_mql_is_worked_and_a_rejected_one_comes_back_and_may_become_mql_again() {
        Story story = given(PLAYBOOK).lead().with("email", "a@b.c").inStage("MQL");
        assertThat(story.when("lead.accepted")).moved(to("SAL"));
        assertThat(story.when("lead.rejected", Map.of("reason", Value.of("no budget"))))
                .moved(to("Recycled"));
        story.after(Duration.ofDays(1));
        assertThat(story.when("demo.requested")).moved(to("MQL"));
        Assertions.assertThat(story.state().stage().visits())
                .hasEntrySatisfying(
                        "MQL", visits -> Assertions.assertThat(visits.count()).isEqualTo(2));
    }

    @Test
    void what_happened_before_the_stage_does_not_count_since_the_stage() {
        Story story = given(PLAYBOOK).lead().with("email", "a@b.c");
        story.when("lead.accepted");
        story.unnoticed(Duration.ofHours(1)).inStage("MQL");
        assertThat(story.when("page")).didNotMove();
    }

    @Test
    void a_person_moves_a_lead_only_where_the_lifecycle_allows_and_says_why_where_it_asks() {
        Story story = given(PLAYBOOK).lead().with("email", "a@b.c").inStage("SAL");
        assertThat(story.when("stage.set", Map.of("stage", Value.of("SQL"))))
                .refused(Why.REASON_MISSING)
                .didNotMove();
        assertThat(story.when("stage.set", Map.of("stage", Value.of("MQL")))).refused(Why.NOT_ALLOWED_FROM_HERE);
        assertThat(story.when("stage.set", Map.of("stage", Value.of("Nowhere"))))
                .refused(Why.UNKNOWN_STAGE);
        assertThat(story.when("stage.set", Map.of("stage", Value.of("SQL"), "note", Value.of("has budget"))))
                .moved(to("SQL"));
    }

    @Test
    void a_stage_is_not_left_by_hand_before_its_fields_are_filled() {
        CompiledPlaybook playbook = aPlaybook()
                .field("budget", Field.Type.NUMBER)
                .stage(new Stage(
                        "SAL",
                        "SAL",
                        Lifecycle.Team.SDR,
                        Lifecycle.Kind.MAIN,
                        null,
                        List.of("Traffic"),
                        List.of("budget"),
                        false))
                .stage("SQL", null, "SAL")
                .compiled();
        Story story = given(playbook).lead().inStage("SAL");
        assertThat(story.when("stage.set", Map.of("stage", Value.of("SQL")))).refused(Why.FIELD_MISSING);
        story.whenTold("field.changed", Map.of("budget", Value.of("100000")));
        assertThat(story.when("stage.set", Map.of("stage", Value.of("SQL")))).moved(to("SQL"));
    }

    @Test
    void a_stage_ages_by_itself() {
        CompiledPlaybook playbook = aPlaybook()
                .stage("Working", null, "Traffic")
                .stage("Stale", new Condition.InStageFor(Duration.ofDays(5)), "Working")
                .compiled();
        Story story = given(playbook).lead().inStage("Working");
        assertThat(story.after(Duration.ofDays(5).minusSeconds(1))).didNotMove();
        assertThat(story.after(Duration.ofSeconds(1))).moved(to("Stale"));
    }

    @Test
    void rules_that_send_a_lead_in_circles_are_stopped_and_the_event_is_kept() {
        Condition always = new Condition.Not(new Condition.HasTag("never"));
        CompiledPlaybook playbook = aPlaybook()
                .tag("never", null)
                .stage("A", new Condition.All(List.of(always)), "Traffic", "B")
                .stage("B", always, "A")
                .compiled();
        Story story = given(playbook).lead();
        assertThat(story.when("page")).concluded(new Conclusion.RuleLoopStopped(CompiledPlaybook.ROUNDS));
        Assertions.assertThat(story.state().recent()).hasSize(1);
        Assertions.assertThat(story.state().nextDue()).isEqualTo(story.now().plus(Duration.ofDays(1)));
    }

    @Test
    void a_late_event_never_undoes_a_stage() {
        Story story = given(PLAYBOOK).lead().with("email", "a@b.c").inStage("MQL");
        story.after(Duration.ofDays(2));
        story.when("lead.accepted");
        assertThat(story.whenLate("lead.rejected", Duration.ofDays(1), Map.of()))
                .didNotMove();
        Assertions.assertThat(story.state().stage().stage()).isEqualTo("SAL");
    }

    @Test
    void owners_come_and_go() {
        Story story = given(PLAYBOOK).lead();
        story.when("owner.assigned", Map.of("owner", Value.of("user:5")));
        Assertions.assertThat(story.state().stage().owner()).isEqualTo("user:5");
        story.when("owner.removed");
        Assertions.assertThat(story.state().stage().owner()).isNull();
    }
}
