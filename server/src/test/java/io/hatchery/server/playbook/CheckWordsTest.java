package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the check finds wrong has a sentence in both languages. */
class CheckWordsTest {
    private static final Path CHECKS = Path.of("../engine/src/main/java/io/hatchery/engine/playbook");
    private static final Pattern CODE = Pattern.compile("(?<!Reason\\.of\\()\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");
    private static final Pattern KIND = Pattern.compile("known\\(\\s*[^,]+,\\s*\"([a-z]+)\"");

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.list(CHECKS)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher code = CODE.matcher(source);
                while (code.find()) {
                    codes.add(code.group(1));
                }
                Matcher kind = KIND.matcher(source);
                while (kind.find()) {
                    codes.add(kind.group(1) + ".unknown");
                }
            }
        }
        return codes;
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/i18n/" + file))) {
            words.load(in);
        }
        return words;
    }

    @Test
    void everyProblemHasItsSentence() throws IOException {
        Set<String> codes = codes();
        assertThat(codes).contains("values.count", "field.unknown", "journey.circle");
        for (String file : new String[] {"playbook.properties", "playbook_zh.properties"}) {
            assertThat(words(file).stringPropertyNames())
                    .as(file)
                    .containsAll(codes.stream().map(code -> "check." + code).toList());
        }
    }
}
