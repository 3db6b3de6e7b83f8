package io.hatchery.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public Liquid conformance cases (golden-liquid), those that need no partial templates. What liqp does otherwise is listed in
 * {@code liquid-known-differences.txt}: the list may only grow shorter.
 */
class LiquidGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void templates_render_as_Liquid_does_except_where_listed() throws IOException {
        Path golden = golden();
        assumeTrue(Files.exists(golden), "the golden cases are not here");
        List<String> failed = new ArrayList<>();
        int all = 0;
        for (JsonNode test : JSON.readTree(golden.toFile()).get("tests")) {
            if (test.has("templates")) {
                continue;
            }
            all++;
            if (!passes(test)) {
                failed.add(test.get("name").asText());
            }
        }
        Set<String> known = known();
        Set<String> unexpected = new TreeSet<>(failed);
        unexpected.removeAll(known);
        System.out.printf("golden-liquid: %d of %d pass%n", all - failed.size(), all);
        Files.write(Path.of("target/liquid-failed.txt"), new TreeSet<>(failed));
        assertThat(unexpected).as("cases that used to pass").isEmpty();
        assertThat(known)
                .as("listed as failing but passing: take them off the list")
                .isSubsetOf(new TreeSet<>(failed));
    }

    private static boolean passes(JsonNode test) {
        @SuppressWarnings("unchecked")
        Map<String, Object> data =
                test.has("data") ? JSON.convertValue(test.get("data"), HashMap.class) : new HashMap<>();
        Liquid.Result result = Liquid.renderPlain(test.get("template").asText(), data);
        boolean mustFail = test.path("invalid").asBoolean();
        return switch (result) {
            case Liquid.Result.Done(String text, var _) ->
                !mustFail && accepted(test).anyMatch(text::equals);
            case Liquid.Result.Wrong _ -> mustFail;
        };
    }

    private static Stream<String> accepted(JsonNode test) {
        List<String> results = new ArrayList<>();
        if (test.has("result")) {
            results.add(test.get("result").asText());
        }
        test.path("results").forEach(result -> results.add(result.asText()));
        return results.stream();
    }

    private static Set<String> known() throws IOException {
        try (InputStream in = LiquidGoldenTest.class.getResourceAsStream("/content/liquid-known-differences.txt")) {
            return in == null
                    ? Set.of()
                    : new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static Path golden() {
        Path dir = Path.of("").toAbsolutePath();
        while (dir != null) {
            Path file = dir.resolve("shared/data/liquid_golden/golden_liquid.json");
            if (Files.exists(file)) {
                return file;
            }
            dir = dir.getParent();
        }
        return Path.of("absent");
    }
}
