package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.condition.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedConditionsTest {

    @Test
    void the_api_page_shows_every_condition_in_a_form_that_can_be_read() throws IOException {
        String page = Files.readString(Path.of("../docs/api.md"));
        String section = page.substring(page.indexOf("### Conditions"), page.indexOf("Windows: "));
        Set<Class<?>> shown = new HashSet<>();
        Pattern.compile("`(\\{[^`]*})`")
                .matcher(section)
                .results()
                .forEach(json ->
                        shown.add(EngineJson.read(Condition.class, json.group(1).getBytes(StandardCharsets.UTF_8))
                                .orThrow()
                                .getClass()));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Arrays.asList(Condition.class.getPermittedSubclasses()));
    }
}
