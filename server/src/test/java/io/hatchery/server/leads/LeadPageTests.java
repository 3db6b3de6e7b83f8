package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class LeadPageTests {
    private static int people;

    @Autowired
    private Events events;

    @Autowired
    private Console visitor;

    @Autowired
    private TestClock clock;

    @Autowired
    private Upkeep upkeep;

    private Console sdr;
    private String address;
    private long lead;

    @BeforeEach
    void someone() {
        sdr = visitor.as(Role.SDR);
        address = "ann" + ++people + "@acme.cn";
        lead = anArrival("m" + people)
                .by(email(address))
                .of("form.submitted")
                .trait("email", address)
                .trait("jobLevel", "executive")
                .at(clock.now())
                .into(events);
    }

    private JsonNode act(String action, String body) {
        return sdr.post("/api/leads/" + lead + "/actions/" + action, body)
                .is(200)
                .json();
    }

    private JsonNode page() {
        return sdr.get("/api/leads/" + lead).is(200).json();
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.get(field).asString()));
        return texts;
    }

    @Test
    void aLeadShowsWhatIsKnownOfIt() {
        JsonNode page = page();
        assertThat(page.get("lead").get("stage").asString()).isEqualTo("LEAD");
        assertThat(texts(page.get("tags"), "tag")).contains("decision-maker");
        assertThat(texts(page.get("identifiers"), "value")).containsExactly(address);
        assertThat(texts(page.get("fields"), "key")).startsWith("email", "phone", "name");
        assertThat(texts(page.get("moves"), "stage"))
                .contains("MQL", "DISQUALIFIED")
                .doesNotContain("ADOPTED");
        sdr.get("/api/leads/999999").is(404);
    }

    @Test
    void everyConclusionSaysWhy() {
        act("tag", "{\"tag\":\"vip\"}");
        JsonNode why = sdr.get("/api/leads/" + lead + "/why").is(200).json();
        why.get("tags")
                .forEach(tag -> assertThat(
                                tag.get("because").get("reason").get("key").asString())
                        .as(tag.toString())
                        .startsWith("tag."));
        assertThat(why.get("stage").get("event").asString()).isEqualTo("form.submitted");
        JsonNode fit = why.get("scores").get(0);
        assertThat(fit.get("dimension").asString()).isEqualTo("FIT");
        assertThat(fit.get("contributions")).isNotEmpty();
        assertThat(fit.get("contributions").get(0).get("because").get("event").asString())
                .isEqualTo("form.submitted");
    }

    @Test
    void whatPeopleDoIsOnTheTimelineWithTheirName() {
        act("note", "{\"text\":\"Wants a demo\"}");
        act("call", "{\"outcome\":\"reached\",\"note\":\"ok\",\"next\":{\"title\":\"Send deck\"}}");
        JsonNode entries =
                sdr.get("/api/leads/" + lead + "/timeline").is(200).json().get("items");
        assertThat(texts(entries, "type")).startsWith("call.logged", "note.added", "form.submitted");
        assertThat(entries.get(0).get("actorName").asString()).isNotEmpty();
        assertThat(entries.get(0).get("raw").get("properties").get("next.title").asString())
                .isEqualTo("Send deck");
    }

    @Test
    void aMoveThatIsNotAllowedIsRefusedWithTheReason() {
        JsonNode problem = sdr.in("zh-CN")
                .post("/api/leads/" + lead + "/actions/stage", "{\"stage\":\"ADOPTED\"}")
                .is(409)
                .json();
        assertThat(problem.get("type").asString()).endsWith("move-not-allowed");
        assertThat(page().get("lead").get("stage").asString()).isEqualTo("LEAD");
        sdr.post("/api/leads/" + lead + "/actions/stage", "{\"stage\":\"NOWHERE\"}")
                .is(400);
        sdr.post("/api/leads/" + lead + "/actions/dance", "{}").is(404);
        assertThat(act("stage", "{\"stage\":\"MQL\"}").get("lead").get("stage").asString())
                .isEqualTo("MQL");
    }

    @Test
    void tagsAndOwnersComeAndGo() {
        assertThat(texts(act("tag", "{\"tag\":\"vip\"}").get("tags"), "tag")).contains("vip");
        assertThat(texts(act("untag", "{\"tag\":\"vip\"}").get("tags"), "tag")).doesNotContain("vip");
        sdr.post("/api/leads/" + lead + "/actions/tag", "{\"tag\":\"no-such-tag\"}")
                .is(400);
        assertThat(act("assign", "{\"owner\":\"team:sdr\"}")
                        .get("lead")
                        .get("owner")
                        .asString())
                .isEqualTo("team:sdr");
        sdr.post("/api/leads/" + lead + "/actions/assign", "{\"owner\":\"user:nobody\"}")
                .is(400);
        assertThat(act("assign", "{}").get("lead").get("owner").isNull()).isTrue();
    }

    @Test
    void fieldsAreChangedInPlaceAndCleared() {
        JsonNode page = sdr.patch(
                        "/api/leads/" + lead,
                        "{\"fields\":{\"company\":\"<b>Acme</b>\",\"employees\":500,\"phone\":\"138 0013 8000\"}}")
                .is(200)
                .json();
        assertThat(page.get("lead").get("company").asString()).isEqualTo("<b>Acme</b>");
        assertThat(page.get("lead").get("phone").asString()).isEqualTo("+8613800138000");
        assertThat(texts(page.get("identifiers"), "value")).contains("+8613800138000");
        clock.advance(Duration.ofSeconds(1)); // of two tellings at the very same moment the order is not known
        page = sdr.patch("/api/leads/" + lead, "{\"fields\":{\"company\":null}}")
                .is(200)
                .json();
        assertThat(page.get("lead").get("company").isNull()).isTrue();
        sdr.patch("/api/leads/" + lead, "{\"fields\":{\"email\":\"nonsense\"}}").is(400);
    }

    @Test
    void aNewLeadNeedsAnAddressNobodyHas() {
        sdr.post("/api/leads", "{\"fields\":{\"name\":\"Bo\"}}").is(400);
        JsonNode taken = sdr.post(
                        "/api/leads", "{\"fields\":{\"email\":\"" + address.toUpperCase(java.util.Locale.ROOT) + "\"}}")
                .is(409)
                .json();
        assertThat(taken.get("detail").asString()).contains(String.valueOf(lead));
        String made = "bo" + people + "@corp.cn";
        long id = sdr.post("/api/leads", "{\"fields\":{\"name\":\"Bo\",\"email\":\"" + made + "\"}}")
                .is(201)
                .json()
                .get("id")
                .asLong();
        assertThat(sdr.get("/api/leads/" + id)
                        .is(200)
                        .json()
                        .get("lead")
                        .get("name")
                        .asString())
                .isEqualTo("Bo");
    }

    @Test
    void engagementIsShownAsItHasFadedAndOrdersSo() {
        long hot = lead;
        for (int i = 0; i < 12; i++) {
            events.accept(List.of(anArrival("v" + people + "-" + i)
                    .by(email(address))
                    .of("page")
                    .property("path", "/pricing")
                    .at(clock.now())
                    .build()));
        }
        double before = page().get("lead").get("engagement").asDouble();
        assertThat(before).isPositive();
        clock.advance(Duration.ofDays(180));
        assertThat(page().get("lead").get("engagement").asDouble()).isLessThan(before / 2);
        someone();
        events.accept(List.of(anArrival("w" + people)
                .by(email(address))
                .of("demo.requested")
                .at(clock.now())
                .build()));
        upkeep.run();
        List<String> order =
                texts(sdr.get("/api/leads?sort=-engagement").is(200).json().get("items"), "id");
        assertThat(order.indexOf(String.valueOf(lead))).isLessThan(order.indexOf(String.valueOf(hot)));
    }

    @Test
    void anAnonymousVisitorWhoTurnsOutToBeSomeoneIsOneLead() {
        String who = "c" + people;
        long visitorLead = anArrival("x" + people)
                .by(cookie(who))
                .of("page")
                .property("path", "/docs")
                .at(clock.now())
                .into(events);
        int anonymous =
                sdr.get("/api/leads/count?known=false").json().get("count").asInt();
        events.accept(List.of(anArrival("y" + people)
                .by(email(address), cookie(who))
                .of("page")
                .property("path", "/pricing")
                .at(clock.now())
                .build()));
        assertThat(sdr.get("/api/leads/count?known=false").json().get("count").asInt())
                .isEqualTo(anonymous - 1);
        assertThat(sdr.get("/api/leads/" + visitorLead)
                        .is(200)
                        .json()
                        .get("lead")
                        .get("id")
                        .asLong())
                .isEqualTo(lead);
    }

    @Test
    void theNumbersOfSegmentsJourneysGradesAndStagesAreThoseOfTheirLists() {
        JsonNode segments = sdr.get("/api/segments").is(200).json().get("items");
        segments.forEach(s -> assertThat(s.get("count").asInt())
                .as(s.get("id").asString())
                .isEqualTo(sdr.get("/api/leads/count?known=all&segment="
                                + s.get("id").asString())
                        .json()
                        .get("count")
                        .asInt()));
        assertThat(texts(segments, "id")).contains("decision-makers");
        JsonNode volumes = sdr.get("/api/lifecycle/volumes").is(200).json().get("stages");
        volumes.forEach(v -> assertThat(v.get("known").asInt())
                .isEqualTo(sdr.get("/api/leads/count?stage=" + v.get("stage").asString())
                        .json()
                        .get("count")
                        .asInt()));
        JsonNode grades = sdr.get("/api/scoring/matrix").is(200).json().get("grades");
        grades.properties()
                .forEach(g -> assertThat(g.getValue().asInt())
                        .isEqualTo(sdr.get("/api/leads/count?grade=" + g.getKey())
                                .json()
                                .get("count")
                                .asInt()));
        JsonNode nodes = sdr.get("/api/journeys/counts").is(200).json().get("nodes");
        nodes.forEach(n -> assertThat(n.get("inside").asInt())
                .isEqualTo(sdr.get("/api/leads/count?known=all&journey="
                                + n.get("journey").asString() + "&node="
                                + n.get("node").asString())
                        .json()
                        .get("count")
                        .asInt()));
    }
}
