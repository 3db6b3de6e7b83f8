package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

@HatcheryTest
class OutboxTests {

    @TestConfiguration
    static class Handlers {
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Recorder recorder() {
            return new Recorder();
        }
    }

    /** Does as told by the webhook's name and remembers what it was asked. */
    static final class Recorder implements EffectHandler {
        private final Map<String, Outcome> outcomes = new HashMap<>();
        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

        @Override
        public boolean handles(Effect effect) {
            return effect instanceof Effect.CallWebhook call && !call.webhook().equals("nobody's");
        }

        @Override
        public Outcome perform(Effect effect, int attempt) {
            asked.add(effect.id() + "#" + attempt);
            Outcome outcome = outcomes.get(effect.id());
            if (outcome == null) {
                throw new IllegalStateException("broken");
            }
            return outcome;
        }
    }

    @Autowired
    private OutboxRows rows;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Recorder recorder;

    @Autowired
    private TestClock clock;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private JdbcTemplate jdbc;

    private long lead;

    @BeforeEach
    void aLead() {
        events.accept(List.of(anArrival("o").by(email("o@o.cn")).build()));
        lead = states.find(email("o@o.cn")).orElseThrow();
        recorder.asked.clear();
    }

    private void wanted(String id, String webhook) {
        rows.add(List.of(new Effect.CallWebhook(id, lead, webhook, Map.of(), "test")));
    }

    private String state(String id) {
        return String.valueOf(
                jdbc.queryForObject("select state from runtime.outbox where effect = ?", String.class, id));
    }

    private Arrival told(String type) {
        return anArrival("whatever").of(lead).of(type).build();
    }

    @Test
    void anEffectIsCarriedOutOnceAndTellsItsStory() {
        recorder.outcomes.put("done", new Outcome.Done(List.of(told("webhook.called"))));
        wanted("done", "w");
        wanted("done", "w");
        assertThat(outbox.drain()).isEqualTo(1);
        assertThat(outbox.drain()).isZero();
        assertThat(recorder.asked).containsExactly("done#1");
        assertThat(state("done")).isEqualTo("DONE");
        assertThat(timelines.of(lead, null, 50).entries())
                .filteredOn(entry -> entry.type().equals("webhook.called"))
                .hasSize(1);
    }

    @Test
    void aServerThatDiedBeforeSayingSoDoesItAgainButTellsItsStoryOnce() {
        recorder.outcomes.put("died", new Outcome.Done(List.of(told("webhook.died"))));
        wanted("died", "w");
        outbox.drain();
        jdbc.update("update runtime.outbox set state = 'WAITING' where effect = 'died'");
        clock.advance(Duration.ofMinutes(6));
        assertThat(outbox.drain()).isEqualTo(1);
        assertThat(recorder.asked).containsExactly("died#1", "died#2");
        assertThat(timelines.of(lead, null, 50).entries())
                .filteredOn(entry -> entry.type().equals("webhook.died"))
                .hasSize(1);
    }

    @Test
    void anEffectToBeTriedAgainWaitsItsTime() {
        recorder.outcomes.put("retry", new Outcome.Retry(Duration.ofMinutes(3), "busy"));
        wanted("retry", "w");
        outbox.drain();
        assertThat(outbox.drain()).isZero();
        clock.advance(Duration.ofMinutes(3));
        recorder.outcomes.put("retry", new Outcome.Done(List.of()));
        assertThat(outbox.drain()).isEqualTo(1);
        assertThat(recorder.asked).containsExactly("retry#1", "retry#2");
        assertThat(state("retry")).isEqualTo("DONE");
    }

    @Test
    void whatKeepsBreakingIsTriedLessAndLessOftenAndThenGivenUp() {
        wanted("broken", "w");
        int attempts = 0;
        for (int hour = 0; hour < 48; hour++) {
            attempts += outbox.drain();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(attempts).isEqualTo(12);
        assertThat(state("broken")).isEqualTo("FAILED");
    }

    @Test
    void whatNobodyCarriesOutFailsWithAReason() {
        wanted("nobody", "nobody's");
        outbox.drain();
        assertThat(state("nobody")).isEqualTo("FAILED");
        assertThat(jdbc.queryForObject("select why from runtime.outbox where effect = 'nobody'", String.class))
                .isNotBlank();
    }

    @Test
    void whatOneServerHoldsNoOtherTakesUntilItsLeaseRunsOut() {
        recorder.outcomes.put("held", new Outcome.Done(List.of()));
        wanted("held", "w");
        assertThat(rows.claim(clock.now(), Duration.ofMinutes(5), 10)).hasSize(1);
        assertThat(outbox.drain()).isZero();
        clock.advance(Duration.ofMinutes(5));
        assertThat(outbox.drain()).isEqualTo(1);
    }

    private void wantedByAJourney(String id) {
        rows.add(List.of(new Effect.CallWebhook(id, lead, "w", Map.of(), "journey:welcome/call")));
    }

    private List<String> news(String effect) {
        return timelines.of(lead, null, 50).entries().stream()
                .filter(entry -> entry.type().startsWith("effect."))
                .map(Timelines.Entry::raw)
                .filter(raw -> raw.contains("\"" + effect + "\""))
                .toList();
    }

    @Test
    void aJourneyIsToldOnceWhatBecameOfAnEffectItAskedFor() {
        recorder.outcomes.put("good", new Outcome.Done(List.of()));
        recorder.outcomes.put("bad", new Outcome.Failed("gone", List.of()));
        wantedByAJourney("good");
        wantedByAJourney("bad");
        outbox.drain();
        jdbc.update("update runtime.outbox set state = 'WAITING' where effect in ('good', 'bad')");
        clock.advance(Duration.ofMinutes(6));
        outbox.drain();
        assertThat(news("good")).containsExactly("{\"properties\":{\"effect\":\"good\"},\"type\":\"effect.done\"}");
        assertThat(news("bad"))
                .containsExactly("{\"properties\":{\"effect\":\"bad\",\"why\":\"gone\"},\"type\":\"effect.failed\"}");
    }

    @Test
    void whatIsGivenUpIsToldToTheJourneyAndToNobodyElse() {
        wantedByAJourney("hopeless");
        wanted("hopeless-too", "w");
        for (int hour = 0; hour < 48; hour++) {
            outbox.drain();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(news("hopeless")).singleElement().asString().contains("effect.failed", "Given up", "broken");
        assertThat(news("hopeless-too")).isEmpty();
    }

    @Test
    void whatHasEndedStaysAsItEndedWhateverASlowerServerSays() {
        recorder.outcomes.put("ended", new Outcome.Done(List.of()));
        wanted("ended", "w");
        outbox.drain();
        rows.failed("ended", "too late");
        assertThat(state("ended")).isEqualTo("DONE");
    }
}
