package io.hatchery.server.delivery.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.server.delivery.webhooks.WebhookSettings.Webhook;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsArea;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a real receiver on this machine. */
class WebhookHandlerTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(EngineJson.module()).build();

    private final List<Map<String, String>> received = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 204;
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void receive(HttpExchange call) throws IOException {
        received.add(Map.of(
                "path", call.getRequestURI().getPath(),
                "id", String.valueOf(call.getRequestHeaders().getFirst("webhook-id")),
                "timestamp", String.valueOf(call.getRequestHeaders().getFirst("webhook-timestamp")),
                "signature", String.valueOf(call.getRequestHeaders().getFirst("webhook-signature")),
                "body", new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (status == 302) {
            call.getResponseHeaders().set("Location", "/elsewhere");
        }
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private String url(String scheme) {
        return scheme + "://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private WebhookHandler handler(boolean internal, Map<String, Webhook> webhooks) {
        return new WebhookHandler(
                new Fixed(new WebhookSettings(webhooks)),
                new OneLead(),
                new WebhookProperties(internal),
                JSON,
                () -> NOW);
    }

    private WebhookHandler here() {
        return handler(true, Map.of("crm", new Webhook(url("http"), new Secret(SECRET))));
    }

    private static Effect call(String webhook) {
        return new Effect.CallWebhook("wish-1", 7, webhook, Map.of("stage", "hot"), "journey:welcome/call");
    }

    @Test
    void aCallCarriesTheLeadAndIsSignedAsStandardWebhooksAsks() {
        assertThat(here().perform(call("crm"), 1)).isEqualTo(new Outcome.Done(List.of()));
        Map<String, String> got = received.getFirst();
        assertThat(got).containsEntry("id", "wish-1").containsEntry("timestamp", "1772413200");
        JsonNode body = JSON.readTree(got.get("body"));
        assertThat(body.at("/type").asString()).isEqualTo("lead.webhook");
        assertThat(body.at("/data/lead").asLong()).isEqualTo(7);
        assertThat(body.at("/data/values/stage").asString()).isEqualTo("hot");
        byte[] key = java.util.Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        assertThat(got)
                .containsEntry(
                        "signature", Signature.of(key, "wish-1", 1_772_413_200L, String.valueOf(got.get("body"))));
    }

    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        byte[] key = java.util.Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        assertThat(Signature.of(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({
        "200,Done",
        "204,Done",
        "302,Failed",
        "400,Failed",
        "410,Failed",
        "408,Retry",
        "429,Retry",
        "500,Retry",
        "503,Retry"
    })
    void whatTheReceiverAnswersDecidesWhetherItIsCalledAgain(int answered, String outcome) {
        status = answered;
        assertThat(here().perform(call("crm"), 1).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(received).hasSize(1);
    }

    @Test
    void aReceiverThatIsAwayIsCalledLaterAndLater() {
        receiver.stop(0);
        Outcome.Retry first = (Outcome.Retry) here().perform(call("crm"), 1);
        Outcome.Retry fifth = (Outcome.Retry) here().perform(call("crm"), 5);
        assertThat(first.after()).isEqualTo(Duration.ofSeconds(10));
        assertThat(fifth.after()).isEqualTo(Duration.ofSeconds(160));
    }

    @Test
    void aPrivateAddressIsNotCalledUnlessTheOperatorAllowsIt() {
        WebhookHandler careful = handler(
                false, Map.of("plain", new Webhook(url("http"), null), "private", new Webhook(url("https"), null)));
        assertThat(careful.perform(call("plain"), 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) careful.perform(call("private"), 1)).why()).contains("private network");
        assertThat(received).isEmpty();
    }

    @Test
    void aWebhookNobodyNamedFailsWithAWayOut() {
        assertThat(((Outcome.Failed) here().perform(call("other"), 1)).why())
                .contains("other")
                .contains("settings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1"
            })
    void reservedAddressesAreNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1"})
    void othersAre(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void settingsThatCannotWorkAreRefusedWithTheReason() {
        Secret weak = new Secret("whsec_c2hvcnQ=");
        List<Consumer<String>> makers = List.of(url -> new Webhook(url, null), url -> new Webhook(url, weak));
        assertThatThrownBy(() -> makers.getFirst().accept("ftp://example.com")).hasMessageContaining("https");
        assertThatThrownBy(() -> makers.getFirst().accept("https://user:pw@example.com"))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> makers.getLast().accept("https://example.com")).hasMessageContaining("24 to 64 bytes");
    }

    private record Fixed(WebhookSettings webhooks) implements Settings {
        @Override
        public <T extends Record> T get(SettingsArea<T> area) {
            return area.type().cast(webhooks);
        }

        @Override
        public <T extends Record> void put(SettingsArea<T> area, T value, String by) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneLead implements States {
        @Override
        public Optional<LeadState> of(long lead) {
            return Optional.of(LeadState.unknown(lead));
        }

        @Override
        public List<LeadState> of(List<Long> leads) {
            return leads.stream().map(LeadState::unknown).toList();
        }

        @Override
        public void each(Consumer<LeadState> consumer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Long> find(Identifier identifier) {
            return Optional.empty();
        }

        @Override
        public List<Identifier> identifiers(long lead) {
            return List.of();
        }

        @Override
        public Optional<Long> joinedInto(long lead) {
            return Optional.empty();
        }
    }
}
