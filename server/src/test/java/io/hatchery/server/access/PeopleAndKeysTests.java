package io.hatchery.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HatcheryTest
class PeopleAndKeysTests {
    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private StoredWriteKeys stored;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private static String person(String email, String roles, String password) {
        return """
                {"name": "林晓", "email": "%s", "roles": [%s], "teams": ["sdr"], "locale": "zh-CN", "password": %s}""".formatted(email, roles, password);
    }

    @Test
    void administratorsAddPeopleWhoMayThenSignIn() {
        Console admin = console.as(Role.ADMIN);
        String id = admin.post("/api/users", person("lin@example.com", "\"SDR\"", "\"twelve letters\""))
                .is(201)
                .json()
                .at("/id")
                .asString();
        var twice = admin.post("/api/users", person("LIN@example.com", "\"SDR\"", "\"twelve letters\""))
                .is(400)
                .json();
        assertThat(twice.at("/errors/0/place").asString()).isEqualTo("email");
        admin.post("/api/users", person("short@example.com", "\"SDR\"", "\"short\""))
                .is(400);
        admin.post("/api/users", person("noone@example.com", "", "\"twelve letters\""))
                .is(400);

        Console lin = console.visitor();
        lin.signIn("lin@example.com", "twelve letters").is(200);
        assertThat(lin.get("/api/users/directory").is(200).json().at("/items"))
                .anyMatch(it -> it.at("/id").asString().equals(id)
                        && it.at("/teams/0").asString().equals("sdr"));
        assertThat(lin.get("/api/users/directory").body()).doesNotContain("@");
    }

    @Test
    void onlyAdministratorsMayManagePeopleAndKeys() {
        for (Role role : new Role[] {Role.MARKETER, Role.SDR, Role.SELLER, Role.ANALYST}) {
            Console someone = console.as(role);
            someone.get("/api/users").is(403);
            someone.post("/api/users", person("x@example.com", "\"ADMIN\"", "\"twelve letters\""))
                    .is(403);
            someone.put("/api/users/" + someone.userId(), person("x@example.com", "\"ADMIN\"", "null"))
                    .is(403);
            someone.post("/api/write-keys", "{\"name\": \"mine\"}").is(403);
            someone.get("/api/audit").is(403);
        }
    }

    @Test
    void someoneIsAlwaysLeftToAdminister() {
        db.sql("DELETE FROM access.person").update();
        Console admin = console.as(Role.ADMIN);
        String id = admin.userId();
        admin.put("/api/users/" + id, person("a@example.com", "\"SDR\"", "null"))
                .is(409);
        console.as(Role.ADMIN);
        admin.put("/api/users/" + id, person("a@example.com", "\"SDR\"", "null"))
                .is(200);
        admin.get("/api/users").is(403);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Console one = console.as(Role.ANALYST);
        String email = one.get("/api/session").json().at("/user/email").asString();
        Console two = console.visitor();
        two.signIn(email, Console.PASSWORD).is(200);
        one.post("/api/users/me/password", "{\"current\": \"wrong\", \"password\": \"another long one\"}")
                .is(400);
        one.post(
                        "/api/users/me/password",
                        "{\"current\": \"" + Console.PASSWORD + "\", \"password\": \"another long one\"}")
                .is(204);
        two.get("/api/session").is(401);
        one.get("/api/session").is(200);
    }

    @Test
    void aKeyWorksFromTheMomentItIsStoredUntilTheMomentItIsRevoked() {
        Console admin = console.as(Role.ADMIN);
        var made = admin.post("/api/write-keys", "{\"name\": \"site\", \"origins\": [\"https://*.example.com/\"]}")
                .is(201)
                .json();
        String key = made.at("/key").asString();
        WriteKey found = keys.find(key).orElseThrow();
        assertThat(found.allows("https://www.example.com")).isTrue();
        assertThat(found.allows("https://example.com.evil.test")).isFalse();
        assertThat(found.allows("http://www.example.com")).isFalse();
        assertThat(found.allows("https://evilexample.com")).isFalse();
        admin.put("/api/write-keys/" + found.id(), "{\"name\": \"site\"}").is(200);
        assertThat(keys.find(key).orElseThrow().allows("https://anywhere.test")).isTrue();
        admin.post("/api/write-keys/" + found.id() + "/revoke", null).is(200);
        assertThat(keys.find(key)).isEmpty();
        admin.post("/api/write-keys", "{\"name\": \"site\", \"origins\": [\"javascript:alert(1)\"]}")
                .is(400);
    }

    @Test
    void aKeyWhoseTransactionRollsBackNeverWorks() {
        WriteKey key = transaction.execute(status -> {
            status.setRollbackOnly();
            return stored.create("never");
        });
        assertThat(keys.find(key.key())).isEmpty();
    }

    @Test
    void whatWasDoneIsRecordedAndCannotBeChanged() {
        Console admin = console.as(Role.ADMIN);
        for (int i = 0; i < 5; i++) {
            admin.post("/api/write-keys", "{\"name\": \"key %d\"}".formatted(i)).is(201);
        }
        var first = admin.get("/api/audit?action=write-key&limit=3&actor=user:" + admin.userId())
                .is(200)
                .json();
        assertThat(first.at("/items").findValuesAsString("subject")).containsExactly("key 4", "key 3", "key 2");
        var rest = admin.get("/api/audit?action=write-key&limit=3&actor=user:" + admin.userId() + "&cursor="
                        + first.at("/next").asString())
                .json();
        assertThat(rest.at("/items").findValuesAsString("subject")).containsExactly("key 1", "key 0");
        assertThat(rest.at("/next").isNull() || rest.at("/next").isMissingNode())
                .isTrue();
        assertThat(admin.get("/api/audit?action=session.begun").json().at("/items"))
                .isNotEmpty();

        assertThatThrownBy(() ->
                        db.sql("UPDATE access.audit SET actor = 'someone else'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("DELETE FROM access.audit").update()).hasMessageContaining("append-only");
    }
}
