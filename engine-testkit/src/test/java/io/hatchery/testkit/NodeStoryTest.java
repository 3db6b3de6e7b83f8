package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.StepAssert.to;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.JourneyFact.JourneyEntered;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.journey.Node.Reentry;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.LifecycleFact.Why;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.trait.Field;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each kind of node does. Stories start on a Monday at nine in the morning, in Shanghai. */
class NodeStoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static Node.Entry in(Node.Trigger trigger, @Nullable String next) {
        return new Node.Entry("in", trigger, null, new Reentry.Never(), DAY, next);
    }

    private static Node.Entry byHand(@Nullable String next) {
        return in(new Node.Trigger.Manual(), next);
    }

    private static PlaybookBuilder with(Node... nodes) {
        return aPlaybook()
                .field("phone", Field.Type.TEXT)
                .field("timeZone", Field.Type.TEXT)
                .field("renewal", Field.Type.DATE)
                .field("size", Field.Type.NUMBER)
                .stage("Lead", null, "Traffic")
                .stage("Lost", null, "Lead")
                .journey("j", nodes);
    }

    private static Story storyOf(Node... nodes) {
        return given(with(nodes).compiled()).lead().with("email", "a@b.c");
    }

    private static Step enter(Story story) {
        return story.when("journey.entered", Map.of("journey", Value.of("j")));
    }

    private static String at(Story story) {
        var enrolment = story.state().enrolments().active("j");
        return enrolment == null ? "out" : enrolment.node();
    }

    private static Instant waitsUntil(Node.Until until, String zone) {
        Story story = storyOf(byHand("w"), new Node.WaitUntil("w", until, null));
        story.with("timeZone", zone).with("renewal", "2026-03-20");
        enter(story);
        return story.state().nextDue() == null ? story.now() : story.state().nextDue();
    }

    @Test
    void a_wait_until_a_weekday_ends_by_the_clock_on_the_leads_own_wall() {
        var tuesday = new Node.Until.OnWeekday(List.of(DayOfWeek.TUESDAY), LocalTime.of(8, 0));
        Assertions.assertThat(waitsUntil(tuesday, "Asia/Shanghai")).isEqualTo("2026-03-03T00:00:00Z");
        Assertions.assertThat(waitsUntil(tuesday, "America/New_York")).isEqualTo("2026-03-03T13:00:00Z");
        Assertions.assertThat(waitsUntil(tuesday, "no such place")).isEqualTo("2026-03-03T00:00:00Z");
        var anyDay = new Node.Until.OnWeekday(List.of(), LocalTime.of(9, 0));
        Assertions.assertThat(waitsUntil(anyDay, "Asia/Shanghai")).isEqualTo(Story.START);
    }

    @Test
    void a_time_the_clocks_jump_over_is_the_moment_they_jump() {
        var sunday = new Node.Until.OnWeekday(List.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30));
        Assertions.assertThat(waitsUntil(sunday, "America/New_York")).isEqualTo("2026-03-08T07:00:00Z");
    }

    @Test
    void a_wait_until_a_date_of_the_lead_or_a_moment_or_working_hours() {
        Assertions.assertThat(waitsUntil(new Node.Until.OnDate("renewal", -7, LocalTime.of(10, 0)), "UTC"))
                .isEqualTo("2026-03-13T10:00:00Z");
        Assertions.assertThat(waitsUntil(new Node.Until.OnDate("renewal", -70, LocalTime.of(10, 0)), "UTC"))
                .isEqualTo(Story.START);
        Instant moment = Instant.parse("2026-05-01T00:00:00Z");
        Assertions.assertThat(waitsUntil(new Node.Until.At(moment), "UTC")).isEqualTo(moment);
        BusinessCalendar office = new BusinessCalendar(
                "office",
                "Office",
                ZoneId.of("Asia/Shanghai"),
                List.of(
                        new BusinessCalendar.Hours(DayOfWeek.MONDAY, LocalTime.of(14, 0), LocalTime.of(18, 0)),
                        new BusinessCalendar.Hours(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(18, 0))),
                List.of(new BusinessCalendar.Special(
                        Story.START.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate(), "Holiday", List.of())));
        Story story = given(with(byHand("w"), new Node.WaitUntil("w", new Node.Until.Working("office"), null))
                        .calendar(office)
                        .compiled())
                .lead();
        enter(story);
        Assertions.assertThat(story.state().nextDue()).isEqualTo("2026-03-03T01:00:00Z");
    }

    @Test
    void a_split_sends_each_lead_the_same_way_everywhere_and_in_its_shares() {
        Node[] nodes = {
            byHand("s"),
            new Node.Split(
                    "s",
                    "salt",
                    Node.Mode.FIXED,
                    List.of(
                            new Node.Share("a", 60, false, "wa"),
                            new Node.Share("b", 30, false, "wb"),
                            new Node.Share("out", 10, true, null))),
            new Node.Wait("wa", DAY, null),
            new Node.Wait("wb", DAY, null)
        };
        var playbook = with(nodes).compiled();
        Map<String, Integer> counts = new HashMap<>();
        StringBuilder first = new StringBuilder();
        for (long lead = 1; lead <= 2000; lead++) {
            String way = wayOf(playbook, lead);
            counts.merge(way, 1, Integer::sum);
            if (lead <= 12) {
                first.append(way.charAt(way.length() - 1));
            }
        }
        Assertions.assertThat(counts.get("wa")).isBetween(1140, 1260);
        Assertions.assertThat(counts.get("wb")).isBetween(540, 660);
        Assertions.assertThat(counts.get("HELD_OUT")).isBetween(150, 250);
        Assertions.assertThat(first.toString()).isEqualTo("bbbaTbaaabab");
    }

    private static String wayOf(CompiledPlaybook playbook, long lead) {
        var input = new Input.Happened(
                "e",
                lead,
                "journey.entered",
                Story.START,
                Story.START,
                Map.of(),
                Map.of("journey", Value.of("j")),
                Context.by("user:1"),
                false);
        var state = Engine.step(playbook, LeadState.unknown(lead), input).state();
        var inside = state.enrolments().active("j");
        return inside != null
                ? inside.node()
                : Objects.requireNonNull(state.enrolments().past().get("j"))
                        .last()
                        .name();
    }

    @Test
    void fields_scores_and_stages_are_set_as_a_person_would_and_refusals_take_the_error_exit() {
        Story story = storyOf(
                byHand("size"),
                new Node.SetField("size", "size", Value.of("250"), "points"),
                new Node.AdjustScore("points", Dimension.ENGAGEMENT, 12, "again"),
                new Node.AdjustScore("again", Dimension.ENGAGEMENT, -2, "lost"),
                new Node.MoveStage("lost", "Lost", null, null, "lead"),
                new Node.MoveStage("lead", "Lead", null, "tell", null),
                new Node.Notify("tell", "owner", "Look at this one", null));
        story.when("owner.assigned", Map.of("owner", Value.of("user:7")));
        Step step = enter(story);
        assertThat(step).refused(Why.NOT_ALLOWED_FROM_HERE).moved(to("Lead")).leftJourney("j", Outcome.COMPLETED);
        var size = Objects.requireNonNull(story.state().traits().byKey().get("size"));
        Assertions.assertThat(size.value()).isEqualTo(Value.of(250));
        Assertions.assertThat(size.by()).isEqualTo("journey:j");
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isEqualTo(10);
        Assertions.assertThat(step.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Notify.class,
                        told -> Assertions.assertThat(told.to()).isEqualTo("user:7"));
    }

    @Test
    void a_node_with_an_error_exit_waits_for_the_outcome_and_one_without_goes_on_at_once() {
        Node[] nodes = {
            byHand("crm"),
            new Node.CallWebhook("crm", "crm", Map.of(), "mug", "sorry"),
            new Node.GiveReward("mug", "mug", "fine", null),
            new Node.Wait("fine", DAY, null),
            new Node.Wait("sorry", DAY, null)
        };
        Story done = storyOf(nodes);
        assertThat(enter(done)).reachedNode("crm");
        Assertions.assertThat(at(done)).isEqualTo("crm");
        assertThat(done.when("effect.done", Map.of("effect", Value.of("another"))))
                .wantsNothing();
        Assertions.assertThat(at(done)).isEqualTo("crm");
        done.when("effect.done", Map.of("effect", Value.of("1/j/1/crm/1")));
        Assertions.assertThat(at(done)).isEqualTo("fine");
        Story failed = storyOf(nodes);
        enter(failed);
        failed.when("effect.failed", Map.of("effect", Value.of("1/j/1/crm/1"), "reason", Value.of("404")));
        Assertions.assertThat(at(failed)).isEqualTo("sorry");
        Story silent = storyOf(nodes);
        enter(silent);
        silent.after(Duration.ofHours(24).minusMillis(1));
        Assertions.assertThat(at(silent)).isEqualTo("crm");
        silent.after(Duration.ofMillis(1));
        Assertions.assertThat(at(silent)).isEqualTo("sorry");
    }

    @Test
    void a_message_that_is_withheld_takes_the_error_exit_at_once() {
        Node.Send send = new Node.Send("m", "sms", "hello", List.of(), null, null, "fine", "sorry");
        Story story = storyOf(byHand("m"), send, new Node.Wait("fine", DAY, null), new Node.Wait("sorry", DAY, null));
        assertThat(enter(story)).wantsNothing();
        Assertions.assertThat(at(story)).isEqualTo("sorry");
        Story sent = storyOf(byHand("m"), send, new Node.Wait("fine", DAY, null), new Node.Wait("sorry", DAY, null))
                .with("phone", "+86 1");
        enter(sent);
        sent.when("sms.sent", Map.of("effect", Value.of("1/j/1/m/1")));
        Assertions.assertThat(at(sent)).isEqualTo("fine");
    }

    @Test
    void the_same_lead_always_gets_the_same_variant() {
        Node.Send send = new Node.Send(
                "m",
                "email",
                "",
                List.of(new Node.Variant("short", "s", 1), new Node.Variant("long", "l", 1)),
                "news",
                null,
                null,
                null);
        Story one = storyOf(byHand("m"), send);
        Story other = storyOf(byHand("m"), send);
        enter(one);
        enter(other);
        Assertions.assertThat(one.effects()).hasSize(1).isEqualTo(other.effects());
        Assertions.assertThat(one.effects().getFirst())
                .isEqualTo(new Effect.Send("1/j/1/m/1", 1, "email", "l", "journey:j/m", "news", "long"));
    }

    private static Story nested(Node... inner) {
        return given(with(
                                byHand("sub"),
                                new Node.SubJourney("sub", "inner", Duration.ofDays(5), "after", "instead"),
                                new Node.Wait("after", DAY, null),
                                new Node.Wait("instead", DAY, null))
                        .journey("inner", inner)
                        .compiled())
                .lead();
    }

    @Test
    void a_sub_journey_is_waited_for_until_it_is_left_or_the_time_is_over() {
        Node.Entry entry = byHand("w");
        Story story = nested(entry, new Node.Wait("w", Duration.ofDays(3), null));
        assertThat(enter(story)).enteredJourney("inner");
        Assertions.assertThat(at(story)).isEqualTo("sub");
        story.after(Duration.ofDays(3));
        Assertions.assertThat(at(story)).isEqualTo("after");
        Story longer = nested(entry, new Node.Wait("w", Duration.ofDays(30), null));
        enter(longer);
        longer.after(Duration.ofDays(5));
        Assertions.assertThat(at(longer)).isEqualTo("instead");
        Assertions.assertThat(longer.state().enrolments().active("inner")).isNotNull();
        Story brief = nested(entry, new Node.Exit("w", "At once"));
        enter(brief);
        Assertions.assertThat(at(brief)).isEqualTo("after");
        Story refused = nested(entry, new Node.Wait("w", DAY, null));
        refused.when("journey.entered", Map.of("journey", Value.of("inner")));
        enter(refused);
        Assertions.assertThat(at(refused)).isEqualTo("instead");
    }

    @Test
    void journeys_let_leads_into_others_and_take_them_out() {
        Story story = given(with(
                                byHand("enter"),
                                new Node.EnterJourney("enter", "other", "w"),
                                new Node.Wait("w", DAY, "leave"),
                                new Node.LeaveJourney("leave", "*", "stay"),
                                new Node.Wait("stay", DAY, null))
                        .journey("other", byHand("o"), new Node.Wait("o", Duration.ofDays(9), null))
                        .journey(
                                "after",
                                in(new Node.Trigger.OnJourney("other", Outcome.REMOVED), "x"),
                                new Node.Wait("x", DAY, null))
                        .compiled())
                .lead();
        assertThat(enter(story)).enteredJourney("other");
        assertThat(story.after(DAY)).leftJourney("other", Outcome.REMOVED).enteredJourney("after");
        Assertions.assertThat(at(story)).isEqualTo("stay");
    }

    @Test
    void a_form_brings_leads_in_by_its_name() {
        Node.Wait wait = new Node.Wait("w", DAY, null);
        Story demo = storyOf(in(new Node.Trigger.OnForm("demo"), "w"), wait);
        demo.when("form.submitted", Map.of("form", Value.of("newsletter")));
        Assertions.assertThat(at(demo)).isEqualTo("out");
        demo.when("form.submitted", Map.of("form", Value.of("demo")));
        Assertions.assertThat(at(demo)).isEqualTo("w");
        Story any = storyOf(in(new Node.Trigger.OnForm("*"), "w"), wait);
        any.when("form.submitted", Map.of("form", Value.of("newsletter")));
        Assertions.assertThat(at(any)).isEqualTo("w");
    }

    private static Story onDate(int daysAfter, boolean yearly, Reentry reentry) {
        var trigger = new Node.Trigger.OnDate("renewal", daysAfter, LocalTime.of(10, 0), yearly);
        Node.Entry entry = new Node.Entry("in", trigger, null, reentry, DAY, "w");
        return storyOf(entry, new Node.Wait("w", HOUR, null));
    }

    @Test
    void a_date_brings_the_lead_in_exactly_then_and_every_year_if_asked() {
        Story story = onDate(-30, false, new Reentry.Never());
        story.whenTold("identify", Map.of("renewal", Value.of("2026-06-01")));
        Assertions.assertThat(story.state().nextDue()).isEqualTo("2026-05-02T02:00:00Z");
        story.after(Duration.between(story.now(), Instant.parse("2026-05-02T01:59:59Z")));
        Assertions.assertThat(at(story)).isEqualTo("out");
        assertThat(story.after(Duration.ofSeconds(1))).enteredJourney("j");
        Story yearly = onDate(0, true, new Reentry.Always());
        yearly.whenTold("identify", Map.of("renewal", Value.of("2024-02-29")));
        // This year's day was yesterday, which is within the grace.
        yearly.after(Duration.ofDays(3 * 365));
        Assertions.assertThat(yearly.facts().stream()
                        .filter(fact -> fact.what() instanceof JourneyEntered)
                        .map(fact -> fact.at().toString()))
                .containsExactly("2026-03-02T01:00:00Z", "2027-03-01T02:00:00Z", "2028-02-29T02:00:00Z");
    }

    @Test
    void a_date_told_late_brings_the_lead_in_within_the_grace_and_a_new_playbook_never() {
        Story late = onDate(0, false, new Reentry.Always());
        late.after(Duration.ofHours(10));
        late.whenTold("identify", Map.of("renewal", Value.of("2026-03-02")));
        Assertions.assertThat(at(late)).isEqualTo("w");
        Story tooLate = onDate(-2, false, new Reentry.Always());
        tooLate.whenTold("identify", Map.of("renewal", Value.of("2026-03-02")));
        Assertions.assertThat(at(tooLate)).isEqualTo("out");
        Story published = storyOf(byHand(null));
        published.whenTold("identify", Map.of("renewal", Value.of("2026-03-02")));
        published.after(Duration.ofHours(10));
        published.published(onDate(0, false, new Reentry.Always()).playbook());
        published.after(DAY);
        Assertions.assertThat(at(published)).isEqualTo("out");
    }

    @Test
    void nobody_comes_in_more_often_than_the_most() {
        Node.Entry entry = new Node.Entry("in", new Node.Trigger.OnForm("*"), null, new Reentry.Always(), DAY, 2, null);
        Story story = storyOf(entry);
        for (int i = 0; i < 4; i++) {
            story.after(DAY);
            story.when("form.submitted");
        }
        Assertions.assertThat(
                        Objects.requireNonNull(story.state().enrolments().past().get("j"))
                                .times())
                .isEqualTo(2);
        Assertions.assertThat(
                        Objects.requireNonNull(story.state().enrolments().past().get("j"))
                                .reached())
                .containsEntry("in", 2);
    }

    @Test
    void an_outcome_heard_while_the_journey_is_paused_is_acted_on_when_it_goes_on() {
        Node[] nodes = {
            byHand("crm"),
            new Node.CallWebhook("crm", "crm", Map.of(), "fine", "sorry"),
            new Node.Wait("fine", DAY, null),
            new Node.Wait("sorry", DAY, null)
        };
        Story story = storyOf(nodes);
        enter(story);
        List<Journey> held = List.of(new Journey("j", 1, "j", Journey.Status.PAUSED, List.of(nodes), null, Map.of()));
        var live = story.playbook();
        story.published(Story.compiled(live.playbook().withJourneys(held)));
        story.when("effect.done", Map.of("effect", Value.of("1/j/1/crm/1")));
        story.after(Duration.ofDays(3));
        Assertions.assertThat(at(story)).isEqualTo("crm");
        story.published(live);
        story.after(Duration.ZERO);
        Assertions.assertThat(at(story)).isEqualTo("fine");
    }
}
