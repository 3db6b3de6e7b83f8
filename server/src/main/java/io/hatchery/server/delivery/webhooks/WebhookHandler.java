package io.hatchery.server.delivery.webhooks;

import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.server.delivery.webhooks.WebhookSettings.Webhook;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.States;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls a webhook. The id of the wish is the id of the message, so that a receiver that was called twice can tell. A receiver that is
 * away is called again, later and later; one that refuses is not.
 */
@Component
class WebhookHandler implements EffectHandler {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** Answers that say "later" though they are in the range of "no". */
    private static final Set<Integer> LATER = Set.of(408, 421, 423, 425, 429);

    private final Settings settings;
    private final States states;
    private final WebhookProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookHandler(Settings settings, States states, WebhookProperties properties, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.states = states;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.CallWebhook;
    }

    @Override
    public Outcome perform(Effect effect, int attempt) {
        if (!(effect instanceof Effect.CallWebhook call)) {
            throw new IllegalArgumentException("Expected a webhook to be called, came " + effect);
        }
        Webhook webhook = settings.get(WebhookSettings.AREA).webhooks().get(call.webhook());
        if (webhook == null) {
            return failed("There is no webhook \"" + call.webhook() + "\". Add it in the settings under Webhooks.");
        }
        try {
            String refused = refusal(webhook.address());
            return refused != null ? failed(refused) : answered(send(webhook, call), attempt);
        } catch (UnknownHostException e) {
            return later(attempt, "No machine is called " + webhook.address().getHost());
        } catch (IOException e) {
            return later(attempt, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return later(attempt, "Interrupted");
        }
    }

    /** Checked at every call: what a name stands for may change after it was entered. */
    private @Nullable String refusal(URI address) throws UnknownHostException {
        if (properties.internal()) {
            return null;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            return "Expected an address with https, got " + address;
        }
        return PublicAddress.isHost(address.getHost())
                ? null
                : address.getHost() + " is in a private network; webhooks call public addresses only";
    }

    private int send(Webhook webhook, Effect.CallWebhook call) throws IOException, InterruptedException {
        String body = body(call);
        Instant now = clock.now();
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.address())
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Hatchery")
                .header("webhook-id", call.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        byte[] key = webhook.key();
        if (key != null) {
            request.header("webhook-signature", Signature.of(key, call.id(), now.getEpochSecond(), body));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String body(Effect.CallWebhook call) {
        ObjectNode data = json.createObjectNode();
        data.put("lead", call.lead());
        data.put("origin", call.origin());
        data.set("values", json.valueToTree(call.values()));
        states.of(call.lead()).ifPresent(lead -> describe(data, lead));
        return json.createObjectNode()
                .put("type", "lead.webhook")
                .put("timestamp", clock.now().toString())
                .set("data", data)
                .toString();
    }

    private void describe(ObjectNode data, LeadState lead) {
        data.put("stage", lead.stage().stage());
        data.put("owner", lead.stage().owner());
        data.put("grade", lead.scores().grade());
        ObjectNode traits = data.putObject("traits");
        lead.traits().byKey().forEach((key, known) -> traits.set(key, json.valueToTree(known.value())));
    }

    private static Outcome answered(int status, int attempt) {
        if (status >= 200 && status < 300) {
            return new Outcome.Done(List.of());
        }
        return status < 500 && !LATER.contains(status)
                ? failed("The receiver refused it with " + status)
                : later(attempt, "The receiver answered " + status);
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed(why, List.of());
    }

    private static Outcome later(int attempt, String why) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 12));
        return new Outcome.Retry(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, why);
    }
}
