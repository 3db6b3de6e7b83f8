package io.hatchery.server.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.WriteKeys;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@HatcheryTest
@TestPropertySource(properties = {"hatchery.limits.requests-per-minute=5", "hatchery.limits.events-per-second=3"})
class PublicDoorsTests {
    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void aMinuteHasPassed() {
        clock.advance(Duration.ofMinutes(2));
    }

    private Console.Answer track(String key, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return console.visitor()
                .send("POST", "/v1/track", "{\"writeKey\":\"" + key + "\",\"anonymousId\":\"a\",\"event\":\"x\"}", all);
    }

    @Test
    void anAddressIsTurnedAwayForTheRestOfTheMinuteAndTheConsoleGoesOn() {
        for (int i = 0; i < 5; i++) {
            console.visitor().get("/l/nothing" + i).is(404);
        }
        Console.Answer full = console.visitor().get("/p/nothing").is(429);
        assertThat(full.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(full.body()).contains("urn:hatchery:problem:too-many");
        console.visitor()
                .send("POST", "/hooks/ads/x", "{}", "Content-Type", "application/json")
                .is(429);
        console.visitor().get("/api/session").is(401);
        clock.advance(Duration.ofMinutes(1));
        console.visitor().get("/p/nothing").is(404);
    }

    @Test
    void behindAProxyEveryVisitorIsCountedAlone() {
        for (int i = 0; i < 5; i++) {
            forwarded("203.0.113.5").is(404);
        }
        forwarded("203.0.113.5").is(429);
        forwarded("203.0.113.6").is(404);
    }

    private Console.Answer forwarded(String visitor) {
        return console.visitor().send("GET", "/l/nothing", null, "X-Forwarded-For", visitor);
    }

    @Test
    void aBrowserMayReadThatItIsTooMany() {
        String key = keys.create("site").key();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(2));
            track(key, "Origin", "https://www.acme.cn").is(200);
        }
        Console.Answer full = track(key, "Origin", "https://www.acme.cn").is(429);
        assertThat(full.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void aServersEventsAreCountedByTheirKeyAlone() {
        String key = keys.create("server").key();
        String other = keys.create("other").key();
        for (int i = 0; i < 3; i++) {
            track(key).is(200);
        }
        assertThat(track(key).is(429).headers().firstValue("Retry-After")).hasValue("1");
        track(other).is(200);
        clock.advance(Duration.ofSeconds(1));
        track(key).is(200);
    }
}
