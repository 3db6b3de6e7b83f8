package io.hatchery.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class FirstStartTests {
    @Autowired
    private Console console;

    @Autowired
    private SetupLink link;

    @Autowired
    private Users users;

    private static String administrator(String token) {
        return """
                {"token": "%s", "companyName": "Ada 有限公司", "name": "Ada", "email": "ada@example.com",
                 "password": "a long sentence", "locale": "zh-CN"}""".formatted(token);
    }

    @Test
    void theLinkOfTheFirstStartWorksOnce() {
        String stale = link.renew();
        String token = link.renew();
        assertThat(console.get("/api/setup?token=" + stale)
                        .is(200)
                        .json()
                        .at("/open")
                        .asBoolean())
                .isFalse();
        assertThat(console.get("/api/setup?token=" + token)
                        .is(200)
                        .json()
                        .at("/open")
                        .asBoolean())
                .isTrue();
        console.post("/api/setup", administrator("wrong")).is(410);
        console.post("/api/setup", administrator(token).replace("a long sentence", "short"))
                .is(400);
        assertThat(users.any()).isFalse();

        var session = console.post("/api/setup", administrator(token)).is(201).json();

        assertThat(session.at("/user/roles/0").asString()).isEqualTo("ADMIN");
        assertThat(console.get("/api/session").is(200).json()).isEqualTo(session);
        assertThat(console.get("/api/settings/company")
                        .is(200)
                        .json()
                        .at("/name")
                        .asString())
                .isEqualTo("Ada 有限公司");
        console.visitor().post("/api/setup", administrator(token)).is(403);
        Console other = console.visitor();
        assertThat(other.get("/api/setup?token=" + token).json().at("/open").asBoolean())
                .isFalse();
        other.post("/api/setup", administrator(token)).is(410);
        other.post("/api/setup", administrator(link.renew())).is(410);
    }
}
