package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Value;
import io.hatchery.server.HatcheryTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one lead's rules want of another, and what nothing carries out yet. */
@HatcheryTest
class TellTests {
    @Autowired
    private OutboxRows rows;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private JdbcTemplate jdbc;

    private static int round;
    private long one;
    private long other;

    @BeforeEach
    void twoLeads() {
        round++;
        one = lead("one" + round + "@a.cn");
        other = lead("other" + round + "@b.cn");
    }

    private long lead(String address) {
        events.accept(List.of(anArrival(address).by(email(address)).build()));
        return states.find(email(address)).orElseThrow();
    }

    private List<Timelines.Entry> of(long lead, String type) {
        return timelines.of(lead, null, 200).entries().stream()
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    private String why(String effect) {
        return String.valueOf(
                jdbc.queryForObject("select why from runtime.outbox where effect = ?", String.class, effect));
    }

    @Test
    void anotherLeadIsToldOnceHoweverOftenTheEffectIsCarriedOut() {
        String id = "tell" + round;
        rows.add(List.of(
                new Effect.Tell(
                        id,
                        one,
                        new Effect.Told.OfLead(other),
                        "colleague.won",
                        Map.of("deal", Value.of("A")),
                        "rule:x"),
                new Effect.EnterJourney("enter" + round, one, other, "welcome", "journey:x/y")));
        outbox.drain();
        jdbc.update("update runtime.outbox set state = 'WAITING', due_at = created_at where effect = ?", id);
        outbox.drain();
        assertThat(of(other, "colleague.won")).hasSize(1);
        assertThat(of(other, "journey.entered")).hasSize(1);
        assertThat(of(one, "colleague.won")).isEmpty();
    }

    @Test
    void aLeadThatIsNotThereCannotBeTold() {
        rows.add(List.of(new Effect.EnterJourney("nobody" + round, one, 999_999, "welcome", "journey:x/y")));
        outbox.drain();
        assertThat(why("nobody" + round)).contains("no lead 999999");
    }

    @Test
    void whatNothingCarriesOutYetFailsWithAReasonAndTheLeadHearsOfIt() {
        rows.add(List.of(
                new Effect.OfferSurvey("survey" + round, one, "email", "nps", "journey:x/y"),
                new Effect.GiveReward("reward" + round, one, "cup", "journey:x/y")));
        outbox.drain();
        assertThat(why("survey" + round)).contains("OfferSurvey");
        assertThat(why("reward" + round)).contains("GiveReward");
        assertThat(of(one, "effect.failed"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.raw()).contains("Nothing in this server"));
    }
}
