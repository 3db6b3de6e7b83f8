package io.hatchery.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@HatcheryTest
@TestPropertySource(properties = "hatchery.console.dir=src/test/resources/a-console")
@Import(EdgeTests.Broken.class)
class EdgeTests {
    @TestConfiguration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        Fails fails() {
            return new Fails();
        }
    }

    @RestController
    static class Fails {
        @GetMapping("/api/test-fails")
        String fail() {
            throw new IllegalStateException("the inside of the server");
        }
    }

    @Autowired
    private Console visitor;

    private Console console;

    @BeforeEach
    void signIn() {
        console = visitor.as(Role.ADMIN);
    }

    private static String code(Console.Answer answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().at("/action").asString()).as(answer.body()).isNotBlank();
        return answer.json().at("/type").asString().replace("urn:hatchery:problem:", "");
    }

    @Test
    void saysWhereJsonIsMalformed() {
        var answer = console.post("/api/write-keys", "{\"name\": \"a\",\n  \"origins\": [}")
                .is(400);
        assertThat(code(answer)).isEqualTo("json-malformed");
        assertThat(answer.json().at("/detail").asString()).startsWith("Line 2, column");
    }

    @Test
    void saysWhichEntryHasTheWrongTypeInTheReadersLanguage() {
        String body = "{\"name\": \"a\", \"email\": \"a@b.cn\", \"roles\": [\"KING\"], \"locale\": \"en\"}";
        var answer = console.in("zh-CN").post("/api/users", body).is(400);
        assertThat(code(answer)).isEqualTo("invalid");
        assertThat(answer.json().at("/title").asString()).isEqualTo("部分内容无效");
        assertThat(answer.json().at("/errors/0/place").asString()).isEqualTo("roles/0");
        assertThat(answer.json().at("/errors/0/message").asString()).contains("ADMIN | MARKETER", "KING");
        assertThat(console.in("zh").get("/api/users/none").json().at("/title").asString())
                .isNotEqualTo("Not found");
    }

    @Test
    void namesEveryEntryThatIsMissing() {
        var answer =
                console.post("/api/users", "{\"email\": \"\", \"roles\": []}").is(400);
        assertThat(answer.json().at("/errors").findValuesAsString("place")).contains("name", "email", "locale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{\"name\": {\"a\": 1}}", "{} trailing"})
    void takesNoBodyForGranted(String body) {
        assertThat(code(console.post("/api/write-keys", body).is(400))).isNotBlank();
    }

    @Test
    void refusesWhatIsTooDeepOrTooLarge() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThat(code(console.put("/api/settings/company", deep).is(413))).isEqualTo("json-limit");
        String large = "{\"name\": \"" + "x".repeat(17_000_000) + "\"}";
        assertThat(code(console.post("/api/write-keys", large).is(413))).isEqualTo("json-limit");
    }

    @Test
    void tellsOneMistakeFromAnother() {
        assertThat(code(console.get("/api/nowhere").is(404))).isEqualTo("no-such-address");
        assertThat(code(console.delete("/api/audit").is(405))).isEqualTo("method");
        assertThat(code(console.send("POST", "/api/write-keys", "a=b", "Content-Type", "text/plain")
                        .is(415)))
                .isEqualTo("media-type");
        assertThat(code(console.get("/api/audit?limit=many").is(400))).isEqualTo("invalid");
        assertThat(code(console.get("/api/audit?limit=1000").is(400))).isEqualTo("invalid");
        assertThat(code(console.get("/api/jobs/nothing").is(404))).isEqualTo("not-found");
        assertThat(code(visitor.visitor().get("/api/jobs").is(401))).isEqualTo("unauthenticated");
        assertThat(code(visitor.as(Role.SDR).get("/api/audit").is(403))).isEqualTo("forbidden");
    }

    @Test
    void keepsItsInsideToItselfWhenItFails() {
        var answer = console.get("/api/test-fails").is(500);
        assertThat(code(answer)).isEqualTo("internal");
        assertThat(answer.body()).doesNotContain("inside", "Exception");
    }

    @Test
    void servesTheConsoleAtEveryPlaceWithinIt() {
        for (String place :
                new String[] {"/", "/leads", "/leads/42", "/reports/funnel?from=2026-01-01", "/settings/users"}) {
            var page = visitor.get(place).is(200);
            assertThat(page.body()).contains("<title>Hatchery</title>");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        visitor.get("/assets/gone-123.js").is(404);
        visitor.get("/robots.txt").is(404);
    }

    @Test
    void letsBrowsersKeepFilesWhoseNamesCarryAHashAndSendsThemSmall() {
        var file = visitor.send("GET", "/assets/main-abc123.js", null, "Accept-Encoding", "gzip")
                .is(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000", "immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void neverLeavesItsFolder() {
        for (String path :
                new String[] {"/../application.yaml", "/%2e%2e/application.yaml", "/assets/..%2f..%2fapplication.yaml"
                }) {
            assertThat(visitor.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void tellsBrowsersWhatThePageMayDo() {
        var headers = visitor.get("/").is(200).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
    }
}
