package io.hatchery.server.ads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.ads.AdsSettings.Connection;
import io.hatchery.server.ads.ClickRows.Click;
import io.hatchery.server.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static Connection connection(Platform platform) {
        return new Connection(
                "cc",
                platform,
                "c",
                true,
                null,
                null,
                new Secret("tok"),
                "11/22",
                new Secret("dev"),
                null,
                null,
                null,
                Map.of(),
                null,
                Map.of(),
                false);
    }

    @Property(tries = 500)
    void whateverComesIsReadOrRefusedAndNeverFails(
            @ForAll Platform platform, @ForAll @StringLength(max = 300) String text, @ForAll byte[] bytes) {
        Payloads.read(connection(platform), text.getBytes(StandardCharsets.UTF_8));
        Payloads.read(connection(platform), bytes);
        Payloads.read(
                connection(platform),
                ("{\"lead_id\":\"1\",\"entry\":[{\"changes\":[" + text + "]}]}").getBytes(StandardCharsets.UTF_8));
        Payloads.read(
                connection(platform),
                ("{\"a\":\"" + text.replace("\\", "").replace("\"", "") + "\"}").getBytes(StandardCharsets.UTF_8));
        Payloads.metaLead(bytes);
    }

    @Test
    void deepAndWidePayloadsAreCutAndNotFollowed() {
        String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
        assertThat(Payloads.read(connection(Platform.OTHER), deep.getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        StringBuilder wide = new StringBuilder("{\"id\":\"w\"");
        for (int i = 0; i < 5_000; i++) {
            wide.append(",\"k").append(i).append("\":").append(i);
        }
        Reading reading = Payloads.read(
                connection(Platform.OTHER), wide.append("}").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(((Reading.Leads) reading).leads().getFirst().fields()).hasSizeLessThan(300);
    }

    @Test
    void timesOfEveryPlatformAreUnderstood() {
        assertThat(Payloads.time("2024-09-26T12:30:00Z")).isEqualTo("2024-09-26T12:30:00Z");
        assertThat(Payloads.time("2024-09-26T12:30:00+0000")).isEqualTo("2024-09-26T12:30:00Z");
        assertThat(Payloads.time("2024-09-26 20:30:00")).isEqualTo("2024-09-26T12:30:00Z");
        assertThat(Payloads.time("1700000000")).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(Payloads.time("1700000000000")).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(Payloads.time("yesterday")).isNull();
    }

    private static Conversions.Conversion told(String type, @Nullable String kind, @Nullable String email) {
        Click click = kind == null
                ? null
                : new Click(
                        1, kind, "CLICK", "https://www.x.cn/lp?a=1&" + kind + "=CLICK", NOW.minus(Duration.ofDays(2)));
        return new Conversions.Conversion("conversion:1:MQL", type, NOW, click, email, null, email != null);
    }

    private static String body(Platform platform, Conversions.Conversion told) {
        return Conversions.call(connection(platform), told, ZONE, NOW)
                .orElseThrow()
                .body();
    }

    @Test
    void everyPlatformIsToldInItsOwnForm() {
        assertThat(body(Platform.BAIDU, told("3", "bd_vid", null)))
                .isEqualTo(
                        "{\"token\":\"tok\",\"conversionTypes\":[{\"logidUrl\":\"https://www.x.cn/lp?a=1&bd_vid=CLICK\",\"newType\":3,"
                                + "\"convertTime\":1772413200,\"isConvert\":1,\"outerEventId\":\"conversion:1:MQL\",\"outerEventType\":\"custom_dedup\"}]}");
        assertThat(body(Platform.OCEAN_ENGINE, told("clue_high_intention", "clickid", null)))
                .isEqualTo(
                        "{\"event_type\":\"clue_high_intention\",\"context\":{\"ad\":{\"callback\":\"CLICK\",\"match_type\":0}},"
                                + "\"timestamp\":1772413200000,\"properties\":{\"outer_event_id\":\"conversion:1:MQL\"}}");
        assertThat(body(Platform.TENCENT, told("CONFIRM_EFFECTIVE_LEADS", "gdt_vid", null)))
                .contains(
                        "\"account_id\":11",
                        "\"user_action_set_id\":22",
                        "\"click_id\":\"CLICK\"",
                        "\"external_action_id\":\"conversion:1:MQL\"");
        assertThat(body(Platform.GOOGLE, told("99", "gclid", null)))
                .contains(
                        "\"conversionDateTime\":\"2026-03-02 09:00:00+08:00\"",
                        "\"gclid\":\"CLICK\"",
                        "\"partialFailure\":true");
        assertThat(body(Platform.META, told("MQL", null, "ann@acme.cn")))
                .contains(
                        "\"action_source\":\"system_generated\"",
                        Signatures.sha256("ann@acme.cn"),
                        "\"event_source\":\"crm\"");
    }

    @Test
    void whoCameByNoClickOfThePlatformIsNotToldOf() {
        assertThat(Conversions.call(connection(Platform.BAIDU), told("3", null, null), ZONE, NOW))
                .isEmpty();
        assertThat(Conversions.call(connection(Platform.META), told("3", null, null), ZONE, NOW))
                .isEmpty();
        assertThat(Conversions.call(
                        connection(Platform.GOOGLE), told("3", "gclid", null), ZONE, NOW.plus(Duration.ofDays(100))))
                .isEmpty();
    }

    @Test
    void twoHundredIsNoSuccessByItself() {
        assertThat(Conversions.verdict(Platform.BAIDU, 200, "{\"header\":{\"status\":2,\"desc\":\"bad token\"}}"))
                .isEqualTo(new Conversions.Verdict.Never("code 2: bad token"));
        assertThat(Conversions.verdict(Platform.OCEAN_ENGINE, 200, "{\"code\":0}"))
                .isEqualTo(new Conversions.Verdict.Taken());
        assertThat(Conversions.verdict(Platform.GOOGLE, 200, "{\"partialFailureError\":{\"message\":\"old click\"}}"))
                .isEqualTo(new Conversions.Verdict.Never("old click"));
        assertThat(Conversions.verdict(Platform.TENCENT, 502, "")).isInstanceOf(Conversions.Verdict.Later.class);
        assertThat(Conversions.verdict(Platform.META, 200, "<html>")).isInstanceOf(Conversions.Verdict.Later.class);
    }

    @Test
    void dotsMeanNothingAtGmail() {
        assertThat(Conversions.googleMail("A.n.n@GMail.com")).isEqualTo("ann@gmail.com");
        assertThat(Conversions.googleMail("a.n.n@acme.cn")).isEqualTo("a.n.n@acme.cn");
    }
}
