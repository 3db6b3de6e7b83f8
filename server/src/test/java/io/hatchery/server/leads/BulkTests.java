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
        finish(marketer, "{\"what\":\"TAG\",\"value\":\"vip\",\"query\":\"stage=LEAD\"}", MANY);
        assertThat(count(marketer, "tag=vip")).isEqualTo(MANY);
        String id = marketer.get("/api/leads?limit=1")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        finish(marketer, "{\"what\":\"UNTAG\",\"value\":\"vip\",\"ids\":[" + id + "]}", 1);
        assertThat(count(marketer, "tag=vip")).isEqualTo(MANY - 1);
        finish(marketer, "{\"what\":\"ASSIGN\",\"value\":\"team:sdr\",\"query\":\"tag=vip\"}", MANY - 1);
        assertThat(count(marketer, "owner=team:sdr")).isEqualTo(MANY - 1);
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

    private static int count(Console console, String query) {
        return console.get("/api/leads/count?" + query)
                .is(200)
                .json()
                .get("count")
                .asInt();
    }

    private static void finish(Console console, String bulk, int total) {
        JsonNode started = console.post("/api/leads/bulk", bulk).is(202).json();
        assertThat(started.get("total").asInt()).isEqualTo(total);
        String job = "/api/jobs/" + started.get("job").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> console.get(job).json().get("state").asString().equals("DONE"));
        assertThat(console.get(job).json().get("result").get("changed").asInt()).isEqualTo(total);
    }
}
