package io.hatchery.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HatcheryTest
class SessionTests {
    @Autowired
    private Console console;

    @Autowired
    private Users users;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient db;

    private String someone(String name, Role... roles) {
        String email = name + "@example.com";
        users.add(new NewUser(email, name, Console.PASSWORD, Set.of(roles), Set.of(), "en"));
        return email;
    }

    @Test
    void signsInAndOut() {
        String email = someone("in-and-out", Role.ANALYST);
        console.get("/api/session").is(401);
        console.signIn(email.toUpperCase(java.util.Locale.ROOT), Console.PASSWORD)
                .is(200);
        assertThat(console.get("/api/session").is(200).json().at("/user/email").asString())
                .isEqualTo(email);
        console.delete("/api/session").is(204);
        console.get("/api/session").is(401);
    }

    @Test
    void theTokenIsKeptAsAHashAloneAndTheCookieIsOutOfScriptsReach() {
        String email = someone("hashed", Role.ANALYST);
        Console.Answer answer = console.signIn(email, Console.PASSWORD).is(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(it -> assertThat(it).startsWith("HATCHERY_SESSION=").contains("HttpOnly", "SameSite=Lax"));
        String token = console.cookie("HATCHERY_SESSION").orElseThrow();
        assertThat(db.sql("SELECT count(*) FROM access.session WHERE position(?::bytea IN token_hash) > 0")
                        .param(token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesAChangeWithoutTheCsrfToken() {
        Console admin = console.as(Role.ADMIN);
        var refused = admin.send("POST", "/api/write-keys", "{\"name\": \"site\"}", "X-XSRF-TOKEN", "made up")
                .is(403);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:hatchery:problem:csrf");
        admin.post("/api/write-keys", "{\"name\": \"site\"}").is(201);
    }

    @Test
    void theCsrfTokenStaysFromRequestToRequestSoThatSeveralAtOnceAgree() {
        Console admin = console.as(Role.ADMIN);
        admin.get("/api/session").is(200);
        String before = admin.cookie("XSRF-TOKEN").orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThat(admin.get("/api/session").is(200).headers().allValues("Set-Cookie"))
                    .noneMatch(it -> it.startsWith("XSRF-TOKEN"));
        }
        assertThat(admin.cookie("XSRF-TOKEN")).contains(before);
    }

    @Test
    void giveNothingAwayAboutWhoExists() {
        String email = someone("known", Role.ANALYST);
        var wrong = console.signIn(email, "wrong password").is(401).body();
        assertThat(console.signIn("nobody@example.com", "wrong password")
                        .is(401)
                        .body())
                .isEqualTo(wrong);
    }

    @Test
    void slowsDownGuessingAndForgetsItAfterSuccess() {
        String email = someone("guessed", Role.ANALYST);
        for (int i = 0; i < 5; i++) {
            console.signIn(email, "guess " + i).is(401);
        }
        var refused = console.signIn(email, Console.PASSWORD).is(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("15");
        clock.advance(Duration.ofSeconds(16));
        console.signIn(email, Console.PASSWORD).is(200);
        console.signIn(email, "one slip").is(401);
        console.signIn(email, Console.PASSWORD).is(200);
    }

    @Test
    void sessionsEndWhenIdleAndAtTheLatestAfterThirtyDays() {
        String email = someone("idle", Role.ANALYST);
        console.signIn(email, Console.PASSWORD).is(200);
        for (int day = 0; day < 29; day++) {
            clock.advance(Duration.ofDays(1));
            console.get("/api/session").is(200);
        }
        clock.advance(Duration.ofDays(2));
        console.get("/api/session").is(401);

        console.signIn(email, Console.PASSWORD).is(200);
        clock.advance(Duration.ofDays(8));
        console.get("/api/session").is(401);
    }

    @Test
    void aRoleTakenAwayOrAPersonSwitchedOffIsOutAtOnce() {
        Console admin = console.as(Role.ADMIN);
        Console other = console.as(Role.ADMIN);
        String id = other.userId();
        other.get("/api/audit").is(200);
        String person = "{\"name\": \"Bo\", \"email\": \"bo@example.com\", \"roles\": [\"SDR\"], \"teams\": [\"sdr\"],"
                + " \"locale\": \"en\", \"active\": %s}";
        admin.put("/api/users/" + id, person.formatted(true)).is(200);
        other.get("/api/audit").is(403);
        other.get("/api/users/directory").is(200);
        admin.put("/api/users/" + id, person.formatted(false)).is(200);
        other.send("GET", "/api/session", null).is(401);
    }
}
