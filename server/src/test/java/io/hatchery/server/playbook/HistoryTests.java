package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What was in force, what differs, and the way back. */
@HatcheryTest
class HistoryTests {
    private static final String YAML = "application/yaml";

    @Autowired
    private Console visitor;

    @Autowired
    private Playbooks playbooks;

    @Autowired
    private JdbcTemplate jdbc;

    private Console marketer;

    @BeforeEach
    void signIn() {
        marketer = visitor.as(Role.MARKETER);
        marketer.delete("/api/playbook/draft");
        visitor.as(Role.ADMIN)
                .put("/api/settings/playbook", "{\"review\": false}")
                .is(200);
    }

    private static String segment(String id, String name, String country) {
        return """
                {"id": "%s", "name": "%s", "description": "",
                 "condition": {"kind": "all", "of": [{"kind": "trait", "field": "country", "op": "IS", "values": ["%s"]}]}}""".formatted(id, name, country);
    }

    private JsonNode draft() {
        return marketer.get("/api/playbook/draft").is(200).json();
    }

    private int publish(String note) {
        return marketer.post("/api/playbook/publish", "{\"note\": \"" + note + "\"}")
                .is(200)
                .json()
                .path("version")
                .asInt();
    }

    private int version() {
        return playbooks.current().playbook().version();
    }

