package io.hatchery.server.desk;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Reason;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.EffectHandler;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Outbox;
import io.hatchery.server.runtime.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTests {
    @Autowired
    private NotifyHandler notifying;

    @Autowired
    private Events events;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    private final List<Console> sdrs = new ArrayList<>();
    private int leads;

    @BeforeAll
    void threePeopleWork() {
        for (int i = 0; i < 3; i++) {
            sdrs.add(console.as(Role.SDR));
        }
    }

    @Test
    void leads_go_round_the_team_one_each_and_the_one_chosen_is_told() {
        long[] before =
                sdrs.stream().mapToLong(it -> counts(it).at("/mine").asLong()).toArray();
        for (int i = 0; i < 9; i++) {
            anMql();
            outbox.drain();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(counts(sdrs.get(i)).at("/mine").asLong()).isEqualTo(before[i] + 3);
            assertThat(sdrs.get(i)
                            .get("/api/alerts/unread")
                            .json()
                            .at("/unread")
                            .asLong())
                    .isGreaterThanOrEqualTo(3);
        }
        JsonNode alerts = sdrs.getFirst().get("/api/alerts?limit=2").is(200).json();
        assertThat(alerts.at("/items/0/alert/kind").asString()).isEqualTo("assigned");
        assertThat(alerts.at("/next").isNull()).isFalse();
        sdrs.getFirst()
                .post(
                        "/api/alerts/seen",
                        Map.of("upTo", alerts.at("/items/0/alert/at").asString()))
                .is(204);
        assertThat(sdrs.getFirst()
                        .get("/api/alerts/unread")
                        .json()
                        .at("/unread")
                        .asLong())
                .isZero();
    }

    @Test
    void the_first_call_task_of_the_hand_over_belongs_to_the_new_owner() {
        long lead = anMql();
        outbox.drain();
        Console owner = ownerOf(lead);
        JsonNode sheet = owner.get("/api/desk/leads/" + lead).is(200).json();
        assertThat(sheet.at("/tasks/0/owner").asString()).isEqualTo("user:" + owner.userId());
        assertThat(sheet.at("/tasks/0/origin").asString()).startsWith("journey:hand-over");
    }

    @Test
    void a_call_moves_the_lead_to_tal_finishes_the_task_and_plans_the_next() {
        long lead = anMql();
        outbox.drain();
        Console owner = ownerOf(lead);
        JsonNode sheet = owner.post(
                        "/api/desk/leads/" + lead + "/outcome",
                        Map.of(
                                "kind", "CALL",
                                "outcome", "no-answer",
                                "next",
                                        Map.of(
                                                "title",
                                                "Try again",
                                                "dueAt",
                                                clock.now()
                                                        .plus(Duration.ofDays(1))
                                                        .toString())))
                .is(200)
                .json();
        assertThat(sheet.at("/lead/stage").asString()).isEqualTo("TAL");
        assertThat(sheet.at("/tasks")).hasSize(1);
        assertThat(sheet.at("/tasks/0/title").asString()).isEqualTo("Try again");
        assertThat(sheet.at("/tasks/0/owner").asString()).isEqualTo("user:" + owner.userId());
        assertThat(sheet.at("/calls/calls").asInt()).isEqualTo(1);
        assertThat(queue(owner, "mine")).contains(lead);
        String task = sheet.at("/tasks/0/id").asString();
        assertThat(owner.get("/api/tasks").json().at("/items").findValuesAsString("id"))
                .contains(task);
        owner.post("/api/tasks/" + task + "/done", null).is(200);
        assertThat(owner.get("/api/tasks?state=done").json().at("/items").findValuesAsString("id"))
                .contains(task);
    }

    @Test
    void a_call_told_from_elsewhere_finishes_what_the_journey_asked_for_but_not_what_a_person_planned() {
        long lead = anMql();
        outbox.drain();
        Console owner = ownerOf(lead);
        owner.post("/api/tasks", Map.of("lead", lead, "title", "Send the price list"))
                .is(201);
        clock.advance(Duration.ofSeconds(1));
        events.accept(List.of(anArrival("call-" + lead)
                .of(lead)
                .of("call.logged")
                .at(clock.now())
                .actor("user:" + owner.userId())
                .property("outcome", "connected")
                .build()));
        JsonNode tasks = owner.get("/api/desk/leads/" + lead).json().at("/tasks");
        assertThat(tasks.findValuesAsString("title")).containsExactly("Send the price list");
    }

    @Test
    void who_accepts_an_unowned_lead_owns_it_and_no_one_else_can_work_it() {
        long lead = anMql();
        Console one = sdrs.get(0);
        Console other = sdrs.get(1);
        assertThat(queue(one, "pool")).contains(lead);
        JsonNode sheet = one.post("/api/desk/leads/" + lead + "/outcome", Map.of("kind", "ACCEPT"))
                .is(200)
                .json();
        assertThat(sheet.at("/lead/stage").asString()).isEqualTo("SAL");
        assertThat(sheet.at("/lead/owner").asString()).isEqualTo("user:" + one.userId());
        assertThat(queue(one, "mine")).contains(lead);
        assertThat(queue(other, "all")).doesNotContain(lead);
        other.post("/api/desk/leads/" + lead + "/outcome", Map.of("kind", "ACCEPT"))
                .is(409);
        outbox.drain();
        assertThat(one.get("/api/desk/leads/" + lead).json().at("/lead/owner").asString())
                .isEqualTo("user:" + one.userId());
    }

    @Test
    void a_lead_handed_back_with_a_reason_leaves_the_queue_and_is_recycled() {
        long lead = anMql();
        Console one = sdrs.get(2);
        one.post("/api/desk/leads/" + lead + "/outcome", Map.of("kind", "REJECT", "reason", "nonsense"))
                .is(400);
        JsonNode sheet = one.post(
                        "/api/desk/leads/" + lead + "/outcome", Map.of("kind", "REJECT", "reason", "not-ready"))
                .is(200)
                .json();
        assertThat(sheet.at("/lead/stage").asString()).isEqualTo("RECYCLED");
        assertThat(sheet.at("/queued").asBoolean()).isFalse();
        assertThat(queue(one, "all")).doesNotContain(lead);
    }

    @Test
    void a_deal_goes_from_lead_over_the_board_to_won_and_the_lead_is_a_customer() {
        long lead = anMql();
        Console seller = console.as(Role.SELLER);
        JsonNode deal = seller.post("/api/opportunities", Map.of("lead", lead, "name", "Plant 2"))
                .is(201)
                .json();
        String id = deal.at("/id").asString();
        assertThat(deal.at("/stage").asString()).isEqualTo("DISCOVERY");
        assertThat(deal.at("/lead/stage").asString()).isEqualTo("OPPORTUNITY");

        clock.advance(Duration.ofSeconds(1));
        seller.post("/api/opportunities/" + id + "/stage", Map.of("stage", "POC"))
                .is(400);
        seller.post("/api/opportunities/" + id + "/stage", Map.of("stage", "POC", "amount", "250000.10"))
                .is(200);
        JsonNode poc = seller.get("/api/opportunities/" + id).json();
        assertThat(poc.at("/lead/stage").asString()).isEqualTo("POC");
        assertThat(poc.at("/amount/amount").asString()).isEqualTo("250000.10");
        JsonNode column = seller.get("/api/opportunities/board").json().at("/columns/2");
        assertThat(column.at("/stage").asString()).isEqualTo("POC");
        assertThat(column.at("/sum/amounts/0/amount").asString()).isEqualTo("250000.10");

        clock.advance(Duration.ofSeconds(1));
        JsonNode won = seller.post(
                        "/api/opportunities/" + id + "/won", Map.of("amount", "240000.00", "on", "2026-03-01"))
                .is(200)
                .json();
        assertThat(won.at("/status").asString()).isEqualTo("WON");
        assertThat(won.at("/lead/stage").asString()).isEqualTo("CUSTOMER");
        assertThat(won.at("/closedAt").asString()).isEqualTo("2026-03-01T04:00:00Z");
        seller.post("/api/opportunities/" + id + "/stage", Map.of("stage", "POC"))
                .is(409);
        assertThat(seller.get("/api/opportunities?status=WON")
                        .json()
                        .at("/items")
                        .findValuesAsString("id"))
                .contains(id);
        seller.post(
                        "/api/opportunities/" + id + "/reopen",
                        Map.of("stage", "NEGOTIATION", "expectedClose", "2026-05-01"))
                .is(200);
        JsonNode lost = seller.post("/api/opportunities/" + id + "/lost", Map.of("reason", "price"))
                .is(200)
                .json();
        assertThat(lost.at("/lostReason").asString()).isEqualTo("price");
    }

    @Test
    void the_owner_is_told_when_the_owner_is_meant_and_the_sdr_team_when_nobody_owns_the_lead() {
        long lead = anMql();
        outbox.drain();
        Console owner = ownerOf(lead);
        assertThat(notifying.perform(toOwner("mine", lead), 1)).isInstanceOf(EffectHandler.Outcome.Done.class);
        assertThat(alerts(owner)).contains("told.mine");
        assertThat(sdrs.stream().filter(it -> alerts(it).contains("told.mine"))).hasSize(1);

        long pooled = anMql();
        assertThat(notifying.perform(toOwner("pooled", pooled), 1)).isInstanceOf(EffectHandler.Outcome.Done.class);
        assertThat(sdrs).allSatisfy(it -> assertThat(alerts(it)).contains("told.pooled"));
        outbox.drain();
    }

    private static Effect toOwner(String id, long lead) {
        return new Effect.Notify(id, lead, "owner", Reason.of("told." + id), "journey:x/y");
    }

    private static List<String> alerts(Console who) {
        return who.get("/api/alerts?limit=200").is(200).json().at("/items").findValuesAsString("kind");
    }

    private long anMql() {
        int n = ++leads;
        clock.advance(Duration.ofSeconds(1));
        var who = email("lead" + n + "@acme" + n + ".cn");
        List<Receipt> receipts = events.accept(List.of(
                anArrival("i" + n)
                        .by(who)
                        .of("identify")
                        .at(clock.now())
                        .trait("email", "lead" + n + "@acme" + n + ".cn")
                        .trait("name", "Lead " + n)
                        .trait("company", "Acme " + n)
                        .from("search", "Google")
                        .build(),
                anArrival("d" + n)
                        .by(who)
                        .of("demo.requested")
                        .at(clock.now().plusMillis(1))
                        .build()));
        clock.advance(Duration.ofSeconds(1));
        return receipts.getLast() instanceof Receipt.Concluded(long lead) ? lead : fail(receipts);
    }

    private static long fail(List<Receipt> receipts) {
        throw new AssertionError(receipts.toString());
    }

    private Console ownerOf(long lead) {
        String owner = sdrs.getFirst()
                .get("/api/desk/leads/" + lead)
                .json()
                .at("/lead/owner")
                .asString();
        return sdrs.stream()
                .filter(it -> owner.equals("user:" + it.userId()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode counts(Console who) {
        return who.get("/api/desk/queue/counts").is(200).json();
    }

    private static List<Long> queue(Console who, String scope) {
        JsonNode items = who.get("/api/desk/queue?limit=200&scope=" + scope)
                .is(200)
                .json()
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(it -> it.at("/lead/id").asLong())
                .toList();
    }
}
