package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class BulkTests {
    private static final int MANY = 450;

    @Autowired
    private Events events;

    @Autowired
    private Console visitor;

    @Test
    void manyLeadsAreChangedAsOneJobAndEachOnlyOnce() {
        events.accept(IntStream.range(0, MANY)
                .mapToObj(i -> anArrival("m" + i)
                        .by(email("p" + i + "@corp.cn"))
                        .of("form.submitted")
                        .trait("email", "p" + i + "@corp.cn")
                        .at(TestClock.START)
                        .build())
                .toList());
        Console marketer = visitor.as(Role.MARKETER);
        finish(marketer, "{\"what\":\"TAG\",\"value\":\"vip\",\"query\":\"stage=LEAD&q=corp.cn\"}", MANY);
        assertThat(count(marketer, "tag=vip&q=corp.cn")).isEqualTo(MANY);
        String id = marketer.get("/api/leads?limit=1&q=corp.cn")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        finish(marketer, "{\"what\":\"UNTAG\",\"value\":\"vip\",\"ids\":[" + id + "]}", 1);
        assertThat(count(marketer, "tag=vip&q=corp.cn")).isEqualTo(MANY - 1);
        finish(marketer, "{\"what\":\"ASSIGN\",\"value\":\"team:sdr\",\"query\":\"tag=vip&q=corp.cn\"}", MANY - 1);
        assertThat(count(marketer, "owner=team:sdr&q=corp.cn")).isEqualTo(MANY - 1);
        JsonNode timeline =
                marketer.get("/api/leads/" + id + "/timeline").json().get("items");
        assertThat(timeline).hasSize(3);
    }

    @Test
    void whatDoesNotExistIsRefusedBeforeAnythingIsDone() {
        Console marketer = visitor.as(Role.MARKETER);
        marketer.post("/api/leads/bulk", "{\"what\":\"TAG\",\"value\":\"gone\",\"query\":\"\"}")
                .is(400);
        marketer.post("/api/leads/bulk", "{\"what\":\"TAG\",\"value\":\"vip\",\"query\":\"known=perhaps\"}")
                .is(400);
        marketer.post("/api/leads/bulk", "{\"what\":\"TAG\",\"value\":\"vip\"}").is(400);
        visitor.as(Role.ANALYST)
                .post("/api/leads/bulk", "{\"what\":\"TAG\",\"value\":\"vip\",\"query\":\"\"}")
                .is(403);
    }

    @Test
    void aChangeIsUndoneByWhomeverMadeItAndWhatHappenedSinceStays() {
        events.accept(IntStream.range(0, 120)
                .mapToObj(i -> anArrival("u" + i)
                        .by(email("u" + i + "@undo.cn"))
                        .of("form.submitted")
                        .trait("email", "u" + i + "@undo.cn")
                        .trait("company", "Undo")
                        .at(TestClock.START)
                        .build())
                .toList());
        Console marketer = visitor.as(Role.MARKETER);
        String first =
                marketer.get("/api/leads?q=u0@undo.cn").json().at("/items/0/id").asString();
        // one had the tag before: it keeps it
        finish(marketer, "{\"what\":\"TAG\",\"value\":\"vip\",\"ids\":[" + first + "]}", 1);
        String ids = String.join(
                ",",
                marketer.get("/api/leads?q=undo.cn&limit=200")
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(it -> it.at("/id").asString())
                        .toList());
        int before = count(marketer, "tag=vip");
        String bulk = finish(marketer, "{\"what\":\"TAG\",\"value\":\"vip\",\"ids\":[" + ids + "]}", 120);
        assertThat(count(marketer, "tag=vip")).isEqualTo(before + 119);
        events.accept(List.of(anArrival("since")
                .by(email("u7@undo.cn"))
                .of("form.submitted")
                .trait("city", "Suzhou")
                .at(TestClock.START.plusSeconds(60))
                .build()));

        visitor.as(Role.SDR).post("/api/leads/bulk/" + bulk + "/undo", null).is(403);
        JsonNode undo =
                marketer.post("/api/leads/bulk/" + bulk + "/undo", null).is(202).json();
        marketer.post("/api/leads/bulk/" + bulk + "/undo", null).is(409);
        ended(marketer, undo.at("/job").asString());
        assertThat(count(marketer, "tag=vip")).isEqualTo(before);
        assertThat(marketer.get("/api/leads?q=u7@undo.cn").json().at("/items").size())
                .isEqualTo(1);
        String seventh =
                marketer.get("/api/leads?q=u7@undo.cn").json().at("/items/0/id").asString();
        assertThat(marketer.get("/api/leads/" + seventh).json().toString()).contains("Suzhou");
        JsonNode told = marketer.get("/api/leads/bulk").is(200).json();
        assertThat(told.at("/0/job").asString()).isEqualTo(bulk);
        assertThat(told.at("/0/state").asString()).isEqualTo("DONE");
        assertThat(told.at("/0/corrected").asLong()).isEqualTo(120);
        assertThat(visitor.as(Role.ADMIN)
                        .get("/api/leads/bulk")
                        .json()
                        .at("/0/mine")
                        .asBoolean())
                .isTrue();
        marketer.post("/api/leads/bulk/none/undo", null).is(404);
    }

    private static int count(Console console, String query) {
        return console.get("/api/leads/count?" + query)
                .is(200)
                .json()
                .get("count")
                .asInt();
    }

    private static String finish(Console console, String bulk, int total) {
        JsonNode started = console.post("/api/leads/bulk", bulk).is(202).json();
        assertThat(started.get("total").asInt()).isEqualTo(total);
        String job = started.get("job").asString();
        JsonNode ended = ended(console, job);
        assertThat(ended.get("result").get("changed").asInt()).isEqualTo(total);
        return job;
    }

    private static JsonNode ended(Console console, String job) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> console.get("/api/jobs/" + job)
                        .json()
                        .get("state")
                        .asString()
                        .equals("DONE"));
        return console.get("/api/jobs/" + job).json();
    }
}
