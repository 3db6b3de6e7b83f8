package io.hatchery.server.ads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.Hostile;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.States;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdsTests {
    private static final String GOOGLE = """
            {"lead_id":"%s","user_column_data":[{"column_id":"FULL_NAME","string_value":"Ann Lee","column_name":"Full name"},
             {"column_id":"WORK_EMAIL","string_value":"%s"},{"column_id":"BUDGET","string_value":"100k"}],"api_version":"1.0",
             "form_id":123,"campaign_id":456,"google_key":"%s","is_test":%s,"gcl_id":"click-1","adgroup_id":7,"creative_id":9,
             "lead_submit_time":"2026-03-01T12:30:00Z","something_new":{"a":[1]}}""";

    private final FakePlatforms platforms = new FakePlatforms();

    @Autowired
    private Console console;

    @Autowired
    private Taker taker;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    @Autowired
    private ConversionHandler handler;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    private Console admin;

    @BeforeAll
    void connections() {
        admin = console.as(Role.ADMIN);
        connect(
                "google",
                "GOOGLE",
                Map.of("account", "123-456", "conversions", Map.of("mql", "77"), "developer", secret("dev")));
        connect(
                "meta",
                "META",
                Map.of(
                        "verify",
                        secret("verify-me"),
                        "account",
                        "ds1",
                        "conversions",
                        Map.of("mql", "Lead"),
                        "people",
                        true));
        connect("xhs", "XIAOHONGSHU", Map.of("proof", "HMAC_SHA1"));
        connect("feiyu", "OCEAN_ENGINE", Map.of("conversions", Map.of("mql", "clue_confirm")));
        connect("baidu", "BAIDU", Map.of("conversions", Map.of("mql", "1000")));
        connect("zhihu", "OTHER", Map.of("mapping", Map.of("contact.who", "name"), "idPath", "clue.no"));
    }

    @AfterAll
    void close() {
        platforms.close();
    }

    @BeforeEach
    void someTimePasses() {
        clock.advance(Duration.ofMinutes(10));
        platforms.asked().clear();
    }

    private static Map<String, Object> secret(String value) {
        return Map.of("value", value);
    }

    private void connect(String id, String platform, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "platform",
                platform,
                "name",
                id,
                "active",
                true,
                "key",
                secret("s3cret"),
                "access",
                secret("token"),
                "address",
                platforms.address(),
                "mapping",
                Map.of(),
                "conversions",
                Map.of(),
                "people",
                false));
        form.putAll(more);
        admin.put("/api/ads/connections/" + id, form).is(204);
    }

    private Console.Answer send(String path, String body, String... headers) {
        return console.visitor().send("POST", "/hooks/ads/" + path, body, headers);
    }

    private LeadState lead(String email) {
        return states.find(Arrivals.email(email)).flatMap(states::of).orElseThrow();
    }

    private static Source source(LeadState lead) {
        return Objects.requireNonNull(lead.firstSource());
    }

    private JsonNode got(String vendorId) {
        return admin.get("/api/ads/received")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/vendorId").asString().equals(vendorId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGoogleLeadBecomesALeadWithItsSourceAndIsTakenOnce() {
        String body = GOOGLE.formatted("g-1", "ann@google-lead.cn", "s3cret", false);
        send("google", body).is(200);
        send("google", body).is(200);
        assertThat(taker.takeAll()).isEqualTo(1);
        LeadState lead = lead("ann@google-lead.cn");
        assertThat(source(lead).channel()).isEqualTo("paid_search");
        assertThat(source(lead).campaign()).isEqualTo("456");
        assertThat(lead.traits().value("name")).isEqualTo(Value.of("Ann Lee"));
        assertThat(got("g-1").at("/lead").asLong()).isEqualTo(lead.lead());
    }

    @Test
    void aWrongKeyIsRefusedAndNothingIsKept() {
        send("google", GOOGLE.formatted("g-2", "x@x.cn", "wrong", false)).is(401);
        send("google", "{").is(401);
        send("nowhere", "{}").is(404);
        send("feiyu?key=nope", "{\"tel\":\"13800000000\"}").is(401);
        send("xhs", "{\"id\":\"1\"}", "x-red-signature", "sha1=00").is(401);
        assertThat(taker.takeAll()).isZero();
    }

    @Test
    void aTestLeadIsSeenButMakesNobody() {
        send("google", GOOGLE.formatted("g-3", "test@google-lead.cn", "s3cret", true))
                .is(200);
        taker.takeAll();
        assertThat(got("g-3").at("/state").asString()).isEqualTo("IGNORED");
        assertThat(states.find(Arrivals.email("test@google-lead.cn"))).isEmpty();
    }

    @Test
    void metaAsksOnceWhoWeAreAndThenTellsIdsOfWhichTheRestIsFetched() {
        Console meta = console.visitor();
        assertThat(meta.get("/hooks/ads/meta?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=42")
                        .is(200)
                        .body())
                .isEqualTo("42");
        meta.get("/hooks/ads/meta?hub.mode=subscribe&hub.verify_token=no&hub.challenge=42")
                .is(403);
        String body =
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"leadgen\",\"value\":{\"leadgen_id\":\"9007199254740993\",\"form_id\":\"f\"}}]}]}";
        send("meta", body, "X-Hub-Signature-256", "sha256=" + "0".repeat(64)).is(401);
        send(
                        "meta",
                        body,
                        "X-Hub-Signature-256",
                        "sha256="
                                + Signatures.hmac(
                                        "HmacSHA256", "s3cret", body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .is(200);
        platforms.answers(503, "");
        platforms.answers(200, """
                {"id":"9007199254740993","created_time":"2026-03-01T12:00:00+0000","form_id":"f","campaign_id":"c9",
                 "field_data":[{"name":"email","values":["bo@meta-lead.cn"]},{"name":"phone_number","values":["+8613800000077"]}]}""");
        taker.takeAll();
        assertThat(states.find(Arrivals.email("bo@meta-lead.cn"))).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        taker.takeAll();
        assertThat(source(lead("bo@meta-lead.cn")).campaign()).isEqualTo("c9");
        assertThat(platforms.asked().getLast().path()).startsWith("/9007199254740993?fields=");
    }

    @Test
    void aSignedPushIsCheckedOverItsBytes() {
        String body = "{\"lead_id\":\"x-1\",\"姓名\":\"小红\",\"手机号\":\"13800000088\",\"campaign_name\":\"种草\"}";
        String sign = Signatures.hmac("HmacSHA1", "s3cret", body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        send("xhs", body, "x-red-signature", "sha1=" + sign).is(200);
        taker.takeAll();
        LeadState lead = states.find(Arrivals.phone("+8613800000088"))
                .flatMap(states::of)
                .orElseThrow();
        assertThat(source(lead).name()).isEqualTo("Xiaohongshu");
        assertThat(lead.traits().value("name")).isEqualTo(Value.of("小红"));
    }

    @Test
    void anyWebhookIsMappedByItsPathsAndFormsAreReadToo() {
        send(
                        "zhihu?key=s3cret",
                        "{\"clue\":{\"no\":\"z-1\"},\"contact\":{\"who\":\"知乎用户\",\"mobile\":\"13800000099\"},\"need\":\"CRM\"}")
                .is(200);
        send(
                        "feiyu?key=s3cret",
                        "clueId=f-1&name=%E9%A3%9E%E9%B1%BC&tel=13800000100&create_time=2026-03-01+10%3A00%3A00")
                .is(200);
        taker.takeAll();
        assertThat(states.find(Arrivals.phone("+8613800000099"))
                        .flatMap(states::of)
                        .orElseThrow()
                        .traits()
                        .value("name"))
                .isEqualTo(Value.of("知乎用户"));
        assertThat(states.find(Arrivals.phone("+8613800000100"))).isPresent();
        assertThat(got("z-1").at("/state").asString()).isEqualTo("TAKEN");
        JsonNode tried = admin.post(
                        "/api/ads/try", Map.of("platform", "OTHER", "body", "{\"id\":\"7\",\"tel\":\"1380\"}"))
                .is(200)
                .json();
        assertThat(tried.at("/leads/0/vendorId").asString()).isEqualTo("7");
    }

    /** Whatever one of them sends, it is answered, and what came after it is taken all the same. */
    @Test
    void whateverIsSentIsAnsweredAndHoldsNobodyUp() {
        List<String> good = List.of(
                "{\"clue\":{\"no\":\"h-1\"},\"contact\":{\"who\":\"A\",\"mobile\":\"13800000123\"},\"create_time\":\"2026-03-01 10:00:00\"}",
                "clueId=h-2&name=A&tel=13800000124&create_time=2026-03-01+10%3A00%3A00",
                GOOGLE.formatted("h-3", "h3@acme.cn", "s3cret", false));
        for (String path : List.of("zhihu?key=s3cret", "feiyu?key=s3cret", "google")) {
            Hostile.of(path.length(), 250, good).forEach(body -> {
                Console.Answer answer = console.visitor().send("POST", "/hooks/ads/" + path, body);
                assertThat(answer.status())
                        .as(new String(body, StandardCharsets.UTF_8) + answer.body())
                        .isLessThan(500);
            });
        }
        send("zhihu?key=s3cret", "{\"id\":\"h-last\",\"contact\":{\"mobile\":\"13800000125\"}}")
                .is(200);
        taker.takeAll();
        assertThat(states.find(Arrivals.phone("+8613800000125"))).isPresent();
        assertThat(jdbc.sql("select count(*) from ads.received where state = 'WAITING'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoCannotBeReachedIsKeptWithTheReason() {
        send("zhihu?key=s3cret", "{\"clue\":{\"no\":\"z-2\"},\"name\":\"nobody\"}")
                .is(200);
        taker.takeAll();
        assertThat(got("z-2").at("/why").asString()).contains("mobile number");
        assertThat(admin.get("/api/ads/received/" + got("z-2").at("/id").asLong())
                        .is(200)
                        .body())
                .contains("nobody");
    }

    @Test
    void secretsAreNeverSentOut() {
        String body = admin.get("/api/ads/connections").is(200).body();
        assertThat(body).contains("\"set\":true").doesNotContain("s3cret").doesNotContain("verify-me");
        console.as(Role.MARKETER).get("/api/ads/connections").is(403);
    }

    @Test
    void whatBecameOfALeadIsToldToEveryPlatformThatBroughtItOnce() {
        send("google", GOOGLE.formatted("g-9", "won@google-lead.cn", "s3cret", false))
                .is(200);
        taker.takeAll();
        long lead = lead("won@google-lead.cn").lead();
        Effect effect = new Effect.UploadConversion("conversion:" + lead + ":MQL", lead, "mql", clock.now(), "MQL");
        platforms.asked().clear();
        platforms.answers(200, "{}");
        platforms.answers(500, "");
        assertThat(handler.perform(effect, 1)).isInstanceOf(Outcome.Retry.class);
        assertThat(handler.perform(effect, 2)).isInstanceOf(Outcome.Done.class);
        assertThat(platforms.asked().stream()
                        .map(FakePlatforms.Asked::path)
                        .filter(it -> it.contains("uploadClickConversions")))
                .hasSize(1);
        FakePlatforms.Asked google = platforms.asked().stream()
                .filter(it -> it.path().contains("uploadClickConversions"))
                .findFirst()
                .orElseThrow();
        assertThat(google.body())
                .contains("\"gclid\":\"click-1\"")
                .contains("\"partialFailure\":true")
                .doesNotContain("GRANTED");
        assertThat(platforms.asked().stream().filter(it -> it.path().startsWith("/ds1/events")))
                .hasSize(2);
        JsonNode told = admin.get("/api/ads/conversions").is(200).json();
        assertThat(told.at("/items")
                        .valueStream()
                        .filter(it -> it.at("/lead").asLong() == lead)
                        .map(it -> it.at("/connection").asString() + " "
                                + it.at("/state").asString()))
                .containsExactlyInAnyOrder("google SENT", "meta SENT", "feiyu SKIPPED", "baidu SKIPPED");
    }
}
