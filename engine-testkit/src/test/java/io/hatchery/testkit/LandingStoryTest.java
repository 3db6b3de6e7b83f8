package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Journey.Landing;
import io.hatchery.engine.journey.Journey.Status;
import io.hatchery.engine.journey.JourneyFact.EnrolmentMoved;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What becomes of those inside when a journey is changed. */
class LandingStoryTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Node.Entry ENTRY =
            new Node.Entry("in", new Node.Trigger.Manual(), null, new Node.Reentry.Always(), DAY, "wait");

    private static final Journey BEFORE =
            version(1, Status.RETIRED, Map.of(), ENTRY, new Node.Wait("wait", Duration.ofDays(10), "old"), send("old"));

    private static Journey version(int number, Status status, Map<String, Landing> landings, Node... nodes) {
        return new Journey("j", number, "j", status, List.of(nodes), null, Map.of(), null, landings);
    }

    private static Node.Send send(String content) {
        return new Node.Send(content, "email", content, null);
    }

    private static CompiledPlaybook after(Landing landing) {
        return playbook(
                BEFORE,
                version(
                        2,
                        Status.LIVE,
                        Map.of("wait", landing),
                        ENTRY,
                        new Node.Wait("wait", Duration.ofDays(4), "new"),
                        send("new"),
                        new Node.Exit("out", "Out")));
    }

    private static CompiledPlaybook playbook(Journey... journeys) {
        PlaybookBuilder builder = aPlaybook();
        for (Journey journey : journeys) {
            builder.journey(journey);
        }
        return builder.compiled();
    }

    private static Story inside() {
        Story story = given(playbook(
                        version(1, Status.LIVE, Map.of(), BEFORE.nodes().toArray(Node[]::new))))
                .lead()
                .with("email", "a@b.c");
        story.when("journey.entered", Map.of("journey", Value.of("j")));
        story.after(Duration.ofDays(3));
        return story;
    }

    @Test
    void a_lead_nothing_is_said_of_stays_in_the_version_it_entered() {
        for (Landing landing : List.of(new Landing.Stay(), new Landing.MoveTo("wait"))) {
            Story story = inside();
            boolean stays = landing instanceof Landing.Stay;
            assertThat(story.published(after(landing))).wantsNothing();
            Assertions.assertThat(
                            Objects.requireNonNull(story.state().enrolments().active("j"))
                                    .version())
                    .isEqualTo(stays ? 1 : 2);
            assertThat(story.after(DAY.minusMillis(1))).wantsNothing();
            story.after(Duration.ofMillis(1));
            Assertions.assertThat(story.effects()).hasSize(stays ? 0 : 1);
        }
    }

    @Test
    void a_wait_goes_on_from_when_the_lead_began_to_wait() {
        Story story = inside();
        Step step = story.published(after(new Landing.MoveTo("wait")));
        assertThat(step)
                .concluded(new EnrolmentMoved("j", 1, 2, 1, "wait", "wait", Story.START.plus(Duration.ofDays(4))));
        assertThat(story.after(DAY)).sends("new").leftJourney("j", Outcome.COMPLETED);
    }

    @Test
    void a_lead_who_lands_where_nobody_waits_goes_on_in_the_next_step_and_not_by_publishing() {
        Story story = inside();
        assertThat(story.published(after(new Landing.MoveTo("new")))).wantsNothing();
        Assertions.assertThat(story.state().nextDue()).isEqualTo(story.now());
        assertThat(story.after(Duration.ZERO)).sends("new").leftJourney("j", Outcome.COMPLETED);
        Assertions.assertThat(
                        Objects.requireNonNull(story.state().enrolments().past().get("j"))
                                .reached())
                .containsEntry("new", 1)
                .containsEntry("wait", 1);
        Assertions.assertThat(story.effects().getFirst().id()).isEqualTo("1/j/1/new/1");
    }

    @Test
    void a_lead_may_be_told_to_leave_and_a_version_that_is_gone_lets_go_of_its_leads() {
        Story story = inside();
        assertThat(story.published(after(new Landing.Leave()))).wantsNothing().leftJourney("j", Outcome.REMOVED);
        Story gone = inside();
        gone.published(playbook());
        assertThat(gone.after(Duration.ZERO)).leftJourney("j", Outcome.REMOVED).wantsNothing();
    }
}
