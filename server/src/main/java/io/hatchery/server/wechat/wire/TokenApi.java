package io.hatchery.server.wechat.wire;

import io.hatchery.server.platform.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls an API that wants a token with every call. A token is kept until shortly before it ends; one that is not taken any more is
 * fetched anew once. Both vendors give the same token as long as it is valid, so servers need not share them.
 */
@Component
public final class TokenApi {
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

    TokenApi(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /**
     * Who calls.
     *
     * @param key of its token, such as {@code wechat:main}
     * @param address of the API, without a slash at its end
     * @param token fetches one
     */
    public record Caller(String key, String address, Supplier<Answer> token) {}

    /** Forgets the token and fetches another. */
    public Answer anew(Caller caller) {
        tokens.remove(caller.key());
        return token(caller);
    }

    /** @param body null for a GET */
    public Answer call(Caller caller, String path, Map<String, String> query, @Nullable ObjectNode body) {
        return call(caller, path, query, body, true);
    }

    private Answer call(
            Caller caller, String path, Map<String, String> query, @Nullable ObjectNode body, boolean again) {
        Answer token = token(caller);
        if (!(token instanceof Answer.Good(JsonNode told))) {
            return token;
        }
        Answer answer = ask(
                caller.address() + path + "?access_token="
                        + told.path("access_token").asString("") + parameters(query),
                body);
        if (again && answer instanceof Answer.Refused(int code, String ignored) && TOKEN_OLD.contains(code)) {
            tokens.remove(caller.key());
            return call(caller, path, query, body, false);
        }
        return answer;
    }

    private static String parameters(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) ->
                text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private Answer token(Caller caller) {
        Token known = tokens.get(caller.key());
        if (known != null && clock.now().isBefore(known.until())) {
            return new Answer.Good(JsonNodeFactory.instance.objectNode().put("access_token", known.value()));
        }
        Answer answer = caller.token().get();
        if (answer instanceof Answer.Good(JsonNode told)) {
            Duration valid =
                    Duration.ofSeconds(told.path("expires_in").asLong(0)).minus(EARLY);
            tokens.put(
                    caller.key(),
                    new Token(
                            told.path("access_token").asString(""), clock.now().plus(valid)));
        }
        return answer;
    }

    /**
     * A call without a token.
     *
     * @param body null for a GET
     */
    public Answer ask(String address, @Nullable ObjectNode body) {
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
