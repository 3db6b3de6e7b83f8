package io.hatchery.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hatchery.engine.Context;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.simulation.Reactions.After;
import io.hatchery.engine.simulation.Reactions.Example;
import io.hatchery.engine.simulation.Reactions.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private int count;

    private Input.Happened event(String type, Duration after, Map<String, Value> properties) {
        return new Input.Happened(
                "e" + count++,
                1,
                type,
                SmallCompany.START.plus(after),
                SmallCompany.START.plus(after),
                Map.of(),
                properties,
                Context.NONE,
                false);
    }

    private Input.Happened mail(String what, int hours, String message) {
        return event("email." + what, Duration.ofHours(hours), Map.of("message", Value.of(message)));
    }

    private static Reaction learned(Reactions reactions, String type, After after) {
        return reactions.reactions().stream()
                .filter(one -> one.type().equals(type) && one.after().equals(after))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void openings_and_clicks_are_learned_by_message_with_their_delay() {
        List<Input.Happened> life = List.of(
                mail("sent", 0, "a"),
                mail("opened", 4, "a"),
                mail("opened", 9, "a"),
                mail("clicked", 5, "a"),
                mail("sent", 24, "b"),
                mail("sent", 48, "c"),
                mail("opened", 56, "b"),
                mail("sent", 72, "d"));
        Reactions reactions = Reactions.learn(Reactions.asked(Set.of("email"), Set.of()), List.of(life));
        Reaction opened = learned(reactions, "email.opened", new After.OfMessage("email"));
        assertThat(opened.seen()).isEqualTo(2);
        assertThat(opened.of()).isEqualTo(4);
        assertThat(opened.probability()).isEqualTo(.5);
        assertThat(opened.delay()).isBetween(Duration.ofMinutes(236), Duration.ofHours(4));
        Reaction clicked = learned(reactions, "email.clicked", new After.OfEvent("email.opened"));
        assertThat(clicked.of()).as("an opening told twice is one").isEqualTo(2);
        assertThat(clicked.probability()).isEqualTo(.5);
    }

    @Test
    void what_follows_a_click_is_not_taken_for_a_visit_of_its_own() {
        Map<String, Value> demo = Map.of("form", Value.of("demo"));
        List<Input.Happened> life = List.of(
                mail("sent", 0, "a"),
                mail("opened", 1, "a"),
                mail("clicked", 2, "a"),
                event("form.submitted", Duration.ofHours(3), demo),
                event("form.submitted", Duration.ofDays(5), demo),
                event("form.submitted", Duration.ofDays(5).plusHours(1), demo),
                event("page", Duration.ofDays(9), Map.of()));
        Reactions reactions = Reactions.learn(Reactions.asked(Set.of("email"), Set.of()), List.of(life, life));
        Reaction after = learned(reactions, "form.submitted", new After.OfEvent("email.clicked"));
        assertThat(after.probability()).isEqualTo(1);
        assertThat(after.examples()).contains(new Example(demo));
        Reaction alone = learned(reactions, "form.submitted", new After.OfDay());
        assertThat(alone.seen()).as("one day in each of two lives").isEqualTo(2);
        assertThat(alone.of()).isEqualTo(20);
        assertThat(alone.probability()).isCloseTo(.1, within(1e-9));
    }

    @Test
    void nothing_learned_is_nothing_expected() {
        Reactions reactions = Reactions.learn(Reactions.asked(Set.of("email"), Set.of()), List.of());
        assertThat(reactions.reactions()).isNotEmpty().allSatisfy(reaction -> {
            assertThat(reaction.probability()).isZero();
            assertThat(reaction.of()).isZero();
        });
    }

    @Test
    void a_journey_asks_of_the_channels_it_writes_to_and_of_what_it_waits_for() {
        Reactions asked = DryRun.asked(SmallCompany.welcome("welcome", 1, Journey.Status.LIVE));
        assertThat(asked.reactions())
                .extracting(Reaction::type)
                .contains("email.opened", "email.clicked", "email.replied", "page", "form.submitted");
    }

    @Test
    void delays_have_the_median_they_were_given_and_dice_are_fair() {
        SeededDice dice = new SeededDice(42, 7, 0);
        long below = 0;
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            below += dice.around(Duration.ofHours(2)).compareTo(Duration.ofHours(2)) < 0 ? 1 : 0;
            sum += dice.uniform();
        }
        assertThat(below / 20_000.0).isCloseTo(.5, within(.02));
        assertThat(sum / 20_000).isCloseTo(.5, within(.01));
    }
}
