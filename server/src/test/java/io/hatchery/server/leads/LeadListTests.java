package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadListTests {
    private static final Instant T0 = TestClock.START;

    @Autowired
    private Events events;

    @Autowired
    private Console visitor;

    @Autowired
    private TestClock clock;

    private Console marketer;

    /** Forty people of four companies, one an hour, and five anonymous visitors. */
    @BeforeAll
    void people() {
        marketer = visitor.as(Role.MARKETER);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            arrivals.add(anArrival("p" + i)
                    .by(email("p" + i + "@corp" + i % 4 + ".cn"))
                    .of("form.submitted")
                    .trait("email", "p" + i + "@corp" + i % 4 + ".cn")
                    .trait("name", i == 7 ? "<script>alert(1)</script>" : "人员" + i)
                    .trait("country", i % 2 == 0 ? "CN" : "DE")
                    .trait("jobLevel", i % 5 == 0 ? "executive" : "staff")
                    .from(i % 3 == 0 ? "search" : "social", i % 3 == 0 ? "Baidu" : "WeChat")
                    .at(T0.plus(Duration.ofMinutes(i)))
                    .build());
        }
        for (int i = 0; i < 5; i++) {
            arrivals.add(anArrival("a" + i)
                    .by(cookie("c" + i))
                    .of("page")
                    .property("path", "/pricing")
                    .at(T0.plusSeconds(i))
                    .build());
        }
        events.accept(arrivals);
        clock.set(T0.plus(Duration.ofHours(1)));
    }

    private List<Long> ids(String query) {
        List<Long> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = marketer.get("/api/leads?limit=7&" + query + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            page.get("items").forEach(item -> ids.add(item.get("id").asLong()));
            JsonNode next = page.get("next");
            cursor = next == null || next.isNull() ? "" : next.asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    private int count(String query) {
        return marketer.get("/api/leads/count?" + query)
                .is(200)
                .json()
                .get("count")
                .asInt();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void anonymousVisitorsAreHiddenUnlessAskedFor() {
        assertThat(ids("")).hasSize(40);
        assertThat(ids("known=false")).hasSize(5);
        assertThat(ids("known=all")).hasSize(45).doesNotHaveDuplicates();
        assertThat(count("known=all")).isEqualTo(45);
    }

    @Test
    void theNewestComeFirstAndEveryOrderCoversAll() {
        List<Long> newest = ids("");
        assertThat(ids("sort=lastSeen").reversed()).isEqualTo(newest);
        for (String sort :
                List.of("created", "-created", "engagement", "-engagement", "fit", "-fit", "name", "-name")) {
            assertThat(ids("sort=" + sort)).as(sort).containsExactlyInAnyOrderElementsOf(newest);
            assertThat(ids("known=all&sort=" + sort)).as(sort).hasSize(45).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyFilterAgreesWithItsCount() {
        for (String query : List.of(
                "stage=LEAD",
                "tag=decision-maker",
                "source=Baidu",
                "channel=social",
                "grade=D*",
                "owner=none",
                "reached=LEAD",
                "reached=LEAD&reachedFrom=2026-03-02&reachedTo=2026-03-03",
                "createdFrom=2026-03-03",
                "segment=decision-makers",
                "stage=LEAD&stage=MQL&source=WeChat",
                "q=corp1.cn",
                "q=" + encode("人员1"),
                "opportunity=won",
                "journey=welcome")) {
            assertThat(ids(query)).as(query).hasSize(count(query)).doesNotHaveDuplicates();
        }
        assertThat(count("source=Baidu")).isEqualTo(14);
        assertThat(count("tag=decision-maker")).isEqualTo(8);
        assertThat(count("reached=LEAD&reachedTo=" + T0.plus(Duration.ofMinutes(10))))
                .isEqualTo(10);
        assertThat(count("createdFrom=2026-03-03")).isZero();
        assertThat(count("q=corp1.cn")).isEqualTo(10);
        assertThat(count("q=" + encode("人员1"))).isEqualTo(11);
        assertThat(count("q=" + encode("p3 corp3"))).isPositive();
    }

    @Test
    void aConditionShowsExactlyThoseTheEngineSaysItHoldsFor() {
        String germans = "{\"kind\":\"trait\",\"field\":\"country\",\"op\":\"IS\",\"values\":[\"DE\"]}";
        assertThat(ids("condition=" + encode(germans))).hasSize(20);
        assertThat(count("condition=" + encode(germans))).isEqualTo(20);
        String notGermans =
                "{\"kind\":\"all\",\"of\":[{\"kind\":\"stageIs\",\"stages\":[\"LEAD\"]},{\"kind\":\"not\",\"of\":"
                        + germans + "}]}";
        assertThat(ids("condition=" + encode(notGermans) + "&tag=decision-maker"))
                .hasSize(4);
        JsonNode preview = marketer.post("/api/segments/preview", "{\"condition\":" + germans + "}")
                .is(200)
                .json();
        assertThat(preview.get("count").asInt()).isEqualTo(20);
        assertThat(preview.get("sample")).isNotEmpty();
    }

    @Test
    void whatColumnsAnswerAndWhatTheEngineAnswersAgree() {
        for (String quick : List.of(
                "{\"kind\":\"all\",\"of\":[]}",
                "{\"kind\":\"stageIs\",\"stages\":[\"LEAD\",\"MQL\"]}",
                "{\"kind\":\"hasTag\",\"tag\":\"decision-maker\"}",
                "{\"kind\":\"inSegment\",\"segment\":\"decision-makers\"}",
                "{\"kind\":\"stageWas\",\"stage\":\"LEAD\"}",
                "{\"kind\":\"inJourney\",\"journey\":\"welcome\"}",
                "{\"kind\":\"all\",\"of\":[{\"kind\":\"hasTag\",\"tag\":\"decision-maker\"},{\"kind\":\"stageIs\",\"stages\":[\"LEAD\"]}]}",
                "{\"kind\":\"all\",\"of\":[{\"kind\":\"hasTag\",\"tag\":\"decision-maker\"},{\"kind\":\"hasTag\",\"tag\":\"vip\"}]}")) {
            int byColumns = previewed(quick);
            int byEngine = previewed("{\"kind\":\"any\",\"of\":[" + quick + "]}");
            assertThat(byColumns).as(quick).isEqualTo(byEngine);
        }
    }

    private int previewed(String condition) {
        JsonNode preview = marketer.post("/api/segments/preview", "{\"condition\":" + condition + "}")
                .is(200)
                .json();
        assertThat(preview.get("atLeast").asBoolean()).isFalse();
        return preview.get("count").asInt();
    }

    @Test
    void aParameterThatMakesNoSenseIsNamed() {
        JsonNode problem = marketer.get("/api/leads?known=perhaps&createdFrom=soon&condition=%7B%7D")
                .is(400)
                .json();
        List<String> places = new ArrayList<>();
        problem.get("errors").forEach(e -> places.add(e.get("place").asString()));
        assertThat(places).contains("known", "createdFrom").anyMatch(p -> p.startsWith("condition"));
        marketer.get("/api/leads?sort=shoeSize").is(400);
        String cursor = marketer.get("/api/leads?limit=5").json().get("next").asString();
        marketer.get("/api/leads?sort=name&cursor=" + cursor).is(400);
        marketer.get("/api/leads?cursor=%25%25").is(400);
    }

    @Test
    void analystsSeeNoAddressesAndNumbers() {
        Console analyst = visitor.as(Role.ANALYST);
        JsonNode item =
                analyst.get("/api/leads?limit=1").is(200).json().get("items").get(0);
        assertThat(item.get("email").asString()).contains("***@");
        String lead = item.get("id").asString();
        for (String path : List.of("", "/timeline", "/why")) {
            assertThat(analyst.get("/api/leads/" + lead + path).is(200).body()).doesNotContainPattern("p\\d+@corp");
        }
        assertThat(analyst.get("/api/leads/export").is(200).body())
                .doesNotContainPattern("p\\d+@corp")
                .contains("***@corp1.cn");
        analyst.post("/api/leads/" + lead + "/actions/note", "{\"text\":\"x\"}").is(403);
        visitor.as(Role.SDR).get("/api/leads/export").is(403);
    }

    @Test
    void anExportHoldsEveryLeadOfTheListAndEscapesFormulas() {
        String csv = marketer.get("/api/leads/export?source=Baidu").is(200).body();
        assertThat(csv).startsWith("\ufeffNumber,Name");
        assertThat(csv.lines()).hasSize(15);
    }

    @Test
    void peopleOfOneDomainAreOfOneCompany() {
        JsonNode accounts =
                marketer.get("/api/accounts?sort=name").is(200).json().get("items");
        assertThat(accounts).isEmpty();
        upkeep.run();
        accounts = marketer.get("/api/accounts?sort=name").is(200).json().get("items");
        assertThat(accounts.size()).isGreaterThanOrEqualTo(4);
        JsonNode one = accounts.get(0);
        assertThat(one.get("leads").asInt()).isEqualTo(10);
        JsonNode page = marketer.get("/api/accounts/" + one.get("id").asString())
                .is(200)
                .json();
        assertThat(page.get("leads")).hasSize(10);
        assertThat(count("account=" + one.get("id").asString())).isEqualTo(10);
    }

    @Autowired
    private Upkeep upkeep;

    @Test
    void aFewLettersFindLeadsAccountsJourneysAndSegments() {
        JsonNode found = marketer.get("/api/search?q=" + encode("人员12")).is(200).json();
        assertThat(found.get("leads")).hasSize(1);
        assertThat(marketer.get("/api/search?q=hot").is(200).json().get("segments"))
                .isNotEmpty();
    }

    @Test
    void viewsAreKeptPerPersonAndSharedOnRequest() {
        String id = marketer.post("/api/leads/views", "{\"name\":\"Hot\",\"query\":\"grade=A1\",\"shared\":true}")
                .is(201)
                .json()
                .get("id")
                .asString();
        marketer.post("/api/leads/views", "{\"name\":\"Hot\",\"query\":\"\",\"shared\":false}")
                .is(400);
        Console other = visitor.as(Role.SDR);
        assertThat(other.get("/api/leads/views")
                        .json()
                        .get("items")
                        .get(0)
                        .get("mine")
                        .asBoolean())
                .isFalse();
        other.put("/api/leads/views/" + id, "{\"name\":\"Mine\",\"query\":\"\",\"shared\":false}")
                .is(403);
        other.delete("/api/leads/views/" + id).is(404);
        marketer.put("/api/leads/views/" + id, "{\"name\":\"Hottest\",\"query\":\"grade=A1\",\"shared\":false}")
                .is(200);
        assertThat(other.get("/api/leads/views").json().get("items")).isEmpty();
        marketer.delete("/api/leads/views/" + id).is(204);
    }
}
