package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.journey.Node.Reentry;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class JourneyStoryTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Node.Entry onForm(Reentry reentry, String next) {
        return new Node.Entry("in", new Node.Trigger.OnEvent(Pattern.of("form.submitted")), null, reentry, DAY, next);
    }

    private static Node[] welcome(Reentry reentry) {
        return new Node[] {
            onForm(reentry, "hello"),
            new Node.Send("hello", "email", "hello", "await"),
            new Node.WaitFor(
                    "await",
                    new Node.Awaited.ForEvent(Pattern.of("email.clicked")),
                    Duration.ofDays(3),
                    "tag",
                    "remind"),
            new Node.Send("remind", "email", "reminder", "wait"),
            new Node.Wait("wait", Duration.ofDays(7), "choose"),
            new Node.Branch("choose", List.of(new Node.Arm("engaged", new Condition.HasTag("engaged"), "task")), "out"),
            new Node.AddTag("tag", "engaged", "wait"),
            new Node.CreateTask("task", "team:sdr", "Call", Duration.ofDays(2), null),
            new Node.Exit("out", "Not now"),
            new Node.Goal("goal", "Demo", new Condition.StageIs(List.of("MQL")))
        };
    }

    private static CompiledPlaybook playbook(Journey.Status status, Reentry reentry) {
        return aPlaybook()
                .tag("engaged", null)
                .stage("MQL", null, "Traffic")
                .journey("welcome", status, new Condition.HasTag("engaged-elsewhere"), welcome(reentry))
                .tag("engaged-elsewhere", null)
                .compiled();
    }

    private static Story story() {
        return given(playbook(Journey.Status.LIVE, new Reentry.Never())).lead().with("email", "a@b.c");
    }

    @Test
    void a_lead_who_clicks_is_tagged_and_called_a_week_later() {
        Story story = story();
        assertThat(story.when("form.submitted"))
                .enteredJourney("welcome")
                .sends("hello")
                .reachedNode("await");
        story.after(DAY);
        assertThat(story.when("email.clicked")).tagged("engaged").reachedNode("wait");
        Step later = story.after(Duration.ofDays(7));
        assertThat(later).reachedNode("task").leftJourney("welcome", Outcome.COMPLETED);
        Assertions.assertThat(later.effects()).singleElement().isInstanceOfSatisfying(Effect.CreateTask.class, task -> {
            Assertions.assertThat(task.to()).isEqualTo("team:sdr");
            Assertions.assertThat(task.dueAt()).isEqualTo(story.now().plus(Duration.ofDays(2)));
        });
    }

    @Test
    void a_lead_who_does_not_click_is_reminded_after_the_time_out_and_leaves_by_the_other_way() {
        Story story = story();
        story.when("form.submitted");
        assertThat(story.after(Duration.ofDays(3).minusMillis(1))).concludesNothing();
        assertThat(story.after(Duration.ofMillis(1))).sends("reminder").reachedNode("wait");
        assertThat(story.after(Duration.ofDays(7))).reachedNode("out").leftJourney("welcome", Outcome.EXITED);
    }

    @Test
    void the_goal_is_reached_from_anywhere() {
        Story story = story();
        story.when("form.submitted");
        assertThat(story.when("stage.set", Map.of("stage", Value.of("MQL"))))
                .reachedNode("goal")
                .leftJourney("welcome", Outcome.GOAL_REACHED);
    }

    @Test
    void a_lead_leaves_when_the_exit_condition_holds_and_when_a_person_takes_it_out() {
        Story story = story();
        story.when("form.submitted");
        assertThat(story.when("tag.added", Map.of("tag", Value.of("engaged-elsewhere"))))
                .leftJourney("welcome", Outcome.EXITED);
        Story other = story();
        other.when("form.submitted");
        assertThat(other.when("journey.removed", Map.of("journey", Value.of("welcome"))))
                .leftJourney("welcome", Outcome.REMOVED);
    }

    @Test
    void re_entry_is_as_the_journey_says() {
        for (Reentry reentry :
                List.of(new Reentry.Never(), new Reentry.After(Duration.ofDays(30)), new Reentry.Always())) {
            Story story = given(playbook(Journey.Status.LIVE, reentry)).lead().with("email", "a@b.c");
            story.when("form.submitted");
            story.when("journey.removed", Map.of("journey", Value.of("welcome")));
            boolean soon = entered(story.when("form.submitted"));
            story.when("journey.removed", Map.of("journey", Value.of("welcome")));
            story.after(Duration.ofDays(31));
            boolean later = entered(story.when("form.submitted"));
            Assertions.assertThat(soon).isEqualTo(reentry instanceof Reentry.Always);
            Assertions.assertThat(later).isEqualTo(!(reentry instanceof Reentry.Never));
        }
    }

    private static boolean entered(Step step) {
        return step.state().enrolments().active("welcome") != null;
    }

    @Test
    void a_message_is_withheld_with_its_reason_and_the_lead_goes_on() {
        Story noAddress =
                given(playbook(Journey.Status.LIVE, new Reentry.Never())).lead();
        assertThat(noAddress.when("form.submitted"))
                .concluded(new MessageWithheld("1/welcome/1/hello/1", "email", "hello", Withheld.NO_ADDRESS))
                .reachedNode("await")
                .wantsNothing();
        Story withdrawn = story();
        withdrawn.when("email.unsubscribed");
        assertThat(withdrawn.when("form.submitted"))
                .concluded(new MessageWithheld("1/welcome/1/hello/1", "email", "hello", Withheld.WITHDRAWN))
                .wantsNothing();
    }

    @Test
    void the_same_wish_has_the_same_id_and_another_visit_another() {
        Story story = given(playbook(Journey.Status.LIVE, new Reentry.Always()))
                .lead()
                .with("email", "a@b.c");
        story.when("form.submitted");
        story.when("journey.removed", Map.of("journey", Value.of("welcome")));
        story.when("form.submitted");
        Assertions.assertThat(story.effects().stream().map(Effect::id))
                .containsExactly("1/welcome/1/hello/1", "1/welcome/2/hello/1");
    }

    @Test
    void an_event_that_comes_later_than_the_grace_starts_no_journey() {
        Story story = story();
        assertThat(story.whenLate("form.submitted", Duration.ofHours(25), Map.of()))
                .wantsNothing();
        Assertions.assertThat(entered(story.whenLate("form.submitted", Duration.ofHours(23), Map.of())))
                .isTrue();
    }

    @Test
    void history_starts_no_journey() {
        Story story = story();
        assertThat(story.whenHistoric("form.submitted", Duration.ZERO, Map.of()))
                .wantsNothing();
        Assertions.assertThat(story.state().enrolments().active()).isEmpty();
    }

    @Test
    void a_paused_journey_holds_its_leads_and_goes_on_when_it_is_live_again() {
        Story story = story();
        story.when("form.submitted");
        story.published(playbook(Journey.Status.PAUSED, new Reentry.Never()));
        assertThat(story.after(Duration.ofDays(5))).wantsNothing();
        assertThat(story.when("email.clicked")).wantsNothing();
        assertThat(story.published(playbook(Journey.Status.LIVE, new Reentry.Never())))
                .wantsNothing();
        assertThat(story.after(Duration.ZERO)).sends("reminder");
    }

    @Test
    void a_retired_journey_lets_nobody_in_and_those_inside_out_on_their_way() {
        CompiledPlaybook retired = playbook(Journey.Status.RETIRED, new Reentry.Always());
        assertThat(given(retired).lead().with("email", "a@b.c").when("form.submitted"))
                .wantsNothing();
        Story story = story();
        story.when("form.submitted");
        story.published(retired);
        assertThat(story.after(Duration.ofDays(3))).sends("reminder");
    }

    @Test
    void a_host_that_was_down_changes_no_conclusion() {
        Story watched = story();
        watched.when("form.submitted");
        watched.after(Duration.ofDays(12));
        watched.when("page");
        Story unwatched = story();
        unwatched.when("form.submitted");
        unwatched.unnoticed(Duration.ofDays(12)).when("page");
        Assertions.assertThat(unwatched.facts().stream().map(fact -> fact.at() + " " + fact.what()))
                .filteredOn(text -> !text.contains("Observed"))
                .isEqualTo(watched.facts().stream()
                        .map(fact -> fact.at() + " " + fact.what())
                        .filter(text -> !text.contains("Observed"))
                        .toList());
        Assertions.assertThat(unwatched.effects()).isEqualTo(watched.effects());
    }

    @Test
    void a_circle_goes_round_once_a_wait_and_not_for_ever() {
        CompiledPlaybook playbook = aPlaybook()
                .tag("x", null)
                .journey(
                        "round",
                        onForm(new Reentry.Never(), "await"),
                        new Node.WaitFor(
                                "await",
                                new Node.Awaited.ForCondition(new Condition.Not(new Condition.HasTag("x"))),
                                DAY,
                                "send",
                                null),
                        new Node.Send("send", "email", "again", "await"))
                .compiled();
        Story story = given(playbook).lead().with("email", "a@b.c");
        Assertions.assertThat(story.when("form.submitted").effects()).hasSize(1);
        Assertions.assertThat(story.state().enrolments().active()).hasSize(1);
    }
}
