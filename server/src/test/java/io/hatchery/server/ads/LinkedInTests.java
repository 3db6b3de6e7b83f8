package io.hatchery.server.ads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.States;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** LinkedIn's leads: asked for by the push's ids, named by their form, and erased when their person deletes them there. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkedInTests {
    private static final String FORM = """
            {"id":3162,"name":"White paper 2026","content":{"questions":[
              {"questionId":1,"predefinedField":"EMAIL","name":"email","question":{"localized":{"en_US":"Email address"}}},
              {"questionId":2,"predefinedField":"FIRST_NAME"},{"questionId":3,"predefinedField":"LAST_NAME"},
              {"questionId":4,"predefinedField":"COMPANY_NAME"},
              {"questionId":5,"name":"timing","questionDetails":{"multipleChoiceQuestionDetails":{"options":[
                 {"id":1,"text":{"localized":{"en_US":"Now"}}},{"id":2,"text":{"localized":{"en_US":"Next year"}}}]}}},
              {"questionId":6,"question":{"localized":{"zh_CN":"您的预算？"}}}]}}""";

    private final FakePlatforms platforms = new FakePlatforms();

    @Autowired
    private Console console;

    @Autowired
    private Taker taker;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    private Console admin;

    @BeforeAll
    void aConnection() {
        admin = console.as(Role.ADMIN);
        admin.put(
                        "/api/ads/connections/linkedin",
                        Map.of(
                                "platform",
                                "LINKEDIN",
                                "name",
                                "LinkedIn",
                                "active",
                                true,
                                "key",
                                Map.of("value", "client-secret"),
                                "access",
                                Map.of("value", "token"),
                                "address",
                                platforms.address(),
                                "mapping",
                                Map.of(),
                                "conversions",
                                Map.of(),
                                "people",
                                false))
                .is(204);
    }

    @AfterAll
    void close() {
        platforms.close();
    }

    @BeforeEach
    void someTimePasses() {
        clock.advance(Duration.ofMinutes(10));
        platforms.asked().clear();
    }

    private static String push(String id, String action) {
        return """
                {"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:%s","owner":{"sponsoredAccount":
                "urn:li:sponsoredAccount:5"},"leadGenForm":"urn:li:leadGenForm:3162","leadType":"SPONSORED",
                "leadAction":"%s","occurredAt":1772323200000}""".formatted(id, action);
    }

    private static String response(String email, boolean test) {
        return """
                {"submittedAt":1772323200000,"testLead":%s,"leadMetadata":{"sponsoredLeadMetadata":{"campaign":
                 "urn:li:sponsoredCampaign:77"}},"formResponse":{"answers":[
                  {"questionId":1,"answerDetails":{"textQuestionAnswer":{"answer":"%s"}}},
                  {"questionId":2,"answerDetails":{"textQuestionAnswer":{"answer":"Ann"}}},
                  {"questionId":3,"answerDetails":{"textQuestionAnswer":{"answer":"Lee"}}},
                  {"questionId":4,"answerDetails":{"textQuestionAnswer":{"answer":"Acme"}}},
                  {"questionId":5,"answerDetails":{"multipleChoiceAnswer":{"options":[2]}}},
                  {"questionId":6,"answerDetails":{"textQuestionAnswer":{"answer":"10万"}}}]}}""".formatted(test, email);
    }

    private static String signature(String body) {
        return Signatures.hmac("HmacSHA256", "client-secret", ("hmacsha256=" + body).getBytes(StandardCharsets.UTF_8));
    }

    private void send(String id, String action) {
        String body = push(id, action);
        console.visitor()
                .send("POST", "/hooks/ads/linkedin", body, "X-LI-Signature", signature(body))
                .is(200);
    }

    private void came(String id, String email) {
        send(id, "CREATED");
        platforms.answers(200, response(email, false));
        platforms.answers(200, FORM);
        taker.takeAll();
    }

    private Optional<LeadState> lead(String email) {
        return states.find(Arrivals.email(email)).flatMap(states::of);
    }

    private JsonNode got(String vendorId) {
        return admin.get("/api/ads/received")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/vendorId").asString().equals(vendorId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChallengeIsAnsweredByTheSecretAndAWrongSignatureRefused() {
        JsonNode answer = console.visitor()
                .get("/hooks/ads/linkedin?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0")
                .is(200)
                .json();
        assertThat(answer.at("/challengeCode").asString()).isEqualTo("890e4665-4dfe-4ab1-b689-ed553bceeed0");
        assertThat(answer.at("/challengeResponse").asString())
                .isEqualTo(Signatures.hmac(
                        "HmacSHA256",
                        "client-secret",
                        "890e4665-4dfe-4ab1-b689-ed553bceeed0".getBytes(StandardCharsets.UTF_8)));
        console.visitor().get("/hooks/ads/linkedin?challengeCode=%3Cscript%3E").is(403);
        String body = push("forged", "CREATED");
        String bare = Signatures.hmac("HmacSHA256", "client-secret", body.getBytes(StandardCharsets.UTF_8));
        console.visitor()
                .send("POST", "/hooks/ads/linkedin", body, "X-LI-Signature", bare)
                .is(401);
        console.visitor().send("POST", "/hooks/ads/linkedin", body).is(401);
    }

    @Test
    void aLeadIsFetchedWithTheNamesItsFormGivesItsQuestions() {
        came("4f-1", "ann@linkedin-lead.cn");
        send("4f-1", "CREATED");
        assertThat(taker.takeAll()).isZero();
        LeadState ann = lead("ann@linkedin-lead.cn").orElseThrow();
        assertThat(ann.traits().value("name")).isEqualTo(Value.of("Ann Lee"));
        assertThat(ann.traits().value("company")).isEqualTo(Value.of("Acme"));
        assertThat(Objects.requireNonNull(ann.firstSource()))
                .extracting(Source::name, Source::campaign)
                .containsExactly("LinkedIn", "77");
        assertThat(platforms.asked())
                .extracting(FakePlatforms.Asked::path)
                .containsExactly("/rest/leadFormResponses/4f-1", "/rest/leadForms/3162");
        assertThat(got("4f-1").at("/lead").asLong()).isEqualTo(ann.lead());
        assertThat(LinkedIn.lead("x", response("a@b.cn", false), FORM))
                .isInstanceOfSatisfying(
                        Reading.Leads.class,
                        leads -> assertThat(leads.leads().getFirst().fields())
                                .containsEntry("timing", "Next year")
                                .containsEntry("您的预算？", "10万"));
    }

    @Test
    void aLeadWaitsWhileLinkedInIsAwayAndATestIsNobody() {
        send("4f-2", "CREATED");
        platforms.answers(200, response("bo@linkedin-lead.cn", false));
        platforms.answers(429, "");
        taker.takeAll();
        assertThat(lead("bo@linkedin-lead.cn")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        platforms.answers(200, response("bo@linkedin-lead.cn", false));
        platforms.answers(200, FORM);
        taker.takeAll();
        assertThat(lead("bo@linkedin-lead.cn")).isPresent();
        send("4f-3", "CREATED");
        platforms.answers(200, response("test@linkedin-lead.cn", true));
        platforms.answers(200, FORM);
        taker.takeAll();
        assertThat(got("4f-3").at("/state").asString()).isEqualTo("IGNORED");
    }

    @Test
    void whatItsPersonDeletesThereIsErasedHereWithProof() {
        came("4f-4", "gone@linkedin-lead.cn");
        long id = lead("gone@linkedin-lead.cn").orElseThrow().lead();
        send("4f-4", "DELETED");
        send("4f-4", "DELETED");
        taker.takeAll();
        assertThat(lead("gone@linkedin-lead.cn")).isEmpty();
        assertThat(got("deleted:4f-4").at("/why").asString()).isEqualTo("Erased");
        assertThat(admin.get("/api/erasures")
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(it -> it.at("/lead").asLong()))
                .contains(id);
        send("4f-4", "CREATED");
        platforms.answers(404, "");
        taker.takeAll();
        assertThat(lead("gone@linkedin-lead.cn"))
                .as("the push sent again finds nothing to fetch")
                .isEmpty();
    }

    @Test
    void whatIsDeletedBeforeItWasTakenMakesNobody() {
        send("4f-5", "CREATED");
        send("4f-5", "DELETED");
        send("4f-6", "DELETED");
        taker.takeAll();
        clock.advance(Duration.ofHours(1));
        taker.takeAll();
        assertThat(platforms.asked())
                .extracting(FakePlatforms.Asked::path)
                .doesNotContain("/rest/leadFormResponses/4f-6");
        assertThat(got("deleted:4f-6").at("/state").asString()).isEqualTo("IGNORED");
        assertThat(got("4f-5").at("/lead").isNull()).isTrue();
    }

    @Test
    void whatIsDeletedWhileItIsStillBeingFetchedIsErasedOnceItIsTaken() {
        send("4f-7", "CREATED");
        platforms.answers(503, "");
        taker.takeAll();
        send("4f-7", "DELETED");
        taker.takeAll();
        assertThat(got("deleted:4f-7").at("/state").asString()).isEqualTo("WAITING");
        clock.advance(Duration.ofMinutes(2));
        platforms.answers(200, response("meanwhile@linkedin-lead.cn", false));
        platforms.answers(200, FORM);
        taker.takeAll();
        clock.advance(Duration.ofMinutes(5));
        taker.takeAll();
        assertThat(got("deleted:4f-7").at("/why").asString()).isEqualTo("Erased");
        assertThat(lead("meanwhile@linkedin-lead.cn")).isEmpty();
    }
}
