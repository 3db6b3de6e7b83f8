package io.hatchery.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ShippedEmailsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Arguments> all() {
        return Stream.of("en", "zh-CN")
                .flatMap(language -> ShippedEmails.IDS.stream().map(id -> Arguments.of(id, language)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_shipped_mail_is_fit_to_send_without_a_warning_to_a_stranger_and_to_a_known_lead(
            String id, String language) throws IOException {
        Email email = ShippedEmails.read(JSON, id, language).email();
        RenderedEmail stranger = EmailRenderer.render(email, Library.sample(language));
        RenderedEmail known = EmailRenderer.render(email, known(language));
        Files.createDirectories(Path.of("target/mails"));
        Files.writeString(Path.of("target/mails", id + "." + language + ".html"), known.html());
        assertThat(stranger.problems()).isEmpty();
        assertThat(known.problems()).isEmpty();
        assertThat(known.html().length()).isLessThan(40_000);
        assertThat(known.html()).doesNotContain("{{").doesNotContain("fonts.googleapis");
        assertThat(known.text()).contains("http").hasSizeGreaterThan(200);
    }

    private static Personal known(String language) {
        boolean chinese = language.equals("zh-CN");
        return new Personal(
                Map.of(
                        "name", Value.of(chinese ? "王晓明" : "Ann Miller"),
                        "company", Value.of(chinese ? "华东精密制造" : "Northwind Tools"),
                        "industry", Value.of("manufacturing"),
                        "employees", Value.of(1200)),
                new Personal.Company(
                        chinese ? "云帆科技" : "Seaway Systems",
                        chinese ? "上海市浦东新区示例路 1 号" : "1 Harbour Road, Bristol",
                        "https://www.example.com"),
                new Personal.Owner(chinese ? "李雷" : "Jo Hart", "jo@example.com"),
                new Personal.Links("https://mail.example.com/u/x", "https://mail.example.com/v/x"),
                language,
                ZoneId.of("Asia/Shanghai"));
    }
}
