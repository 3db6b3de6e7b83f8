package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.server.intake.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferrerSpamTest {
    /** The referrer of a line in the combined format. */
    private static final Pattern LINE = Pattern.compile(".*\"(https?://[^\"]*)\" \"[^\"]*\"$");

    private static final ReferrerSpam BY_NAME = ReferrerSpam.of(List.of());

    private static List<String> listed() throws IOException {
        return Files.readAllLines(
                        SharedData.file("referrer_and_bots/matomo_referrer_spammers.txt"), StandardCharsets.UTF_8)
                .stream()
                .filter(site -> !site.isBlank())
                .toList();
    }

    @Test
    void by_their_names_alone_some_are_found_and_nobody_real_is() throws IOException {
        List<String> listed = listed();
        long found = listed.stream().filter(BY_NAME::isSpam).count();
        int real = 0;
        int taken = 0;
        for (String line :
                Files.readAllLines(SharedData.file("weblogs_semicomplete/apache_logs"), StandardCharsets.ISO_8859_1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !matcher.group(1).contains("semicomplete.com")) {
                real++;
                taken += BY_NAME.host(Value.of(matcher.group(1))).isPresent() ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Referrer spam by name: %d of %d sites found, %.1f %%; %d of %d real visits taken for it%n",
                found,
                listed.size(),
                100.0 * found / listed.size(),
                taken,
                real);
        assertThat(found).isGreaterThan(listed.size() * 10L / 100);
        assertThat(real).isGreaterThan(600);
        assertThat(taken).isZero();
    }

    @Test
    void what_an_administrator_names_is_found_with_all_below_it() throws IOException {
        ReferrerSpam named = ReferrerSpam.of(listed());
        assertThat(listed()).allMatch(named::isSpam);
        assertThat(named.host(Value.of("https://www." + listed().getFirst() + "/x?y=1")))
                .isPresent();
        assertThat(named.host(Value.of("https://www.acme.cn/"))).isEmpty();
        assertThat(named.host(null)).isEmpty();
        assertThat(named.host(Value.of(""))).isEmpty();
    }
}
