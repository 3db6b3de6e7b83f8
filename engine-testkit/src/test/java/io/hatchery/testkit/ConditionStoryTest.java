package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;

import io.hatchery.engine.Context;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Measure;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What each condition asks, one story each. Stories start on Monday, 2 March 2026, 09:00 in Shanghai. */
class ConditionStoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static Story segment(Condition condition) {
        return given(aPlaybook().segment("asked", condition).compiled()).lead();
    }

    private static boolean in(Story story) {
        return story.state().segments().in("asked");
    }

    private static Map<String, Value> amount(double amount) {
        return Map.of("amount", Value.of(amount));
    }

    private static Condition.Measured spent(Measure measure, Times times, double amount, Window window) {
        return new Condition.Measured(Pattern.of("order"), "amount", measure, times, amount, window);
    }

    private static Pattern afterDemo(Duration within) {
        return new Pattern("order", List.of(), new Pattern.After(Pattern.of("demo"), within));
    }

    @Test
    void a_sum_over_whole_days_falls_at_midnight_of_the_company_when_its_oldest_day_has_gone() {
        Story story = segment(spent(Measure.SUM, Times.AT_LEAST, 100, new Window.InLast(DAY.multipliedBy(2))));
        story.when("order", amount(60));
        story.after(DAY);
        assertThat(story.when("order", Map.of("amount", Value.of("40")))).enteredSegment("asked");
        assertThat(story.after(Duration.ofHours(15).minusMillis(1))).concludesNothing();
        assertThat(story.after(Duration.ofMillis(1))).leftSegment("asked");
    }

    @Test
    void a_sum_ever_counts_late_orders_and_tenths_to_the_tenth() {
        Story story = segment(spent(Measure.SUM, Times.EXACTLY, 0.3, new Window.Ever()));
        story.when("order", amount(0.1));
        assertThat(story.whenLate("order", DAY.multipliedBy(40), amount(0.2))).enteredSegment("asked");
        assertThat(story.when("order", amount(1))).leftSegment("asked");
    }

    @Test
    void nothing_ordered_adds_up_to_nothing_but_has_no_largest_order() {
        Story sum = segment(spent(Measure.SUM, Times.AT_MOST, 10, new Window.Ever()));
        assertThat(sum.when("page")).enteredSegment("asked");
        Story largest = segment(spent(Measure.MAX, Times.AT_MOST, 10, new Window.Ever()));
        largest.when("page");
        Assertions.assertThat(in(largest)).isFalse();
        assertThat(largest.when("order", amount(9))).enteredSegment("asked");
        assertThat(largest.when("order", amount(11))).leftSegment("asked");
    }

    @Test
    void the_largest_of_the_last_days_is_forgotten_with_its_day() {
        Story story = segment(spent(Measure.MAX, Times.AT_LEAST, 50, new Window.InLast(DAY)));
        assertThat(story.when("order", amount(80))).enteredSegment("asked");
        story.when("order", amount(20));
        assertThat(story.after(Duration.ofHours(15))).leftSegment("asked");
    }

    @Test
    void different_values_are_counted_once_each_and_by_the_day_they_were_last_seen() {
        Story story = segment(new Condition.Measured(
                Pattern.of("page"),
                "path",
                Measure.DISTINCT,
                Times.AT_LEAST,
                2,
                new Window.InLast(DAY.multipliedBy(3))));
        story.when("page", Map.of("path", Value.of("/a")));
        story.when("page", Map.of("path", Value.of("/a")));
        Assertions.assertThat(in(story)).isFalse();
        story.after(DAY);
        assertThat(story.when("page", Map.of("path", Value.of("/b")))).enteredSegment("asked");
        story.after(DAY);
        story.when("page", Map.of("path", Value.of("/a")));
        story.after(DAY.plusHours(15).minusMillis(1));
        Assertions.assertThat(in(story)).isTrue();
        assertThat(story.after(Duration.ofMillis(1))).leftSegment("asked");
    }

    @Test
    void events_between_two_moments_are_counted_when_they_happened() {
        Instant from = Story.START.plus(DAY);
        Story story = segment(new Condition.Happened(
                Pattern.of("page"), Times.AT_LEAST, 2, new Window.Between(from, from.plus(DAY))));
        story.when("page");
        story.after(DAY);
        story.when("page");
        story.after(DAY);
        story.when("page");
        Assertions.assertThat(in(story)).isFalse();
        assertThat(story.whenLate("page", HOUR, Map.of())).enteredSegment("asked");
        assertThat(story.after(DAY.multipliedBy(400))).concludesNothing();
    }

    @Test
    void an_order_counts_after_a_demo_only_within_the_time_agreed() {
        Story story = segment(
                new Condition.Happened(afterDemo(DAY), Times.AT_LEAST, 1, new Window.InLast(DAY.multipliedBy(10))));
        story.when("order");
        story.after(HOUR);
        story.when("demo");
        story.after(DAY.plusSeconds(1));
        story.when("order");
        Assertions.assertThat(in(story)).isFalse();
        story.after(HOUR);
        story.when("demo");
        story.after(DAY);
        assertThat(story.when("order")).enteredSegment("asked");
        assertThat(story.after(DAY.multipliedBy(10).minusMillis(1))).concludesNothing();
        assertThat(story.after(Duration.ofMillis(1))).leftSegment("asked");
    }

    @Test
    void a_demo_we_hear_of_late_makes_the_orders_after_it_count_each_once() {
        Story story = segment(new Condition.Happened(afterDemo(DAY), Times.EXACTLY, 2, new Window.Ever()));
        story.when("order");
        story.after(HOUR);
        story.when("order");
        Assertions.assertThat(in(story)).isFalse();
        assertThat(story.whenLate("demo", HOUR.multipliedBy(2), Map.of())).enteredSegment("asked");
        story.whenLate("demo", HOUR.multipliedBy(3), Map.of());
        Assertions.assertThat(in(story)).isTrue();
        assertThat(story.whenLate("order", Duration.ofMinutes(30), Map.of())).leftSegment("asked");
    }

    @Test
    void an_event_does_not_come_after_itself_but_after_another_like_it() {
        Pattern again = new Pattern("page", List.of(), new Pattern.After(Pattern.of("page"), HOUR));
        Story story = segment(new Condition.Happened(again, Times.AT_LEAST, 1, new Window.Ever()));
        story.when("page");
        Assertions.assertThat(in(story)).isFalse();
        story.after(HOUR);
        assertThat(story.when("page")).enteredSegment("asked");
    }

    @Test
    void points_are_given_for_what_counts_only_after_another_at_its_own_time() {
        Story story = given(aPlaybook()
                        .rule(new ScoreRule(
                                "bought",
                                "Bought after a demo",
                                ScoreRule.Model.ONLINE,
                                new ScoreRule.Trigger.Each(afterDemo(DAY)),
                                16,
                                null,
                                new ScoreRule.Decay.HalfLife(DAY)))
                        .compiled())
                .lead();
        story.when("order");
        story.after(DAY);
        story.whenLate("demo", DAY.plusHours(1), Map.of());
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isEqualTo(8);
    }

    @Test
    void what_a_new_playbook_measures_is_known_of_the_past_as_soon_as_it_is_published() {
        Story story = given(aPlaybook().compiled()).lead();
        story.when("demo");
        story.when("order", amount(70));
        story.whenLate("order", DAY, amount(50));
        var next = aPlaybook()
                .version(2)
                .segment("asked", spent(Measure.SUM, Times.AT_LEAST, 120, new Window.InLast(DAY.multipliedBy(3))))
                .segment("sequence", new Condition.Happened(afterDemo(HOUR), Times.EXACTLY, 1, new Window.Ever()))
                .compiled();
        assertThat(story.published(next)).enteredSegment("asked").enteredSegment("sequence");
        assertThat(story.after(DAY.multipliedBy(2))).leftSegment("asked");
    }

    @Test
    void an_anniversary_is_the_day_of_the_year_and_a_leap_day_has_its_own_on_the_first_of_march() {
        Condition birthday = new Condition.Trait("born", Op.ANNIVERSARY_TODAY, List.of());
        Story story = given(aPlaybook()
                        .field("born", Field.Type.DATE)
                        .segment("asked", birthday)
                        .compiled())
                .lead();
        story.whenTold("identify", Map.of("born", Value.of("1996-03-04")));
        assertThat(story.after(Duration.ofHours(39).minusMillis(1))).concludesNothing();
        assertThat(story.after(Duration.ofMillis(1))).enteredSegment("asked");
        assertThat(story.after(DAY)).leftSegment("asked");
        story.whenTold("identify", Map.of("born", Value.of("1996-02-29")));
        assertAnniversary(story, birthday, "2027-02-28T16:00:00Z", true);
        assertAnniversary(story, birthday, "2027-02-28T15:59:59Z", false);
        assertAnniversary(story, birthday, "2028-02-28T16:00:00Z", true);
        assertAnniversary(story, birthday, "2028-02-29T16:00:00Z", false);
    }

    private static void assertAnniversary(Story story, Condition birthday, String at, boolean holds) {
        Answer answer = Engine.evaluate(story.playbook(), birthday, story.state(), Instant.parse(at));
        Assertions.assertThat(answer.holds()).as(at).isEqualTo(holds);
    }

    @Test
    void a_tag_and_a_segment_once_had_are_remembered() {
        Story story = given(aPlaybook()
                        .tag(
                                "hot",
                                new Condition.Happened(Pattern.of("page"), Times.AT_LEAST, 1, new Window.InLast(DAY)))
                        .segment("in", new Condition.HasTag("hot"))
                        .segment("had", new Condition.HadTag("hot"))
                        .segment("was", new Condition.WasInSegment("in"))
                        .compiled())
                .lead();
        assertThat(story.when("page")).enteredSegment("had").enteredSegment("was");
        assertThat(story.after(DAY)).untagged("hot").leftSegment("in");
        Assertions.assertThat(story.state().segments().since()).containsOnlyKeys("had", "was");
    }

    @Test
    void a_score_is_below_a_limit_the_second_it_fades_under_it() {
        Story story = given(aPlaybook()
                        .points("demo", 40, "demo", DAY)
                        .segment("asked", new Condition.ScoreBelow(Dimension.ENGAGEMENT, 20))
                        .compiled())
                .lead();
        assertThat(story.when("page")).enteredSegment("asked");
        assertThat(story.when("demo")).leftSegment("asked");
        story.after(DAY);
        Assertions.assertThat(in(story)).isFalse();
        assertThat(story.after(Duration.ofSeconds(1))).enteredSegment("asked");
    }

    @Test
    void fit_and_engagement_together_fall_below_a_limit_that_neither_has_alone() {
        Story story = given(aPlaybook()
                        .field("level", Field.Type.TEXT)
                        .points("demo", 40, "demo", DAY)
                        .rule(new ScoreRule(
                                "director",
                                "Director",
                                ScoreRule.Model.PERSON,
                                new ScoreRule.Trigger.While(new Condition.Trait("level", Op.IS_SET, List.of())),
                                30,
                                null,
                                new ScoreRule.Decay.None()))
                        .segment("asked", new Condition.ScoreSumAtLeast(50))
                        .compiled())
                .lead();
        story.when("demo");
        Assertions.assertThat(in(story)).isFalse();
        assertThat(story.whenTold("identify", Map.of("level", Value.of("director"))))
                .enteredSegment("asked");
        Assertions.assertThat(in(story)).isTrue();
        story.after(DAY);
        Assertions.assertThat(in(story)).isTrue();
        assertThat(story.after(Duration.ofSeconds(1))).leftSegment("asked");
    }

    @Test
    void a_purpose_withdrawn_leaves_the_channel_and_a_channel_withdrawn_leaves_no_purpose() {
        Story story = given(aPlaybook()
                        .segment("any", new Condition.Reachable("email"))
                        .segment("news", new Condition.Reachable("email", "newsletter"))
                        .compiled())
                .lead();
        assertThat(story.whenTold("identify", Map.of("email", Value.of("a@example.com"))))
                .enteredSegment("any")
                .enteredSegment("news");
        assertThat(story.when("email.unsubscribed")).leftSegment("any").leftSegment("news");
    }

    @Test
    void a_node_once_reached_is_remembered_while_the_lead_is_in_the_journey() {
        Story story = given(aPlaybook()
                        .segment("asked", new Condition.ReachedNode("welcome", "wait"))
                        .journey(
                                "welcome",
                                new Node.Entry(
                                        "start",
                                        new Node.Trigger.OnEvent(Pattern.of("form.submitted")),
                                        null,
                                        new Node.Reentry.Never(),
                                        Duration.ZERO,
                                        "wait"),
                                new Node.Wait("wait", DAY, "long"),
                                new Node.Wait("long", DAY.multipliedBy(30), null))
                        .compiled())
                .lead();
        story.when("page");
        Assertions.assertThat(in(story)).isFalse();
        assertThat(story.when("form.submitted")).enteredSegment("asked");
        story.after(DAY.multipliedBy(2));
        Assertions.assertThat(in(story)).isTrue();
    }

    @Test
    void an_answer_names_the_leaf_that_decided() {
        Condition.Measured asked = spent(Measure.SUM, Times.AT_LEAST, 100, new Window.InLast(DAY.multipliedBy(2)));
        Story story = segment(asked);
        story.when("order", amount(60));
        Answer answer = Engine.evaluate(story.playbook(), asked, story.state(), story.now());
        Assertions.assertThat(answer.reasons()).singleElement().satisfies(reason -> {
            Assertions.assertThat(reason.key()).isEqualTo("condition.measured.not");
            Assertions.assertThat(reason.args()).containsExactly("SUM", "amount", "order", "AT_LEAST", "100", "PT48H");
        });
    }

    @Test
    void an_order_whose_time_lies_ahead_counts_when_it_reached_us() {
        Story story = segment(new Condition.Happened(
                Pattern.of("order"), Times.AT_LEAST, 1, new Window.Between(null, Story.START.plus(HOUR))));
        assertThat(story.take(new Input.Happened(
                        "ahead",
                        1,
                        "order",
                        Story.START.plus(DAY),
                        Story.START,
                        Map.of(),
                        Map.of(),
                        Context.NONE,
                        false)))
                .enteredSegment("asked");
    }
}
