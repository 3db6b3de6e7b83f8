package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static io.hatchery.testkit.StepAssert.assertThat;
import static io.hatchery.testkit.Story.given;
import static org.assertj.core.api.Assertions.within;

import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.AccountFact.StandingChanged;
import io.hatchery.engine.account.AccountScore;
import io.hatchery.engine.account.Accounts.Standing;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreReport;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.ScoreRule.Model;
import io.hatchery.engine.score.ScoreRule.Trigger;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Caps, decay, silence, points by hand, accounts. */
class ScoreStoryTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static ScoreRule pages(Decay decay, @Nullable Double cap, @Nullable Double perDay) {
        return new ScoreRule("p", "p", Model.ONLINE, new Trigger.Each(Pattern.of("page")), 10, cap, perDay, decay);
    }

    private static double engagement(Story story) {
        return Engine.scores(story.state(), story.now()).engagement();
    }

    private static Step leads(Story story, String type) {
        return story.take(new Input.Happened(
                "by-lead-" + story.inputs().size(),
                1,
                type,
                story.now(),
                story.now(),
                Map.of(),
                Map.of(),
                Context.NONE,
                false));
    }

    @Test
    void a_day_gives_no_more_than_its_cap_and_a_new_day_starts_at_midnight_of_the_company() {
        Story story = given(
                        aPlaybook().rule(pages(new Decay.None(), null, 25.0)).compiled())
                .lead();
        for (int i = 0; i < 4; i++) {
            story.when("page");
        }
        Assertions.assertThat(engagement(story)).isEqualTo(25);
        story.after(Duration.ofHours(15).minusSeconds(1));
        story.when("page");
        Assertions.assertThat(engagement(story)).isEqualTo(25);
        story.after(Duration.ofSeconds(1));
        story.when("page");
        Assertions.assertThat(engagement(story)).isEqualTo(35);
    }

    @Test
    void points_that_expire_are_gone_at_once_and_points_that_fade_evenly_little_by_little() {
        Story expiring = given(aPlaybook()
                        .rule(pages(new Decay.Expiry(DAY.multipliedBy(2)), null, null))
                        .compiled())
                .lead();
        expiring.when("page");
        expiring.after(DAY);
        expiring.when("page");
        Assertions.assertThat(expiring.state().scores().grade()).isEqualTo("D3");
        expiring.after(DAY);
        Assertions.assertThat(engagement(expiring)).isEqualTo(10);
        expiring.after(DAY);
        Assertions.assertThat(engagement(expiring)).isZero();
        Assertions.assertThat(expiring.state().scores().grade()).isEqualTo("D4");

        Story even = given(aPlaybook()
                        .rule(pages(new Decay.Linear(DAY.multipliedBy(4)), null, null))
                        .compiled())
                .lead();
        even.when("page");
        even.after(DAY);
        even.when("page");
        Assertions.assertThat(engagement(even)).isCloseTo(17.5, within(1e-9));
        even.after(DAY.multipliedBy(2));
        Assertions.assertThat(engagement(even)).isCloseTo(2.5 + 5, within(1e-9));
    }

    @Test
    void a_model_adds_no_more_than_its_cap_and_the_report_names_it() {
        Playbook playbook = aPlaybook()
                .rule(pages(new Decay.HalfLife(DAY), null, null))
                .points("other", 7, "call.logged", null)
                .build();
        Scoring scoring = playbook.scoring();
        Story story = given(playbook.withScoring(new Scoring(
                        scoring.rules(), scoring.matrix(), scoring.spamLimit(), Map.of("ONLINE", 30.0), null)))
                .lead();
        for (int i = 0; i < 6; i++) {
            story.when("page");
        }
        Assertions.assertThat(engagement(story)).isEqualTo(30);
        ScoreReport report = Engine.scores(story.state(), story.now());
        Assertions.assertThat(report.capped()).containsExactly(new ScoreReport.Capped(Model.ONLINE, 60, 30));
        story.after(DAY);
        Assertions.assertThat(engagement(story)).isEqualTo(30);
        story.after(DAY);
        Assertions.assertThat(engagement(story)).isCloseTo(15, within(1e-9));
        Assertions.assertThat(Engine.scores(story.state(), story.now()).capped())
                .isEmpty();
    }

    @Test
    void every_full_week_of_silence_costs_points_until_the_lead_is_back() {
        ScoreRule silent = new ScoreRule(
                "s", "s", Model.ONLINE, new Trigger.Silent(null, DAY.multipliedBy(7), 3), -5, null, new Decay.None());
        Story story = given(aPlaybook().rule(silent).compiled()).lead();
        leads(story, "page");
        story.after(DAY.multipliedBy(7).minusNanos(1000));
        Assertions.assertThat(engagement(story)).isZero();
        story.after(Duration.ofNanos(1000));
        Assertions.assertThat(engagement(story)).isEqualTo(-5);
        story.when("call.logged");
        Assertions.assertThat(engagement(story)).isEqualTo(-5);
        story.after(DAY.multipliedBy(100));
        Assertions.assertThat(engagement(story)).isEqualTo(-15);
        leads(story, "page");
        Assertions.assertThat(engagement(story)).isZero();
    }

    @Test
    void points_given_by_hand_stay_when_rules_change() {
        Story story = given(aPlaybook().points("p", 5, "page", null).compiled()).lead();
        story.when("page");
        story.when("score.adjusted", Map.of("dimension", Value.of("engagement"), "points", Value.of(12)));
        story.when("score.adjusted", Map.of("dimension", Value.of("luck"), "points", Value.of(99)));
        Assertions.assertThat(engagement(story)).isEqualTo(17);
        story.published(aPlaybook().version(2).compiled());
        Assertions.assertThat(engagement(story)).isEqualTo(12);
        story.when("score.adjusted", Map.of("dimension", Value.of("ENGAGEMENT"), "points", Value.of(-12)));
        Assertions.assertThat(story.state().scores().byRule()).isEmpty();
    }

    private static Playbook accounts() {
        Playbook playbook = aPlaybook()
                .points("p", 20, "page", DAY)
                .field("country", Field.Type.TEXT)
                .build();
        Scoring scoring = playbook.scoring();
        return playbook.withScoring(new Scoring(
                scoring.rules(), scoring.matrix(), scoring.spamLimit(), Map.of(), new Scoring.AccountScoring(30, 3)));
    }

    @Test
    void the_account_is_told_when_the_lead_becomes_engaged_and_when_it_no_longer_is() {
        Story story = given(accounts()).lead();
        assertThat(story.when("page")).wantsNothing();
        Map<String, Value> told = Map.of(
                "account", Value.of("a1"),
                "leads", Value.of(3),
                "engaged", Value.of(1),
                "score", Value.of(42),
                "trait.industry", Value.of("software"));
        Assertions.assertThat(tells(story.when("account.changed", told))).hasSize(1);
        Assertions.assertThat(
                        Objects.requireNonNull(story.state().account().view()).traits())
                .containsEntry("industry", Value.of("software"));
        Assertions.assertThat(tells(story.when("account.changed", told))).isEmpty();
        Step engaged = story.when("page");
        assertThat(engaged).concluded(new StandingChanged(true, 0, 40));
        Assertions.assertThat(tells(engaged))
                .singleElement()
                .satisfies(tell -> Assertions.assertThat(tell.values()).containsEntry("engaged", Value.of(true)));
        Assertions.assertThat(tells(story.after(Duration.ofHours(9)))).isEmpty();
        Assertions.assertThat(tells(story.after(Duration.ofHours(1)))).hasSize(1);
        Assertions.assertThat(
                        Objects.requireNonNull(story.state().account().told()).engaged())
                .isFalse();
        story.when("account.changed", Map.of("account", Value.of("")));
        Assertions.assertThat(story.state().account().view()).isNull();
    }

    @Test
    void an_accounts_score_is_its_best_fit_and_its_most_engaged_leads() {
        Scoring.AccountScoring two = new Scoring.AccountScoring(30, 2);
        AccountScore score = AccountScore.of(
                two,
                List.of(
                        new Standing(true, 40, 35),
                        new Standing(false, 60, 5),
                        new Standing(true, 10, 50),
                        new Standing(false, -5, -20)));
        Assertions.assertThat(score).isEqualTo(new AccountScore(60 + 50 + 35, 4, 2));
        Assertions.assertThat(AccountScore.of(two, List.of())).isEqualTo(new AccountScore(0, 0, 0));
    }

    private static List<Effect.Tell> tells(Step step) {
        return step.effects().stream()
                .filter(Effect.Tell.class::isInstance)
                .map(Effect.Tell.class::cast)
                .toList();
    }
}
