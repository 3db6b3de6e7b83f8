package io.hatchery.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class LibraryTests {
    @Autowired
    private Console console;

    @Autowired
    private Settings settings;

    @Autowired
    private Contents contents;

    @Test
    void the_shipped_mails_are_there_published_and_follow_the_companys_language() {
        Company company = settings.get(Company.SETTINGS);
        settings.put(Company.SETTINGS, in(company, "en"), "test");
        assertThat(contents.published("welcome-1").orElseThrow().email().subject())
                .contains("where most teams begin");
        settings.put(Company.SETTINGS, in(company, "zh-CN"), "test");
        assertThat(contents.published("welcome-1").orElseThrow().email().subject())
                .contains("多数团队");
        Console marketer = console.as(Role.MARKETER);
        List<String> ids =
                marketer.get("/api/contents").is(200).json().at("/items").findValuesAsString("id");
        assertThat(ids).contains("welcome-1", "welcome-2", "welcome-3", "welcome-4", "product-education", "case-study");
    }

    @Test
    void a_mail_is_written_published_and_changed_without_touching_the_published_version() {
        Console marketer = console.as(Role.MARKETER);
        JsonNode made = marketer.post("/api/contents", Map.of("id", "spring", "name", "Spring", "email", mail("First")))
                .is(201)
                .json();
        assertThat(made.at("/piece/draft").asInt()).isEqualTo(1);
        assertThat(contents.published("spring")).isEmpty();
        assertThat(marketer.post("/api/contents/spring/publish", Map.of("note", "go"))
                        .is(200)
                        .json()
                        .at("/version")
                        .asInt())
                .isEqualTo(1);
        marketer.put("/api/contents/spring/draft", mail("Second")).is(200);
        assertThat(contents.published("spring").orElseThrow().email().subject()).isEqualTo("First");
        marketer.post("/api/contents/spring/publish", null).is(200);
        assertThat(contents.published("spring").orElseThrow().version()).isEqualTo(2);
        assertThat(contents.version("spring", 1).orElseThrow().email().subject())
                .isEqualTo("First");
        marketer.post("/api/contents/spring/publish", null).is(409);
        marketer.post("/api/contents/spring/versions/1/restore", null).is(200);
        assertThat(marketer.get("/api/contents/spring")
                        .json()
                        .at("/email/subject")
                        .asString())
                .isEqualTo("First");
        assertThat(marketer.get("/api/contents/spring/versions").is(200).json().size())
                .isEqualTo(3);
    }

    @Test
    void a_mail_with_errors_is_kept_but_not_published_and_says_what_to_mend() {
        Console marketer = console.as(Role.MARKETER);
        Map<String, Object> broken = Map.of(
                "subject", "Hi {{ lead.name",
                "preheader", "",
                "body", Map.of("kind", "mjml", "source", "<mjml><mj-body>{% if %}</mj-body></mjml>"));
        marketer.post("/api/contents", Map.of("id", "broken", "name", "Broken", "email", broken))
                .is(201);
        JsonNode refused = marketer.in("zh-CN")
                .post("/api/contents/broken/publish", null)
                .is(400)
                .json();
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("template");
        assertThat(refused.at("/errors/0/message").asString()).startsWith("模板无法渲染");
    }

    @Test
    void line_breaks_in_a_subject_taken_ids_and_strangers_are_refused() {
        Console marketer = console.as(Role.MARKETER);
        Map<String, Object> injected = Map.of(
                "subject", "Hi\r\nBcc: a@b.c", "preheader", "", "body", Map.of("kind", "blocks", "blocks", List.of()));
        assertThat(marketer.post("/api/contents", Map.of("name", "Sly", "email", injected))
                        .is(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("one-line");
        marketer.post("/api/contents", Map.of("id", "welcome-1", "name", "Again"))
                .is(400);
        console.as(Role.SDR).post("/api/contents", Map.of("name", "Mine")).is(403);
        console.visitor().get("/api/contents").is(401);
        marketer.get("/api/contents/nothing").is(404);
    }

    @Test
    void long_lists_come_in_pages_that_neither_repeat_nor_miss() {
        Console marketer = console.as(Role.MARKETER);
        for (int i = 0; i < 7; i++) {
            marketer.post("/api/contents", Map.of("id", "page-" + i, "name", "Paged " + i))
                    .is(201);
        }
        List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = marketer.get("/api/contents?q=Paged&limit=3" + cursor)
                    .is(200)
                    .json();
            seen.addAll(page.at("/items").findValuesAsString("id"));
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private static Map<String, Object> mail(String subject) {
        return Map.of(
                "subject",
                subject,
                "preheader",
                "p",
                "body",
                Map.of("kind", "blocks", "blocks", List.of(Map.of("kind", "text", "text", "Hello"))));
    }

    private static Company in(Company company, String locale) {
        return new Company("Acme", company.timeZone(), company.currency(), locale);
    }
}
