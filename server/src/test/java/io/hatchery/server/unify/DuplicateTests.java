package io.hatchery.server.unify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class DuplicateTests {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Comparer comparer;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    private Console marketer;

    @BeforeEach
    void aMarketer() {
        marketer = console.as(Role.MARKETER);
    }

    private long lead(String name, String email, String company, Identifier... more) {
        Arrivals arrival = Arrivals.anArrival("dup-" + NUMBER.incrementAndGet())
                .of("identify")
                .at(clock.now())
                .trait("name", name)
                .trait("company", company)
                .by(more);
        if (!email.isEmpty()) {
            arrival.trait("email", email).by(Arrivals.email(email));
        }
        return arrival.into(events);
    }

    private @Nullable JsonNode pair(long one, long other, String state) {
        return marketer.get("/api/duplicates?limit=50&state=" + state)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/one/id").asLong() == Math.min(one, other)
                        && it.at("/other/id").asLong() == Math.max(one, other))
                .findFirst()
                .orElse(null);
    }

    private Console.Answer merge(long one, long other, Map<String, ?> asked) {
        return marketer.post("/api/duplicates/" + Math.min(one, other) + "/" + Math.max(one, other) + "/merge", asked);
    }

    @Test
    void twoWhoAreLikelyOneAreFoundWithReasonsAndMadeOne() {
        long work = lead("王小芳", "wang.xiaofang@acme.cn", "上海艾克米科技有限公司");
        long home = lead("王小芳", "wang.xiaofang@qq.com", "艾克米科技");
        lead("王小芳", "other@else.cn", "完全不同的公司");
        assertThat(comparer.compareAll()).isPositive();
        JsonNode pair = pair(work, home, "OPEN");
        assertThat(pair).isNotNull();
        Objects.requireNonNull(pair);
        assertThat(pair.at("/probability").asDouble()).isGreaterThan(0.9);
        assertThat(pair.at("/evidence/0/part").asString()).isEqualTo("name");
        assertThat(pair.at("/evidence/0/level").asString()).isEqualTo("AGREE");
        assertThat(pair.at("/evidence/1/level").asString()).isEqualTo("CLOSE");

        clock.advance(Duration.ofMinutes(1));
        JsonNode merged = merge(work, home, Map.of("stays", work, "from", Map.of("company", "one")))
                .is(200)
                .json();
        assertThat(states.find(Arrivals.email("wang.xiaofang@qq.com"))).contains(work);
        assertThat(states.of(work).orElseThrow().traits().value("company")).isEqualTo(Value.of("上海艾克米科技有限公司"));
        assertThat(marketer.get("/api/merges?lead=" + work)
                        .is(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(merged.at("/merge").asString());

        marketer.post("/api/merges/" + merged.at("/merge").asString() + "/undo", Map.of())
                .is(200);
        assertThat(states.find(Arrivals.email("wang.xiaofang@qq.com"))).contains(home);
        comparer.compareAll();
        assertThat(pair(work, home, "OPEN")).isNull();
        assertThat(pair(work, home, "DIFFERENT")).isNotNull();
    }

    @Test
    void whoWereToldApartAreNotSuggestedAgain() {
        long one = lead("Anna Keller", "anna.keller@keller.de", "Keller GmbH");
        long other = lead("Keller Anna", "anna.keller@gmx.de", "Keller");
        comparer.compareAll();
        assertThat(pair(one, other, "OPEN")).isNotNull();
        marketer.post("/api/duplicates/" + one + "/" + other + "/different", null)
                .is(204);
        lead("Anna Keller", "anna.keller@keller.de", "Keller GmbH");
        comparer.compareAll();
        assertThat(pair(one, other, "OPEN")).isNull();
    }

    @Test
    void whomALeadWasToldApartFromTheLeadItBecomesIsToldApartFromToo() {
        long one = lead("Jonas Weber", "jonas.weber@weber.de", "Weber GmbH");
        long twin = lead("Jonas Weber", "jonas.weber@gmx.de", "Weber");
        long son = lead("Jonas Weber", "jonas.weber@web.de", "Weber AG");
        comparer.compareAll();
        marketer.post("/api/duplicates/" + twin + "/" + son + "/different", null)
                .is(204);
        merge(one, twin, Map.of("stays", one)).is(200);
        comparer.compareAll();
        assertThat(pair(one, son, "OPEN")).isNull();
        assertThat(pair(one, son, "DIFFERENT")).isNotNull();
    }

    @Test
    void aRoleAddressMakesNobodyADuplicate() {
        long one = lead("", "", "Acme", new Identifier(Kind.PHONE, "+8613900000001"));
        long other = lead("", "info@roles.cn", "Roles");
        comparer.compareAll();
        assertThat(pair(one, other, "OPEN")).isNull();
        assertThat(Profile.of(states.of(other).orElseThrow()).parts().get(1)).isEmpty();
    }

    @Test
    void aPairThatCannotBeOnePersonSaysSoAndIsNotMerged() {
        long one = lead("李明轩", "li.mingxuan@hard.cn", "哈德", new Identifier(Kind.WECHAT_UNIONID, "hard-1"));
        long other = lead("李明轩", "li.mingxuan@hard.com", "哈德", new Identifier(Kind.WECHAT_UNIONID, "hard-2"));
        comparer.compareAll();
        assertThat(Objects.requireNonNull(pair(one, other, "OPEN"))
                        .at("/conflicts/0/kind")
                        .asString())
                .isEqualTo("WECHAT_UNIONID");
        assertThat(merge(one, other, Map.of("stays", one)).is(409).body()).contains("hard-1");
        marketer.put("/api/duplicates/automatic", Map.of("limit", 0.9)).is(200);
        lead("李明轩", "li.mingxuan@hard.cn", "哈德", new Identifier(Kind.WECHAT_UNIONID, "hard-1"));
        comparer.compareAll();
        assertThat(states.joinedInto(other)).isEmpty();
        marketer.put("/api/duplicates/automatic", Map.of()).is(200);
    }

    @Test
    void aboveTheLimitTheOperatorSetLeadsAreMergedWithoutAsking() {
        marketer.put("/api/duplicates/automatic", Map.of("limit", 0.95)).is(200);
        marketer.put("/api/duplicates/automatic", Map.of("limit", 0.5)).is(400);
        long one = lead("陈思远", "chen.siyuan@auto.cn", "自动科技");
        long other = lead("陈思远", "chen.siyuan@163.com", "自动科技有限公司");
        comparer.compareAll();
        assertThat(states.joinedInto(other)).contains(one);
        JsonNode summary = marketer.get("/api/duplicates/summary").is(200).json();
        assertThat(summary.at("/automatic").asDouble()).isEqualTo(0.95);
        marketer.put("/api/duplicates/automatic", Map.of()).is(200);
    }

    @Test
    void onlyMarketingMerges() {
        console.as(Role.SDR).get("/api/duplicates").is(403);
        console.as(Role.SDR).post("/api/merges", Map.of("stays", 1, "goes", 2)).is(403);
    }
}
