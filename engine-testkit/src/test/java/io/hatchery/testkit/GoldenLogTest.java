package io.hatchery.testkit;

import static io.hatchery.testkit.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.codec.DefaultPlaybooks;
import io.hatchery.engine.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was stored by a released version replays as it did. */
class GoldenLogTest {
    private static final Path LOGS = Path.of("src/test/resources/golden");

    private static Story wholeLife() {
        Story story = given(DefaultPlaybooks.of(Locale.ENGLISH)).lead();
        story.when("page", Map.of("path", Value.of("/pricing")));
        story.whenTold(
                "form.submitted",
                Map.of(
                        "email", Value.of("ann@example.com"),
                        "company", Value.of("Example"),
                        "jobLevel", Value.of("director"),
                        "employees", Value.of(1200),
                        "industry", Value.of("software"),
                        "budget", Value.of("unheard of")));
        story.when("demo.requested");
        story.after(Duration.ofDays(10));
        story.when("email.clicked", Map.of("url", Value.of("/cases")));
        story.when("lead.accepted");
        story.when("owner.assigned", Map.of("owner", Value.of("user:7")));
        story.when("tag.added", Map.of("tag", Value.of("vip")));
        story.when("stage.set", Map.of("stage", Value.of("nowhere")));
        story.whenLate("email.opened", Duration.ofDays(3), Map.of());
        story.when("consent.given", Map.of("channel", Value.of("email")));
        story.when("email.unsubscribed");
        story.after(Duration.ofDays(200));
        return story;
    }

    @Test
    void the_first_formats_log_of_a_whole_life_is_kept() {
        GoldenLog.of(wholeLife()).keepAs(LOGS.resolve("whole-life-1.jsonl"));
    }

    @Test
    void every_kept_log_replays_to_the_state_it_was_stored_with() throws IOException {
        try (Stream<Path> logs = Files.list(LOGS)) {
            List<Path> all = logs.sorted().toList();
            assertThat(all).isNotEmpty();
            all.forEach(log -> GoldenLog.read(log).replays());
        }
    }
}
