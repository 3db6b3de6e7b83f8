package io.hatchery.testkit;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/**
 * The facts of a lead as some version stored them, and the state they made then. What was released must replay to the same state for
 * ever: a change to how a fact folds, or to how it is stored without an upcaster, fails here. A new log is written when the tests run
 * with {@code -Dgolden.write=true}; a log that is there is never written over.
 *
 * @param facts in their order
 * @param state what they fold to
 */
public record GoldenLog(List<Fact> facts, LeadState state) {
    public GoldenLog {
        facts = List.copyOf(facts);
    }

    /** The log a story would leave. */
    public static GoldenLog of(Story story) {
        return new GoldenLog(story.facts(), story.state());
    }

    /** Reads a log: a stored fact a line, the stored state last. */
    public static GoldenLog read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<Fact> facts = new ArrayList<>();
            for (String line : lines.subList(0, lines.size() - 1)) {
                facts.add(EngineJson.restore(Fact.class, line.getBytes(StandardCharsets.UTF_8)));
            }
            byte[] last = lines.getLast().getBytes(StandardCharsets.UTF_8);
            return new GoldenLog(facts, EngineJson.restore(LeadState.class, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the log still replays to the state it was stored with. */
    public void replays() {
        Assertions.assertThat(Engine.replay(state.lead(), facts))
                .as("what the stored facts fold to now")
                .isEqualTo(state);
    }

    /** Writes the log if it is not there and writing was asked for; fails if it is not there and it was not. */
    public void keepAs(Path file) {
        if (Files.exists(file)) {
            return;
        }
        if (!Boolean.getBoolean("golden.write")) {
            Assertions.fail("there is no golden log %s; run once with -Dgolden.write=true and commit it", file);
        }
        StringBuilder text = new StringBuilder();
        facts.forEach(fact -> text.append(EngineJson.storeAsText(fact)).append('\n'));
        text.append(EngineJson.storeAsText(state)).append('\n');
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
