package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.Hostile;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.WriteKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to the tracking API is taken whole or refused with a reason: never half, never by failing. */
@HatcheryTest
class HostileEventTests {
    private static final List<String> EVENTS = List.of(
            """
            {"userId":"u1","anonymousId":"a1","event":"Signed Up","messageId":"m1","timestamp":"2026-03-01T10:00:00Z",
             "sentAt":1772359200000,"properties":{"plan":"pro","seats":12,"list":["a","b"],"deep":{"a":{"b":1.5}}},
             "context":{"ip":"1.2.3.4","userAgent":"Mozilla/5.0","page":{"url":"https://a.cn/x?utm_source=b&gclid=c","referrer":"https://www.google.com/"},
             "campaign":{"name":"c","source":"s"},"traits":{"email":"a@b.cn","phone":"13800138000"},"clickIds":{"gclid":"x"}}}""",
            """
            {"type":"identify","userId":7,"traits":{"email":"ann@acme.cn","phone":13800138000,"first_name":"Ann","company":{"name":"Acme","employees":50}}}""",
            "{\"type\":\"page\",\"anonymousId\":\"a2\",\"name\":\"Home\",\"properties\":{\"url\":\"https://a.cn/\",\"title\":\"A\"}}",
            "{\"type\":\"group\",\"userId\":\"u\",\"groupId\":\"g\",\"traits\":{\"name\":\"Acme\"}}",
            "{\"type\":\"alias\",\"userId\":\"u\",\"previousId\":\"old@acme.cn\"}");
    private static final List<String> FORMS =
            List.of("email=ann%40acme.cn&name=Ann&phone=13800138000&budget=10&_page=https%3A%2F%2Fa.cn%2F%3Fgclid%3D1"
                    + "&utm_source=x&messageId=m9&anonymousId=a9&redirect=%2Fthanks&team=a&team=b");

    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private String key;

    @BeforeEach
    void aKey() {
        key = keys.create("site").key();
    }

    private long kept() {
        return jdbc.sql("select count(*) from runtime.event").query(Long.class).single();
    }

    private Console.Answer send(String path, byte[] body, String type) {
        clock.advance(Duration.ofSeconds(2));
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return console.send("POST", path, body, "Content-Type", type, "Authorization", "Basic " + basic);
    }

    /** Taken, or refused with a code and words; and what was refused left nothing. */
    private static void assertClear(Console.Answer answer, long before, long after, byte[] sent) {
        String shown = new String(sent, StandardCharsets.ISO_8859_1) + " = "
                + HexFormat.of().formatHex(sent);
        assertThat(answer.status()).as(shown + " " + answer.body()).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.body()).as(shown).contains("\"").hasSizeGreaterThan(20);
            assertThat(after).as(shown).isEqualTo(before);
        }
    }

    private void assertNothingFailed() {
        List<String> failed = jdbc.sql("select why from runtime.quarantine")
                .query(String.class)
                .list();
        assertThat(failed).isEmpty();
    }

    @Test
    void anEventIsTakenOrRefusedWhateverIsInIt() {
        Hostile.of(1, 1_500, EVENTS).forEach(body -> {
            long before = kept();
            String path = "/v1/" + List.of("t", "i", "p", "s", "g", "a").get(Math.abs(body.length) % 6);
            assertClear(send(path, body, "application/json"), before, kept(), body);
        });
        assertNothingFailed();
    }

    @Test
    void aBatchKeepsWhatIsGoodAndNamesWhatIsNot() {
        Hostile.of(2, 600, EVENTS).forEach(one -> {
            String batch = "{\"batch\":[{\"type\":\"track\",\"event\":\"Good\",\"userId\":\"good\"},"
                    + new String(one, StandardCharsets.UTF_8) + "]}";
            byte[] body = batch.getBytes(StandardCharsets.UTF_8);
            long before = kept();
            Console.Answer answer = send("/v1/batch", body, "application/json");
            assertThat(answer.status()).as(batch + answer.body()).isLessThan(500);
            if (answer.status() == 200) {
                assertThat(kept()).as(batch).isGreaterThan(before);
            } else {
                assertThat(kept()).as(batch).isEqualTo(before);
            }
        });
        Hostile.of(3, 400, List.of("{\"batch\":[" + EVENTS.get(2) + "],\"context\":{\"ip\":\"1.1.1.1\"},\"sentAt\":1}"))
                .forEach(body -> {
                    long before = kept();
                    assertClear(send("/v1/batch", body, "application/json"), before, kept(), body);
                });
        assertNothingFailed();
    }

    @Test
    void aFormIsTakenOrRefusedWhateverIsEntered() {
        Hostile.of(4, 1_000, FORMS).forEach(body -> {
            long before = kept();
            assertClear(send("/v1/forms/demo", body, "application/x-www-form-urlencoded"), before, kept(), body);
        });
        Hostile.of(5, 400, List.of("{\"email\":\"ann@acme.cn\",\"name\":\"Ann\",\"n\":1,\"list\":[1,\"a\"]}"))
                .forEach(body -> {
                    long before = kept();
                    assertClear(send("/v1/forms/demo", body, "application/json"), before, kept(), body);
                });
        assertNothingFailed();
    }

    @Test
    void aPictureIsAlwaysAPicture() {
        Hostile.of(6, 400, EVENTS).forEach(body -> {
            String data = Base64.getUrlEncoder().encodeToString(body);
            console.get("/v1/pixel/track?data=" + data.substring(0, Math.min(data.length(), 6_000)))
                    .is(200);
        });
        for (String name :
                List.of(".", "..", "...", "a.b.c.d.e", "properties", "context.page", "%00", "%F0%9F%98%80")) {
            String query = name.startsWith("%") ? name : URLEncoder.encode(name, StandardCharsets.UTF_8);
            console.get("/v1/pixel/track?" + query + "=1&userId=2&event=x&writeKey=" + key)
                    .is(200);
            console.get("/v1/pixel/track?properties." + query + "=1&properties=2&userId=2&event=x&writeKey=" + key)
                    .is(200);
        }
        assertNothingFailed();
    }

    @Test
    void aRefusalSaysWhatWasExpected() {
        JsonNode refused = send(
                        "/v1/t",
                        "{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":1e300}".getBytes(StandardCharsets.UTF_8),
                        "application/json")
                .is(400)
                .json();
        assertThat(refused.toString()).contains("timestamp");
    }
}
