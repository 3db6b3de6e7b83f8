package io.hatchery.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reader our headers are tested with passes the public cases for such readers. */
class UnsubscribeOfferTest {

    @Test
    void it_reads_the_public_cases_as_they_say() throws IOException {
        Path folder = folder();
        assumeTrue(Files.isDirectory(folder), "the public cases are not here");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).hasSize(14);
        for (Path file : files) {
            JsonNode test = JsonMapper.shared().readTree(file.toFile());
            UnsubscribeOffer offer = UnsubscribeOffer.of(
                    test.at("/input/list_unsubscribe").asStringOpt().orElse(null),
                    test.at("/input/list_unsubscribe_post").asStringOpt().orElse(null));
            JsonNode expected = test.get("expected");
            assertThat(offer.getClass().getSimpleName())
                    .as(file.toString())
                    .isEqualTo(expected.at("/kind").asString());
            switch (offer) {
                case UnsubscribeOffer.OneClick(String url) ->
                    assertThat(url).isEqualTo(expected.at("/url").asString());
                case UnsubscribeOffer.HttpLink(String url) ->
                    assertThat(url).isEqualTo(expected.at("/url").asString());
                case UnsubscribeOffer.Mailto(String address, var subject) -> {
                    assertThat(address).isEqualTo(expected.at("/address").asString());
                    assertThat(subject)
                            .isEqualTo(expected.at("/subject").asStringOpt().orElse(null));
                }
                case UnsubscribeOffer.None() -> {}
            }
        }
    }

    private static Path folder() {
        for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            Path found = dir.resolve("shared/data/rfc8058");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("absent");
    }
}
