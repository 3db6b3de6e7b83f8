package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class TrackingApiTests {
    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    private WriteKey key;

    @BeforeEach
    void aKey() {
        key = keys.create("site");
    }

    @ParameterizedTest
    @CsvSource({"track, t", "identify, i", "page, p", "screen, s", "group, g", "alias, a"})
    void every_call_is_taken_under_its_name_and_its_letter(String word, String letter) {
        for (String path : List.of(word, letter)) {
            String user = "u-" + path;
            post(
                            "/v1/" + path,
                            "{\"userId\":\"" + user + "\",\"previousId\":\"p-" + path
                                    + "\",\"groupId\":\"g\",\"event\":\"Signed Up\"}")
                    .is(200);
            assertThat(types(user)).containsExactly(word.equals("track") ? "Signed Up" : word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/batch", "/v1/b", "/v1/import", "/v1/import/"})
    void a_batch_is_taken_in_order_and_answered_as_clients_expect(String path) {
        String user = "u" + path;
        String body = batch(IntStream.range(0, 5)
                .mapToObj(i -> event(user, "e" + i, path + i))
                .toList());
        Console.Answer answer = post(path, body).is(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(types(user)).containsExactly("e4", "e3", "e2", "e1", "e0");
    }

    @Test
    void the_same_message_counts_once_however_often_it_is_sent() {
        for (int i = 0; i < 3; i++) {
            post("/v1/track", event("twice", "x", "m-twice")).is(200);
            post("/v1/batch", batch(List.of(event("twice", "x", "m-twice"), event("twice", "x", "m-twice"))))
                    .is(200);
        }
        assertThat(types("twice")).containsExactly("x");
    }

    @Test
    void any_content_type_will_do_and_the_key_may_stand_in_the_body() {
        String body = "{\"writeKey\":\"" + key.key() + "\",\"userId\":\"plain\",\"event\":\"x\"}";
        console.send("POST", "/v1/t", body, "Content-Type", "text/plain").is(200);
        console.send(
                        "POST",
                        "/v1/b",
                        "{\"writeKey\":\"" + key.key()
                                + "\",\"batch\":[{\"type\":\"track\",\"userId\":\"plain\",\"event\":\"y\"}]}",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .is(200);
        console.send(
                        "POST",
                        "/v1/track",
                        "{\"userId\":\"plain\",\"event\":\"z\"}",
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(key.key().getBytes(StandardCharsets.UTF_8)))
                .is(200);
        assertThat(types("plain")).containsExactlyInAnyOrder("x", "y", "z");
    }

    @Test
    void a_packed_body_is_unpacked_and_a_bomb_is_not() throws Exception {
        console.send(
                        "POST",
                        "/v1/track",
                        gzip(event("packed", "x", "m-packed").getBytes(StandardCharsets.UTF_8)),
                        "Content-Encoding",
                        "gzip",
                        "Authorization",
                        basic())
                .is(200);
        assertThat(types("packed")).containsExactly("x");
        console.send(
                        "POST",
                        "/v1/track",
                        gzip(new byte[50_000_000]),
                        "Content-Encoding",
                        "gzip",
                        "Authorization",
                        basic())
                .is(413);
        console.send("POST", "/v1/track", "nonsense", "Content-Encoding", "gzip", "Authorization", basic())
                .is(400);
    }

    @Test
    void without_a_known_key_nothing_is_taken_and_the_answer_says_where_keys_are() {
        assertThat(problem(console.send("POST", "/v1/track", event("nokey", "x", "n1"))
                        .is(401)))
                .endsWith("tracking-key-missing");
        Console.Answer unknown = console.send(
                        "POST",
                        "/v1/track",
                        event("nokey", "x", "n2"),
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("wrong:".getBytes(StandardCharsets.UTF_8)))
                .is(401);
        assertThat(problem(unknown)).endsWith("tracking-key-unknown");
        assertThat(unknown.json().path("action").asString()).contains("Tracking");
        assertThat(states.find(new Identifier(Kind.USER_ID, "nokey"))).isEmpty();
        assertThat(console.as(Role.MARKETER)
                        .get("/api/tracking/rejected")
                        .json()
                        .path("items"))
                .extracting(r -> r.path("code").asString())
                .contains("key-missing", "key-unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"userId\": | json-malformed",
                "[1] | tracking-object",
                "'' | tracking-empty",
                "{\"userId\":\"a\\u0000b\",\"event\":\"x\"} | invalid",
                "{\"userId\":5.5,\"event\":\"x\"} | invalid",
                "{\"userId\":\"u\",\"event\":[]} | invalid"
            })
    void a_single_event_that_cannot_be_taken_is_a_problem_that_says_what_to_do(String body, String code) {
        Console.Answer answer = post("/v1/track", body).is(400);
        assertThat(problem(answer)).isEqualTo("urn:hatchery:problem:" + code);
        assertThat(answer.json().path("action").asString()).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_40_kb_event_and_a_600_kb_body_are_too_large() {
        Console.Answer event = post(
                        "/v1/track",
                        "{\"userId\":\"big\",\"event\":\"x\",\"properties\":{\"a\":\"" + "x".repeat(40 * 1024) + "\"}}")
                .is(400);
        assertThat(event.json().at("/errors/0/code").asString()).isEqualTo("event.too-large");
        post("/v1/batch", batch(List.of("\"" + "x".repeat(600 * 1024) + "\""))).is(413);
    }

    @Test
    void the_other_events_of_a_batch_survive_a_bad_one() {
        String deep = "{\"type\":\"track\",\"userId\":\"mixed\",\"event\":\"deep\",\"properties\":{\"a\":"
                + "[".repeat(50) + "]".repeat(50) + "}}";
        Console.Answer answer = post(
                        "/v1/batch",
                        batch(List.of(
                                event("mixed", "first", "mx1"),
                                "5",
                                deep,
                                "{\"type\":\"track\",\"userId\":\"mixed\"}",
                                event("mixed", "opportunity.won", "mx2"),
                                event("mixed", "last", "mx3"))))
                .is(200);
        assertThat(answer.json().path("success").booleanValue()).isTrue();
        assertThat(answer.json().path("accepted").intValue()).isEqualTo(2);
        assertThat(answer.json().path("rejected"))
                .extracting(r -> r.path("index").intValue() + r.path("code").asString())
                .containsExactly("1object", "2too-deep", "3event-missing", "4event-reserved");
        assertThat(types("mixed")).containsExactly("last", "first");
        Console marketer = console.as(Role.MARKETER);
        assertThat(marketer.get("/api/tracking/rejected?key=" + key.id())
                        .is(200)
                        .json()
                        .path("items"))
                .extracting(r -> r.path("code").asString())
                .containsExactlyInAnyOrder("object", "too-deep", "event-missing", "event-reserved");
        assertThat(marketer.in("zh-CN")
                        .get("/api/tracking/rejected?limit=1&key=" + key.id())
                        .json()
                        .at("/items/0/message")
                        .asString())
                .contains("系统保留");
        assertThat(marketer.get("/api/tracking/events?key=" + key.id()).json().path("items"))
                .extracting(r -> r.path("type").asString())
                .containsExactly("last", "first");
    }

    @Test
    void an_event_just_taken_leads_to_what_came_of_it() {
        Console marketer = console.as(Role.MARKETER);
        post("/v1/track", event("led", "Demo", "led-1")).is(200);
        JsonNode seen =
                marketer.get("/api/tracking/events?key=" + key.id()).json().at("/items/0");
        JsonNode led = marketer.get("/api/tracking/events/" + seen.path("entry").asString() + "/lead")
                .is(200)
                .json();
        JsonNode entry = marketer.get("/api/leads/" + led.path("lead").asLong() + "/timeline")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(entry.path("id").asString()).isEqualTo(led.path("entry").asString());
        assertThat(entry.path("type").asString()).isEqualTo("Demo");
        marketer.get("/api/tracking/events/none/lead").is(404);
    }

    @Test
    void the_tracking_page_knows_when_a_key_was_last_heard_of() {
        Console marketer = console.as(Role.MARKETER);
        assertThat(mine(marketer).path("events").intValue()).isZero();
        post("/v1/track", event("heard", "Demo", "h1")).is(200);
        assertThat(mine(marketer).path("events").intValue()).isEqualTo(1);
        assertThat(mine(marketer).path("lastType").asString()).isEqualTo("Demo");
        assertThat(mine(marketer).path("lastEventAt").asString()).isEqualTo("2026-03-02T01:00:00Z");
        console.as(Role.SDR).get("/api/tracking/keys").is(403);
    }

    @Test
    void browsers_of_other_sites_may_send_and_ask_first() {
        Console.Answer asked = console.send(
                        "OPTIONS",
                        "/v1/t",
                        null,
                        "Origin",
                        "https://www.acme.cn",
                        "Access-Control-Request-Method",
                        "POST")
                .is(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("https://www.acme.cn");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("authorization", "x-retry-count");
        Console.Answer sent = console.send(
                        "POST",
                        "/v1/t",
                        event("cors", "x", "c1"),
                        "Origin",
                        "https://www.acme.cn",
                        "Authorization",
                        basic())
                .is(200);
        assertThat(sent.headers().firstValue("Access-Control-Expose-Headers")).contains("Retry-After");
        assertThat(sent.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void the_pixel_is_always_a_picture() {
        String data = Base64.getUrlEncoder()
                .encodeToString(("{\"writeKey\":\"" + key.key() + "\",\"userId\":\"pix\",\"event\":\"seen\"}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(console.get("/v1/pixel/track?data=" + data).is(200).headers().firstValue("Content-Type"))
                .contains("image/gif");
        console.get("/v1/pixel/track?writeKey=" + key.key() + "&userId=pix&event=dotted&properties.a=b")
                .is(200);
        console.get("/v1/pixel/track?data=%25%25").is(200);
        console.get("/v1/pixel/nothing?data=nonsense").is(200);
        assertThat(types("pix")).containsExactlyInAnyOrder("seen", "dotted");
    }

    @Test
    void the_browser_client_finds_its_settings() {
        Console.Answer answer =
                console.get("/v1/projects/" + key.key() + "/settings").is(200);
        assertThat(answer.json().at("/integrations/Segment.io/apiKey").asString())
                .isEqualTo(key.key());
        assertThat(answer.json().at("/metrics/sampleRate").intValue()).isZero();
        console.get("/v1/projects/none/settings").is(401);
        console.send("POST", "/v1/m", "{}", "Content-Type", "text/plain").is(200);
    }

    @Test
    void unknown_addresses_and_methods_are_said_so() {
        post("/v1/nothing", "{}").is(404);
        console.get("/v1/track").is(405);
    }

    @Test
    void a_form_becomes_a_lead_with_what_was_entered() {
        Console.Answer answer = form(
                "demo",
                "writeKey=" + key.key()
                        + "&email=Form%40Acme.cn&name=%E6%9D%8E%E5%AE%89&topic=CRM&topic=MA&anonymousId=anon-form"
                        + "&utm_source=weixin");
        assertThat(answer.is(200).body()).isEqualTo("{\"success\":true}");
        long lead = states.find(new Identifier(Kind.EMAIL, "form@acme.cn")).orElseThrow();
        assertThat(states.find(new Identifier(Kind.ANONYMOUS_ID, "anon-form"))).contains(lead);
        assertThat(timelines.of(lead, null, 5).entries())
                .extracting(Timelines.Entry::type)
                .containsExactly("form.submitted");
        assertThat(timelines.of(lead, null, 5).entries().getFirst().raw())
                .contains("CRM")
                .doesNotContain(key.key());
    }

    @Test
    void a_form_without_a_way_to_answer_is_refused_and_a_program_gets_nowhere() {
        assertThat(form("demo", "writeKey=" + key.key() + "&name=x")
                        .is(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("event.form-nobody");
        form("demo", "writeKey=" + key.key() + "&email=bot%40acme.cn&_gotcha=x").is(200);
        assertThat(states.find(new Identifier(Kind.EMAIL, "bot@acme.cn"))).isEmpty();
        form("demo", "email=nokey%40acme.cn").is(401);
    }

    @Test
    void a_form_leads_only_to_pages_the_key_names() {
        String body = "writeKey=" + key.key() + "&email=r%40acme.cn&redirect=https%3A%2F%2Fevil.example%2F";
        Console.Answer thanks = console.send(
                "POST",
                "/v1/forms/demo",
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(thanks.is(200).body()).contains("Thank you");
        console.as(Role.ADMIN)
                .put("/api/write-keys/" + key.id(), Map.of("name", "site", "origins", List.of("https://*.acme.cn")))
                .is(200);
        assertThat(console.send(
                                "POST",
                                "/v1/forms/demo",
                                body,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Accept",
                                "text/html")
                        .is(200)
                        .body())
                .contains("Thank you");
        Console.Answer own = console.send(
                        "POST",
                        "/v1/forms/demo",
                        body.replace("evil.example", "www.acme.cn"),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html")
                .is(303);
        assertThat(own.headers().firstValue("Location")).contains("https://www.acme.cn/");
        console.send(
                        "POST",
                        "/v1/forms/demo",
                        body,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Origin",
                        "https://evil.example")
                .is(403);
    }

    private Console.Answer form(String name, String body) {
        return console.send("POST", "/v1/forms/" + name, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonNode mine(Console marketer) {
        return marketer.get("/api/tracking/keys")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(k -> k.path("id").asString().equals(key.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String problem(Console.Answer answer) {
        return answer.json().path("type").asString();
    }

    private Console.Answer post(String path, String body) {
        return console.send("POST", path, body, "Authorization", basic());
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((key.key() + ":").getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String user, String name, String messageId) {
        return "{\"type\":\"track\",\"userId\":\"" + user + "\",\"event\":\"" + name + "\",\"messageId\":\"" + messageId
                + "\"}";
    }

    private static String batch(List<String> events) {
        return events.stream()
                .collect(Collectors.joining(",", "{\"batch\":[", "],\"sentAt\":\"2026-03-02T01:00:00Z\"}"));
    }

    private List<String> types(String user) {
        long lead = states.find(new Identifier(Kind.USER_ID, user)).orElseThrow();
        return timelines.of(lead, null, 50).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }

    private static byte[] gzip(byte[] body) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
