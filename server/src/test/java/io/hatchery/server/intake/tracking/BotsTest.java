package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.intake.SharedData;
import io.hatchery.server.intake.touch.Bots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many programs are found and how many people are taken for them, on a list of crawlers and on a real site's log. */
class BotsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The user agent at the end of a line in the combined format. */
    private static final Pattern LINE = Pattern.compile(".*\"(?:[^\"]*)\" \"([^\"]*)\"$");

    /** Agents of the log that the list does not know and that are programs all the same, told apart by hand. */
    private static final List<String> PROGRAMS = List.of(
            "feed",
            "chef client",
            "spinn3r",
            "livejournal.com",
            "distilator",
            "liferea",
            "portscout",
            "libfetch",
            "ruby",
            "daumoa",
            "http_request",
            "beetlebot",
            "lumibot",
            "link validator",
            "easouspider",
            "ezooms",
            "superblock",
            "robosourcer",
            "irssiurllog",
            "google desktop",
            "as_qdr",
            "office protocol discovery",
            "slurp",
            "theoldreader");

    private static List<Pattern> known() throws IOException {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode crawler : list()) {
            patterns.add(Pattern.compile(crawler.path("pattern").asString()));
        }
        return patterns;
    }

    private static JsonNode list() throws IOException {
        return JSON.readTree(
                SharedData.file("referrer_and_bots/crawler-user-agents.json").toFile());
    }

    @Test
    void nearly_all_of_a_list_of_crawlers_are_found() throws IOException {
        int seen = 0;
        int found = 0;
        for (JsonNode crawler : list()) {
            for (JsonNode agent : crawler.path("instances")) {
                seen++;
                found += Bots.isBot(agent.asString()) ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT, "Crawlers by name: %d of %d found, %.1f %%%n", found, seen, 100.0 * found / seen);
        assertThat(found).isGreaterThan(seen * 96 / 100);
    }

    @Test
    void on_a_real_log_programs_are_found_and_hardly_a_person_is_taken_for_one() throws IOException {
        List<Pattern> known = known();
        int listed = 0;
        int foundOfListed = 0;
        int taken = 0;
        int takenAndListed = 0;
        int people = 0;
        for (String line :
                Files.readAllLines(SharedData.file("weblogs_semicomplete/apache_logs"), StandardCharsets.ISO_8859_1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || matcher.group(1).equals("-")) {
                continue;
            }
            String agent = matcher.group(1);
            boolean isListed =
                    known.stream().anyMatch(pattern -> pattern.matcher(agent).find());
            boolean isTaken = Bots.isBot(agent);
            String small = agent.toLowerCase(Locale.ROOT);
            boolean isProgram = isListed || PROGRAMS.stream().anyMatch(small::contains);
            listed += isListed ? 1 : 0;
            foundOfListed += isListed && isTaken ? 1 : 0;
            taken += isTaken ? 1 : 0;
            takenAndListed += isListed && isTaken ? 1 : 0;
            people += isTaken && !isProgram ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "Log: recall %.4f (%d of %d listed hits), precision by the list %.4f, by hand %.4f (%d of %d taken hits were people)%n",
                (double) foundOfListed / listed,
                foundOfListed,
                listed,
                (double) takenAndListed / taken,
                1 - (double) people / taken,
                people,
                taken);
        assertThat(listed).isEqualTo(1955);
        assertThat((double) foundOfListed / listed).isGreaterThan(0.99);
        assertThat((double) people / taken).isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN",
                "Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG 9) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/109 Safari/537.36 QIHU 360SE",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                "Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00) AppleWebKit/537.36 Chrome/114 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 13; zh-cn; V2307A) AppleWebKit/537.36 Chrome/109 Mobile Safari/537.36 VivoBrowser/22.5",
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 Chrome/122 Safari/537.36 wxwork/4.1.33 MicroMessenger/7.0.1 DingTalk(7.6.0)",
                "AcmeApp/3.2 (iPhone; iOS 17.4; Scale/3.00)",
                "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/UQ1A)",
                "Lynx/2.8.7rel.2 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/1.0.1f",
                "Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.16",
                "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
                ""
            })
    void people_are_people(String agent) {
        assertThat(Bots.isBot(agent)).isFalse();
    }
}
