package io.hatchery.server.wechat;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Secret;
import io.hatchery.server.wechat.WeChatSettings.Account;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls WeChat's API. Tokens are stable ones, which stay the same while they are valid, so servers need not share them; one that is not
 * taken any more is fetched anew once.
 */
@Component
class WeChatApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofSeconds(200);
    private static final Set<Integer> TOKEN_OLD = Set.of(40001, 40014, 42001);

    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WeChatApi(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** What WeChat answered. */
    sealed interface Answer {
        record Good(JsonNode body) implements Answer {}

        /** WeChat refuses: its code says why. */
        record Refused(int code, String message) implements Answer {}

        /** Nobody answered, or something that is no answer. */
        record Away(String why) implements Answer {}
    }

    /** Whether the account's AppID and secret are right, and this server may call. */
    Answer check(Account account) {
        tokens.remove(account.id());
        return token(account);
    }

    /**
     * Makes a QR code.
     *
     * @param seconds how long it lasts; 0 for ever
     */
    Answer code(Account account, String scene, long seconds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("action_name", seconds == 0 ? "QR_LIMIT_STR_SCENE" : "QR_STR_SCENE");
        if (seconds > 0) {
            body.put("expire_seconds", seconds);
        }
        body.putObject("action_info").putObject("scene").put("scene_str", scene);
        return call(account, "/cgi-bin/qrcode/create", body, true);
    }

    /** Shows this menu from now on. */
    Answer menu(Account account, ObjectNode menu) {
        return call(account, "/cgi-bin/menu/create", menu, true);
    }

    /** The menu it shows; refused with 46003 when there is none. */
    Answer menu(Account account) {
        return call(account, "/cgi-bin/menu/get", null, true);
    }

    Answer noMenu(Account account) {
        return call(account, "/cgi-bin/menu/delete", null, true);
    }

    /**
     * Names ten thousand followers.
     *
     * @param after the last one named; empty to begin
     */
    Answer followers(Account account, String after) {
        return call(account, "/cgi-bin/user/get", Map.of("next_openid", after), null, true);
    }

    /** Tells of followers, at most 100. */
    Answer people(Account account, List<String> openids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("user_list");
        openids.forEach(openid -> list.addObject().put("openid", openid).put("lang", "zh_CN"));
        return call(account, "/cgi-bin/user/info/batchget", body, true);
    }

    private Answer call(Account account, String path, @Nullable ObjectNode body, boolean again) {
        return call(account, path, Map.of(), body, again);
    }

    /** @param body null for a GET */
    private Answer call(
            Account account, String path, Map<String, String> query, @Nullable ObjectNode body, boolean again) {
        Answer token = token(account);
        if (!(token instanceof Answer.Good(JsonNode told))) {
            return token;
        }
        Answer answer = ask(
                account.api() + path + "?access_token="
                        + told.path("access_token").asString("") + parameters(query),
                body);
        if (again && answer instanceof Answer.Refused(int code, String ignored) && TOKEN_OLD.contains(code)) {
            tokens.remove(account.id());
            return call(account, path, query, body, false);
        }
        return answer;
    }

    private static String parameters(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) ->
                text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private Answer token(Account account) {
        Token known = tokens.get(account.id());
        if (known != null && clock.now().isBefore(known.until())) {
            return new Answer.Good(JsonNodeFactory.instance.objectNode().put("access_token", known.value()));
        }
        Secret secret = account.secret();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("grant_type", "client_credential")
                .put("appid", account.appId())
                .put("secret", secret == null ? "" : secret.value())
                .put("force_refresh", false);
        Answer answer = ask(account.api() + "/cgi-bin/stable_token", body);
        if (answer instanceof Answer.Good(JsonNode told)) {
            Duration valid =
                    Duration.ofSeconds(told.path("expires_in").asLong(0)).minus(EARLY);
            tokens.put(
                    account.id(),
                    new Token(
                            told.path("access_token").asString(""), clock.now().plus(valid)));
        }
        return answer;
    }

    private Answer ask(String address, @Nullable ObjectNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER);
        if (body != null) {
            request.header("Content-Type", "application/json; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode told = json.readTree(response.body());
            int code = told == null ? -1 : told.path("errcode").asInt(0);
            return told == null || response.statusCode() != 200
                    ? new Answer.Away("answered " + response.statusCode())
                    : code == 0
                            ? new Answer.Good(told)
                            : new Answer.Refused(code, told.path("errmsg").asString(""));
        } catch (IOException | JacksonException e) {
            return new Answer.Away(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Away("interrupted");
        }
    }
}
