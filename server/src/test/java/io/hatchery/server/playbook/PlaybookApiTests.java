package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.segment.Segment;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@HatcheryTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class PlaybookApiTests {
    private static final String SEGMENT = """
            {"id": "from-china", "name": "From China", "description": "",
             "condition": {"kind": "trait", "field": "country", "op": "IS", "values": ["CN"]}}""";

    @Autowired
    private Console visitor;

    @Autowired
    private Playbooks playbooks;

    private Console marketer;

    @BeforeEach
    void signIn() {
        marketer = visitor.as(Role.MARKETER);
        marketer.delete("/api/playbook/draft");
    }

    private static boolean hasSegment(JsonNode playbook, String id) {
        return playbook.path("segments")
                .valueStream()
                .anyMatch(one -> one.path("id").asString().equals(id));
    }

    @Test
    void theShippedPlaybookIsInForceFromTheFirstStart() {
        JsonNode inForce = marketer.get("/api/playbook").is(200).json();
        assertThat(inForce.path("version").asInt()).isPositive();
        assertThat(inForce.path("playbook").path("lifecycle").path("stages").size())
                .isGreaterThan(5);
        assertThat(playbooks.current().playbook().version())
                .isEqualTo(inForce.path("version").asInt());
    }

    @Test
    void aPartIsChangedPublishedAndInForce() {
        int before = playbooks.current().playbook().version();
        JsonNode draft = marketer.put("/api/playbook/draft/segments/from-china", SEGMENT)
                .is(200)
                .json();
        assertThat(hasSegment(draft.path("playbook"), "from-china")).isTrue();
        assertThat(draft.path("base").asInt()).isEqualTo(before);
        assertThat(draft.path("problems").size()).isZero();
        assertThat(hasSegment(marketer.get("/api/playbook").json().path("playbook"), "from-china"))
                .isFalse();

        JsonNode published = marketer.post("/api/playbook/publish", "{\"note\": \"A segment\"}")
                .is(200)
                .json();
        assertThat(published.path("version").asInt()).isEqualTo(before + 1);
        assertThat(playbooks.current().playbook().segments())
                .extracting(Segment::id)
                .contains("from-china");
        JsonNode newest = marketer.get("/api/playbook/versions?limit=1").json();
        assertThat(newest.path("items").path(0).path("note").asString()).isEqualTo("A segment");
        assertThat(newest.path("next").asString()).isEqualTo(String.valueOf(before + 1));

        marketer.delete("/api/playbook/draft/segments/from-china").is(200);
        marketer.post("/api/playbook/publish", "{\"note\": \"And away\"}").is(200);
        JsonNode restored = marketer.post("/api/playbook/versions/" + (before + 1) + "/restore", "")
                .is(200)
                .json();
        assertThat(hasSegment(restored.path("playbook"), "from-china")).isTrue();
    }

    @Test
    void aWholeDraftIsReplacedOnlyByWhoSawTheLatest() {
        JsonNode draft =
                marketer.put("/api/playbook/draft/segments/from-china", SEGMENT).json();
        ObjectNode playbook = (ObjectNode) draft.path("playbook");
        playbook.put("name", "Renamed");
        String etag = draft.path("etag").asString();
        marketer.put("/api/playbook/draft", playbook.toString()).is(428);
        JsonNode saved = marketer.send("PUT", "/api/playbook/draft", playbook.toString(), "If-Match", etag)
                .is(200)
                .json();
        assertThat(saved.path("playbook").path("name").asString()).isEqualTo("Renamed");
        marketer.send("PUT", "/api/playbook/draft", playbook.toString(), "If-Match", etag)
                .is(409);
    }

    @Test
    void aMalformedPartIsRefusedWithThePlace() {
        JsonNode problem = marketer.put(
                        "/api/playbook/draft/segments/x",
                        "{\"id\": \"x\", \"name\": \"X\", \"description\": \"\", \"condition\": {\"kind\": \"nonsense\"}}")
                .is(400)
                .json();
        assertThat(problem.path("errors").path(0).path("place").asString()).contains("condition");
        marketer.put("/api/playbook/draft/segments/other", SEGMENT).is(400);
        marketer.put("/api/playbook/draft/nonsense", "{}").is(404);
        marketer.delete("/api/playbook/draft/segments/nowhere").is(404);
    }

    @Test
    void nothingToPublishIsSaid() {
        marketer.post("/api/playbook/publish", "{\"note\": \"\"}").is(409);
    }

    @Test
    void onlyMarketersAndAdministratorsChangeThePlaybook() {
        Console seller = visitor.as(Role.SELLER);
        seller.get("/api/playbook").is(200);
        seller.put("/api/playbook/draft/segments/from-china", SEGMENT).is(403);
        seller.post("/api/playbook/publish", "{\"note\": \"\"}").is(403);
        visitor.get("/api/playbook").is(401);
    }

    @Test
    void theVocabularyNamesWhatRulesMayUse() {
        JsonNode vocabulary = marketer.get("/api/playbook/vocabulary").is(200).json();
        assertThat(vocabulary
                        .path("stages")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .contains("MQL");
        assertThat(vocabulary.path("fields").size()).isPositive();
        assertThat(vocabulary.path("channels").path(0).asString()).isEqualTo("email");
    }
}