    private static JsonNode item(JsonNode diff, String id) {
        return diff.path("items")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDiffNamesWhatWasAddedChangedAndRemoved() {
        marketer.put("/api/playbook/draft/segments/asia", segment("asia", "Asia", "CN"))
                .is(200);
        int first = publish("Asia");
        marketer.put("/api/playbook/draft/segments/asia", segment("asia", "East Asia", "JP"))
                .is(200);
        marketer.put("/api/playbook/draft/segments/europe", segment("europe", "Europe", "DE"))
                .is(200);

        JsonNode diff = marketer.get("/api/playbook/diff").is(200).json();
        assertThat(diff.path("from").asString()).isEqualTo(String.valueOf(first));
        assertThat(diff.path("to").asString()).isEqualTo("draft");
        assertThat(diff.path("count").asInt()).isEqualTo(2);
        JsonNode changed = item(diff, "asia");
        assertThat(changed.path("kind").asString()).isEqualTo("CHANGED");
        assertThat(changed.path("part").asString()).isEqualTo("segments");
        assertThat(changed.path("name").asString()).isEqualTo("East Asia");
        assertThat(changed.path("changes")
                        .valueStream()
                        .map(one -> one.path("place").asString()))
                .containsExactlyInAnyOrder("/name", "/condition/of/0/values/0");
        assertThat(item(diff, "europe").path("kind").asString()).isEqualTo("ADDED");
        assertThat(diff.path("names").path("fields/country").asString()).isNotEmpty();

        JsonNode back = marketer.get("/api/playbook/diff?from=draft&to=" + first)
                .is(200)
                .json();
        assertThat(item(back, "europe").path("kind").asString()).isEqualTo("REMOVED");
        assertThat(marketer.get("/api/playbook/diff?from=draft&to=draft")
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        marketer.get("/api/playbook/diff?from=yesterday").is(400);
        marketer.get("/api/playbook/diff?from=9999").is(404);
    }

    @Test
    void anOldVersionComesBackAtOnceAsANewOne() {
        int before = version();
        marketer.put("/api/playbook/draft/segments/mistake", segment("mistake", "Mistake", "CN"))
                .is(200);
        publish("A mistake");
        marketer.post("/api/playbook/versions/" + version() + "/rollback", "{}").is(409);
        int back = marketer.post("/api/playbook/versions/" + before + "/rollback", "{\"note\": \"undo\"}")
                .is(200)
                .json()
                .path("version")
                .asInt();
        assertThat(back).isEqualTo(before + 2).isEqualTo(version());
        assertThat(playbooks.current().playbook().segments())
                .noneMatch(segment -> segment.id().equals("mistake"));
        JsonNode newest = marketer.get("/api/playbook/versions?limit=1")
                .json()
                .path("items")
                .path(0);
        assertThat(newest.path("note").asString()).isEqualTo("undo");
        assertThat(newest.path("bringsBack").asInt()).isEqualTo(before);
        assertThat(newest.path("changes").asInt()).isEqualTo(1);
        visitor.as(Role.SELLER)
                .post("/api/playbook/versions/" + before + "/rollback", "{}")
                .is(403);
        marketer.post("/api/playbook/versions/9999/rollback", "{}").is(404);
    }

    @Test
    void aPublishedPlaybookCannotBeChangedOrDeleted() {
        assertThatThrownBy(() -> jdbc.update("update playbook.version set note = 'other'"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbc.update("delete from playbook.version"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aPlaybookGoesOutAsYamlAndComesBackAsItWas() {
        Console.Answer yaml =
                marketer.get("/api/playbook/versions/" + version() + ".yaml").is(200);
        assertThat(yaml.headers().firstValue("Content-Type").orElseThrow()).startsWith(YAML);
        assertThat(yaml.body()).startsWith("# Hatchery playbook, version " + version() + "\n");
        String etag = draft().path("etag").asString();
        JsonNode saved = marketer.send(
                        "PUT", "/api/playbook/draft", yaml.body(), "If-Match", etag, "Content-Type", YAML)
                .is(200)
                .json();
        assertThat(saved.path("problems").size()).isZero();
        assertThat(marketer.get("/api/playbook/diff").json().path("count").asInt())
                .isZero();
        marketer.send("PUT", "/api/playbook/draft", yaml.body(), "If-Match", etag, "Content-Type", YAML)
                .is(409);
        marketer.send("PUT", "/api/playbook/draft", yaml.body(), "Content-Type", YAML)
                .is(428);
        assertThat(marketer.get("/api/playbook/draft.yaml").is(200).body()).contains("segments:");
    }

    @Test
    void hostileYamlIsRefusedWithLineColumnAndAWayOut() {
        String etag = draft().path("etag").asString();
        for (String text :
                List.of("a: &x [1]\nb: *x\n", "a: !!java.net.URL x\n", "a: 1\na: 2\n", "a:\n\tb: 1\n", "a: [\n")) {
            JsonNode problem = marketer.in("zh-CN")
                    .send("PUT", "/api/playbook/draft", text, "If-Match", etag, "Content-Type", YAML)
                    .is(400)
                    .json();
            JsonNode error = problem.path("errors").path(0);
            assertThat(error.path("code").asString()).startsWith("yaml-");
            assertThat(error.path("message").asString()).contains("行").contains("请");
        }
        marketer.send(
                        "PUT",
                        "/api/playbook/draft",
                        "a: " + "x".repeat(13_000_000),
                        "If-Match",
                        etag,
                        "Content-Type",
                        YAML)
                .is(413);
    }

    @Test
    void whenReviewIsAskedForSomebodyElseMustApproveTheVeryDraft() {
        visitor.as(Role.ADMIN)
                .put("/api/settings/playbook", "{\"review\": true}")
                .is(200);
        Console colleague = visitor.as(Role.MARKETER);
        String etag = marketer.put("/api/playbook/draft/segments/seen", segment("seen", "Seen", "CN"))
                .is(200)
                .json()
                .path("etag")
                .asString();
        marketer.post("/api/playbook/publish", "{}").is(409);
        marketer.post("/api/playbook/review/ask", note(etag, "Please look")).is(200);
        marketer.post("/api/playbook/review/approve", note(etag, "mine")).is(409);
        JsonNode approved = colleague
                .post("/api/playbook/review/approve", note(etag, "Fine"))
                .is(200)
                .json();
        assertThat(approved.at("/review/approvedBy").asString()).isEqualTo("Test marketer");
        assertThat(approved.at("/review/steps").size()).isEqualTo(2);

        String changed = marketer.put("/api/playbook/draft/segments/seen", segment("seen", "Seen", "JP"))
                .json()
                .path("etag")
                .asString();
        marketer.post("/api/playbook/publish", "{}").is(409);
        colleague.post("/api/playbook/review/approve", note(etag, "too late")).is(409);
        colleague.post("/api/playbook/review/approve", note(changed, "again")).is(200);
        colleague
                .post("/api/playbook/review/decline", note(changed, "no, wait"))
                .is(200);
        marketer.post("/api/playbook/publish", "{}").is(409);
        colleague.post("/api/playbook/review/approve", note(changed, "now")).is(200);
        publish("Reviewed");
        assertThat(marketer.get("/api/playbook/versions?limit=1")
                        .json()
                        .at("/items/0/approvedBy")
                        .asString())
                .isEqualTo("Test marketer");
        assertThat(jdbc.queryForList("select action from access.audit", String.class))
                .contains("playbook.review-asked", "playbook.approved", "playbook.declined", "playbook.published");
        visitor.as(Role.SDR)
                .post("/api/playbook/review/approve", note(changed, ""))
                .is(403);
    }

    private static String note(String etag, String note) {
        return "{\"etag\": \"" + etag + "\", \"note\": \"" + note + "\"}";
    }
}
