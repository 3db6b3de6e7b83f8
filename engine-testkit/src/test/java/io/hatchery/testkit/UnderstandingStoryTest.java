package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;
import static org.assertj.core.api.Assertions.within;

import io.hatchery.engine.Context;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreReport;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.TraitFact.TraitRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Traits, tags, scores, segments and consent. */
class UnderstandingStoryTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Condition pages(int n, Duration window) {
        return new Condition.Happened(Pattern.of("page"), Times.AT_LEAST, n, new Window.InLast(window));
    }

    @Test
    void a_segment_is_left_the_moment_the_window_has_run_out() {
        Story story = given(aPlaybook()
                        .segment("active", pages(2, DAY.multipliedBy(7)))
                        .compiled())
                .lead();
        assertThat(story.when("page")).wantsNothing();
        story.after(DAY);
        assertThat(story.when("page")).enteredSegment("active");
        assertThat(story.after(DAY.multipliedBy(6).minusMillis(1))).concludesNothing();
        assertThat(story.after(Duration.ofMillis(1))).leftSegment("active");
    }

    @Test
    void a_rules_tag_comes_and_goes_with_the_rule_and_a_persons_tag_stays() {
        Story story = given(
                        aPlaybook().tag("hot", pages(1, DAY)).tag("vip", null).compiled())
                .lead();
        assertThat(story.when("page")).tagged("hot");
        assertThat(story.when("tag.added", Map.of("tag", Value.of("vip")))).tagged("vip");
        assertThat(story.after(DAY)).untagged("hot");
        story.after(DAY.multipliedBy(100));
        Assertions.assertThat(story.state().tags().has("vip")).isTrue();
        assertThat(story.when("tag.removed", Map.of("tag", Value.of("vip")))).untagged("vip");
    }

    @Test
    void points_halve_with_each_half_life_and_the_grade_falls_the_second_they_cross_its_limit() {
        CompiledPlaybook playbook = aPlaybook()
                .points("demo", 50, "demo.requested", DAY.multipliedBy(30))
                .compiled();
        Story story = given(playbook).lead();
        story.when("demo.requested");
        Assertions.assertThat(story.state().scores().grade()).isEqualTo("D1");
        story.after(Duration.ofSeconds(1));
        Assertions.assertThat(story.state().scores().grade()).isEqualTo("D2");
        story.after(DAY.multipliedBy(30).minusSeconds(1));
        Assertions.assertThat(story.state().scores().grade()).isEqualTo("D2");
        story.after(Duration.ofSeconds(1));
        Assertions.assertThat(story.state().scores().grade()).isEqualTo("D3");
        ScoreReport report = Engine.scores(story.state(), Story.START.plus(DAY.multipliedBy(60)));
        Assertions.assertThat(report.engagement()).isCloseTo(12.5, within(1e-9));
        Assertions.assertThat(report.parts())
                .singleElement()
                .satisfies(part -> Assertions.assertThat(part.rule()).isEqualTo("demo"));
    }

    /** The second rule asks for a tag too, the last for either of two limits: what each waits for is the first of what its parts do. */
    @Test
    void several_rules_about_one_fading_score_end_each_at_its_own_second() {
        Condition fifty = new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 50);
        Condition forty = new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 40);
        Condition ten = new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 10);
        CompiledPlaybook playbook = aPlaybook()
                .points("demo", 80, "demo.requested", DAY.multipliedBy(30))
                .tag("known", pages(1, DAY.multipliedBy(300)))
                .segment("ten", ten)
                .segment("fifty", new Condition.All(List.of(new Condition.HasTag("known"), fifty)))
                .segment("forty", forty)
                .segment("faded", new Condition.Not(forty))
                .segment("between", new Condition.All(List.of(ten, new Condition.Not(fifty))))
                .compiled();
        Story story = given(playbook).lead();
        story.when("page");
        story.when("demo.requested");
        Assertions.assertThat(story.state().segments().since().keySet())
                .containsExactlyInAnyOrder("ten", "fifty", "forty");
        assertThat(story.after(toReach(50))).leftSegment("fifty").enteredSegment("between");
        story.after(toReach(40).minus(toReach(50)).minusSeconds(1));
        Assertions.assertThat(story.state().segments().in("forty")).isTrue();
        assertThat(story.after(Duration.ofSeconds(1))).leftSegment("forty").enteredSegment("faded");
        story.after(toReach(10).minus(toReach(40)).minusSeconds(1));
        Assertions.assertThat(story.state().segments().in("between")).isTrue();
        assertThat(story.after(Duration.ofSeconds(1))).leftSegment("ten").leftSegment("between");
    }

    /** How long 80 points of a half-life of 30 days take to fall below a limit, to the second. */
    private static Duration toReach(double limit) {
        double seconds = 30 * 86_400 * Math.log(80 / limit) / Math.log(2);
        return Duration.ofSeconds((long) Math.floor(seconds) + 1);
    }

    @Test
    void a_cap_holds_and_points_that_fade_make_room_again() {
        CompiledPlaybook playbook = aPlaybook()
                .rule(new ScoreRule(
                        "p",
                        "p",
                        ScoreRule.Model.ONLINE,
                        new ScoreRule.Trigger.Each(Pattern.of("page")),
                        10,
                        15.0,
                        new ScoreRule.Decay.HalfLife(DAY)))
                .compiled();
        Story story = given(playbook).lead();
        for (int i = 0; i < 5; i++) {
            story.when("page");
        }
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isEqualTo(15);
        story.after(DAY);
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isCloseTo(7.5, within(1e-9));
        story.when("page");
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isEqualTo(15);
    }

    @Test
    void a_late_event_is_worth_what_it_would_be_worth_now() {
        Story story = given(aPlaybook().points("p", 8, "page", DAY).compiled()).lead();
        story.when("identify");
        story.whenLate("page", DAY.multipliedBy(2), Map.of());
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void points_of_a_condition_are_there_while_it_holds() {
        CompiledPlaybook playbook = aPlaybook()
                .field("level", Field.Type.CHOICE, "Director", "Staff")
                .rule(new ScoreRule(
                        "d",
                        "d",
                        ScoreRule.Model.PERSON,
                        new ScoreRule.Trigger.While(
                                new Condition.Trait("level", Condition.Op.IS, List.of(Value.of("Director")))),
                        25,
                        null,
                        new ScoreRule.Decay.None()))
                .segment("fit", new Condition.ScoreAtLeast(Dimension.FIT, 20))
                .compiled();
        Story story = given(playbook).lead();
        assertThat(story.whenTold("identify", Map.of("level", Value.of("director"))))
                .enteredSegment("fit");
        assertThat(story.whenTold("identify", Map.of("level", Value.of("Staff"))))
                .leftSegment("fit");
        Assertions.assertThat(story.state().scores().byRule()).isEmpty();
    }

    @Test
    void the_newest_telling_of_a_trait_wins_by_the_time_it_happened() {
        Story story =
                given(aPlaybook().field("city", Field.Type.TEXT).compiled()).lead();
        story.whenTold("identify", Map.of("city", Value.of("Shanghai")));
        story.take(
                story.event("identify", story.now().minus(DAY), Map.of("city", Value.of("Beijing")), Map.of(), false));
        Assertions.assertThat(story.state().traits().value("city")).isEqualTo(Value.of("Shanghai"));
    }

    @Test
    void a_value_that_does_not_fit_its_field_is_refused_and_said_so() {
        Story story = given(aPlaybook()
                        .field("employees", Field.Type.NUMBER)
                        .field("renewal", Field.Type.DATE)
                        .compiled())
                .lead();
        assertThat(story.whenTold("identify", Map.of("employees", Value.of("many"))))
                .concluded(new TraitRefused("employees", "many", Field.Type.NUMBER));
        story.whenTold(
                "identify",
                Map.of("employees", Value.of("200"), "renewal", Value.of("2026/3/5"), "colour", Value.of("red")));
        Assertions.assertThat(story.state().traits().value("employees")).isEqualTo(Value.of(200));
        Assertions.assertThat(story.state().traits().value("renewal"))
                .isEqualTo(Value.of(Instant.parse("2026-03-04T16:00:00Z")));
        Assertions.assertThat(story.state().traits().value("colour")).isEqualTo(Value.of("red"));
    }

    @Test
    void blanks_from_forms_clear_nothing_but_a_person_may_clear() {
        Story story = given(aPlaybook().compiled()).lead().with("email", "a@b.c");
        story.take(new Input.Happened(
                "blank",
                1,
                "identify",
                story.now(),
                story.now(),
                Map.of("email", Value.of(" ")),
                Map.of(),
                Context.NONE,
                false));
        Assertions.assertThat(story.state().traits().value("email")).isEqualTo(Value.of("a@b.c"));
        story.whenTold("field.changed", Map.of("email", Value.of("")));
        Assertions.assertThat(story.state().traits().value("email")).isEqualTo(Value.of(""));
    }

    @Test
    void a_date_ahead_lets_leads_in_at_midnight_of_the_company() {
        CompiledPlaybook playbook = aPlaybook()
                .field("renewal", Field.Type.DATE)
                .segment("renewing", new Condition.Trait("renewal", Condition.Op.IN_NEXT_DAYS, List.of(Value.of(30))))
                .compiled();
        Story story = given(playbook).lead();
        story.whenTold("identify", Map.of("renewal", Value.of("2026-04-10")));
        Assertions.assertThat(story.state().nextDue()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(story.after(DAY.multipliedBy(10))).enteredSegment("renewing");
        assertThat(story.after(DAY.multipliedBy(31))).leftSegment("renewing");
    }

    @Test
    void consent_and_the_mailbox_say_whether_a_lead_may_be_written_to() {
        Story story = given(aPlaybook().compiled()).lead().with("email", "a@b.c");
        story.when("email.bounced", Map.of("hard", Value.of(false)));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.UNKNOWN);
        story.when("email.bounced", Map.of("hard", Value.of(true)));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.UNDELIVERABLE);
        story.whenTold("field.changed", Map.of("email", Value.of("new@b.c")));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.UNKNOWN);
        story.when("email.complained");
        story.when("email.bounced", Map.of("hard", Value.of(true)));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.COMPLAINED);
        story.unnoticed(DAY);
        story.whenLate("consent.given", DAY.multipliedBy(2), Map.of("channel", Value.of("email")));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.COMPLAINED);
        story.when("consent.given", Map.of("channel", Value.of("email")));
        Assertions.assertThat(story.state().contact().permission("email")).isEqualTo(Permission.GRANTED);
    }

    @Test
    void publishing_new_rules_knows_the_past_and_stays_silent() {
        Story story = given(aPlaybook().compiled()).lead().with("email", "a@b.c");
        for (int i = 0; i < 3; i++) {
            story.when("page");
            story.after(DAY);
        }
        CompiledPlaybook next = aPlaybook()
                .version(2)
                .points("p", 8, "page", DAY)
                .segment("active", pages(3, DAY.multipliedBy(7)))
                .compiled();
        assertThat(story.published(next)).enteredSegment("active").wantsNothing();
        Assertions.assertThat(Engine.scores(story.state(), story.now()).engagement())
                .isCloseTo(4 + 2 + 1, within(1e-9));
        assertThat(story.published(aPlaybook().version(3).compiled())).leftSegment("active");
        Assertions.assertThat(story.state().scores().byRule()).isEmpty();
    }
}
