package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.StepAssert.to;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.BusinessCalendar.Hours;
import io.hatchery.engine.lifecycle.BusinessCalendar.Special;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Sla;
import io.hatchery.engine.lifecycle.Lifecycle.SlaAction;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.LifecycleFact.ClockBreached;
import io.hatchery.engine.lifecycle.LifecycleFact.ClockStarted;
import io.hatchery.engine.lifecycle.LifecycleFact.ClockStopped;
import io.hatchery.engine.lifecycle.LifecycleFact.ClockWarned;
import io.hatchery.engine.lifecycle.LifecycleFact.MoveRefused;
import io.hatchery.engine.lifecycle.LifecycleFact.Why;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stages with an agreed time. Stories start on Monday, 2 March 2026, at 09:00 in Shanghai. */
class ClockStoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String RECYCLED = "Recycled";

    private static Condition since(String type) {
        return new Condition.Happened(Pattern.of(type), Times.AT_LEAST, 1, new Window.SinceStage());
    }

    private static BusinessCalendar office() {
        List<Hours> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.add(new Hours(day, LocalTime.of(9, 0), LocalTime.of(12, 0)));
                week.add(new Hours(day, LocalTime.of(13, 30), LocalTime.of(18, 0)));
            }
        }
        Special holiday = new Special(LocalDate.parse("2026-03-03"), "Holiday", List.of());
        return new BusinessCalendar("office", "Office", ZoneId.of("Asia/Shanghai"), week, List.of(holiday));
    }

    private static Stage mql(@Nullable Sla sla) {
        return new Stage(
                "MQL",
                "MQL",
                Lifecycle.Team.SDR,
                Lifecycle.Kind.MAIN,
                since("demo.requested"),
                List.of("Traffic", RECYCLED),
                List.of(),
                false,
                List.of(),
                null,
                sla,
                "qualified");
    }

    private static Playbook playbook(@Nullable Sla sla) {
        return aPlaybook()
                .stage(mql(sla))
                .stage("SAL", since("lead.accepted"), "MQL")
                .stage(new Stage(
                        RECYCLED,
                        RECYCLED,
                        Lifecycle.Team.MARKETING,
                        Lifecycle.Kind.SIDE,
                        null,
                        List.of("MQL", "SAL"),
                        List.of(),
                        true,
                        List.of("no answer", "no budget"),
                        Duration.ofDays(30),
                        null,
                        null))
                .build()
                .withCalendars(List.of(office()));
    }

    /** A lead that came to Traffic by a first visit: what makes it move on counts from there. */
    private record Visited(Playbook playbook) {
        Story lead() {
            Story story = Story.given(playbook).lead();
            story.when("page");
            return story;
        }
    }

    private static Visited given(Playbook playbook) {
        return new Visited(playbook);
    }

    private static Sla sla(Duration within, SlaAction... onBreach) {
        return new Sla(within, "office", 50, List.of(new SlaAction.Tell("owner")), List.of(onBreach));
    }

    @Test
    void a_clock_counts_working_hours_and_warns_and_breaches_at_its_moments() {
        Story story = given(playbook(sla(Duration.ofHours(8), new SlaAction.Tell("team:sdr"))))
                .lead();
        Instant due = Instant.parse("2026-03-04T01:30:00Z");
        assertThat(story.when("demo.requested"))
                .moved(to("MQL"))
                .concluded(new ClockStarted("MQL", Instant.parse("2026-03-02T06:30:00Z"), due));
        assertThat(story.after(HOUR.multipliedBy(5).plusMinutes(29))).concludesNothing();
        Step warned = story.after(Duration.ofMinutes(1));
        assertThat(warned).concluded(new ClockWarned("MQL", due));
        Assertions.assertThat(told(warned)).containsExactly("team:sdr");
        assertThat(story.after(HOUR.multipliedBy(43).minusSeconds(1))).concludesNothing();
        assertThat(story.after(Duration.ofSeconds(1))).concluded(new ClockBreached("MQL", due));
        assertThat(story.after(Duration.ofDays(100))).concludesNothing();
    }

    @Test
    void whoever_owns_the_lead_is_warned() {
        Story story = given(playbook(sla(HOUR, new SlaAction.Tell("owner")))).lead();
        story.when("owner.assigned", Map.of("owner", Value.of("user:5")));
        story.when("demo.requested");
        Assertions.assertThat(told(story.after(HOUR))).containsExactly("user:5", "user:5");
    }

    @Test
    void a_lead_that_moved_on_in_time_is_not_heard_of_again() {
        Story story = given(playbook(sla(HOUR, new SlaAction.Tell("owner")))).lead();
        story.when("demo.requested");
        story.when("lead.accepted");
        Assertions.assertThat(story.state().stage().clock()).isNull();
        assertThat(story.after(Duration.ofDays(9))).concludesNothing();
    }

    @Test
    void a_late_lead_goes_back_to_nurture_waits_there_and_then_moves_again() {
        Story story = given(playbook(
                        sla(HOUR, new SlaAction.Reassign("pool"), new SlaAction.MoveTo(RECYCLED, "no answer"))))
                .lead();
        story.when("owner.assigned", Map.of("owner", Value.of("user:5")));
        story.when("demo.requested");
        assertThat(story.after(HOUR)).moved(to(RECYCLED));
        Assertions.assertThat(story.state().stage().owner()).isNull();
        assertThat(story.when("demo.requested")).didNotMove();
        assertThat(story.after(Duration.ofDays(30).minusSeconds(1))).didNotMove();
        assertThat(story.after(Duration.ofSeconds(1))).moved(to("MQL"));
        Assertions.assertThat(story.state().stage().visits())
                .hasEntrySatisfying(
                        "MQL", visits -> Assertions.assertThat(visits.count()).isEqualTo(2));
    }

    @Test
    void a_host_that_was_down_is_told_of_every_moment_it_missed() {
        Story story = given(playbook(sla(HOUR, new SlaAction.MoveTo(RECYCLED, "no answer"))))
                .lead();
        story.when("demo.requested");
        Step step = story.unnoticed(Duration.ofDays(40)).when("page");
        assertThat(step).moved(to(RECYCLED));
        Assertions.assertThat(step.facts())
                .filteredOn(fact -> fact.what() instanceof ClockBreached)
                .singleElement()
                .satisfies(fact -> Assertions.assertThat(fact.at()).isEqualTo(Story.START.plus(HOUR)));
    }

    @Test
    void history_starts_no_clock_but_publishing_does_and_a_clock_long_over_breaches_in_silence() {
        Story story = given(playbook(null)).lead();
        story.inStage("MQL");
        story.unnoticed(Duration.ofDays(3));
        Step published = story.published(Story.compiled(
                playbook(sla(HOUR, new SlaAction.Tell("owner"), new SlaAction.MoveTo(RECYCLED, "no answer")))));
        assertThat(published)
                .concluded(new ClockBreached("MQL", Story.START.plus(HOUR)))
                .wantsNothing()
                .didNotMove();
        assertThat(story.after(Duration.ofDays(9))).concludesNothing();
    }

    @Test
    void a_clock_whose_time_changed_starts_again_from_when_the_lead_came() {
        Story story = given(playbook(sla(Duration.ofHours(5)))).lead();
        story.when("demo.requested");
        story.after(HOUR);
        assertThat(story.published(Story.compiled(playbook(sla(Duration.ofHours(3), new SlaAction.Tell("owner"))))))
                .concluded(new ClockStarted(
                        "MQL", Story.START.plus(Duration.ofMinutes(90)), Story.START.plus(Duration.ofHours(3))))
                .wantsNothing();
        assertThat(story.after(HOUR.multipliedBy(2)))
                .concluded(new ClockBreached("MQL", Story.START.plus(Duration.ofHours(3))));
        assertThat(story.published(Story.compiled(playbook(null)))).concluded(new ClockStopped("MQL"));
    }

    @Test
    void a_reason_must_be_one_of_those_to_choose_from() {
        Story story = given(playbook(null)).lead().inStage("MQL");
        Map<String, Value> recycle = Map.of("stage", Value.of(RECYCLED), "note", Value.of("bad mood"));
        assertThat(story.when("stage.set", recycle)).refused(Why.REASON_UNKNOWN);
        assertThat(story.when("stage.set", Map.of("stage", Value.of(RECYCLED), "note", Value.of("no budget"))))
                .moved(to(RECYCLED));
        Assertions.assertThat(story.state().stage().heldUntil()).isEqualTo(Story.START.plus(Duration.ofDays(30)));
    }

    @Test
    void ad_platforms_hear_of_the_first_time_only_and_never_of_history() {
        Story story = given(playbook(null)).lead();
        Assertions.assertThat(story.when("demo.requested").effects())
                .singleElement()
                .isInstanceOf(Effect.UploadConversion.class);
        story.when("stage.set", Map.of("stage", Value.of(RECYCLED), "note", Value.of("no budget")));
        assertThat(story.after(Duration.ofDays(31))).wantsNothing();
        assertThat(story.when("demo.requested")).moved(to("MQL")).wantsNothing();

        Story imported = given(playbook(null)).lead().inStage("MQL");
        Assertions.assertThat(imported.effects()).isEmpty();
    }

    @Test
    void a_move_the_playbook_no_longer_allows_is_refused_and_said_so() {
        Story story = given(playbook(sla(HOUR))).lead();
        story.when("demo.requested");
        assertThat(story.when("stage.set", Map.of("stage", Value.of("Traffic"), "note", Value.of("x"))))
                .concluded(new MoveRefused("MQL", "Traffic", "user:1", Why.NOT_ALLOWED_FROM_HERE));
    }

    private static List<String> told(Step step) {
        return step.effects().stream()
                .filter(Effect.Notify.class::isInstance)
                .map(effect -> ((Effect.Notify) effect).to())
                .toList();
    }
}
