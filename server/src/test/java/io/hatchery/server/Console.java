package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.access.NewUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.Team;
import io.hatchery.server.access.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks HTTP with the server under test as a browser does: keeps cookies and carries the CSRF token. A field of this type is a fresh
 * visitor; {@link #as(Role...)} makes and signs in a person with these roles.
 */
public final class Console {
    /** The password of everyone {@link #as(Role...)} makes. */
    public static final String PASSWORD = "correct horse battery";

    private final URI base;
    private final Users users;
    private final JsonMapper json;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String language = "en";
    private @Nullable String email;

    Console(int port, Users users, JsonMapper json) {
        this(URI.create("http://127.0.0.1:" + port), users, json);
    }

    private Console(URI base, Users users, JsonMapper json) {
        this.base = base;
        this.users = users;
        this.json = json;
    }

    /** An answer, its body read as JSON when it is asked for. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String body, JsonMapper mapper) {
        public JsonNode json() {
            return mapper.readTree(body);
        }

        public <T> T as(Class<T> type) {
            return mapper.readValue(body, type);
        }

        /** Fails the test, showing the body, unless the status is this. */
        public Answer is(int wanted) {
            assertThat(status).as(body).isEqualTo(wanted);
            return this;
        }
    }

    /** A new visitor, signed in as a new person with these roles; SDRs and sellers join their teams. */
    public Console as(Role... roles) {
        Set<Role> set = EnumSet.copyOf(Arrays.asList(roles));
        Set<Team> teams = EnumSet.noneOf(Team.class);
        if (set.contains(Role.SDR)) {
            teams.add(Team.SDR);
        }
        if (set.contains(Role.SELLER)) {
            teams.add(Team.SALES);
        }
        String name = set.iterator().next().name().toLowerCase(java.util.Locale.ROOT);
        String address = name + "-" + java.util.UUID.randomUUID() + "@example.com";
        users.add(new NewUser(address, "Test " + name, PASSWORD, set, teams, "en"));
        Console signedIn = new Console(base, users, json);
        signedIn.signIn(address, PASSWORD).is(200);
        signedIn.email = address;
        return signedIn;
    }

    /** A new visitor with no cookies. */
    public Console visitor() {
        return new Console(base, users, json);
    }

    /** The same person reading {@code zh-CN} or {@code en} from now on. */
    public Console in(String tag) {
        language = tag;
        return this;
    }

    /** Where the server is. */
    public URI base() {
        return base;
    }

    /** The id of the person signed in. */
    public String userId() {
        return get("/api/session").is(200).json().at("/user/id").asString();
    }

    public Answer signIn(String address, String password) {
        get("/api/session");
        return post(
                "/api/session", json.createObjectNode().put("email", address).put("password", password));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, @Nullable Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a body: text as it stands, anything else as JSON. Headers in pairs of name and value. */
    public Answer send(String method, String path, @Nullable Object body, String... headers) {
        Answer answer = exchange(method, path, body, headers);
        if (answer.status() == 401 && email != null && !path.startsWith("/api/session")) {
            signIn(email, PASSWORD).is(200); // the test's clock has outrun the session
            return exchange(method, path, body, headers);
        }
        return answer;
    }

    private Answer exchange(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", language);
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!method.equals("GET")) {
            cookie("XSRF-TOKEN").ifPresent(token -> request.setHeader("X-XSRF-TOKEN", token));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        request.method(
                method,
                switch (body) {
                    case null -> HttpRequest.BodyPublishers.noBody();
                    case String text -> HttpRequest.BodyPublishers.ofString(text);
                    case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
                    default -> HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
                });
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of one of this visitor's cookies. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
