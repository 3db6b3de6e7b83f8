package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.Merges.Outcome;
import io.hatchery.server.runtime.Merges.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class MergeTests {
    @Autowired
    private Events events;

    @Autowired
    private Merges merges;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    @Autowired
    private ApplicationContext server;

    @AfterEach
    void whatIsStoredFoldsToTheStateOfEveryLead() {
        assertThat(Replay.equalsStateOfEveryLead(server)).isPositive();
    }

    private long lead(Arrivals arrival) {
        return arrival.at(clock.now()).into(events);
    }

    private String merge(long stays, long goes) {
        clock.advance(Duration.ofMinutes(1));
        return ((Outcome.Done) merges.merge(stays, goes, "user:1", "review")).merge();
    }

    private Refusal refused(Outcome outcome) {
        return ((Outcome.Refused) outcome).why();
    }

    private List<String> history(long lead) {
        return timelines.of(lead, null, 100).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }

    private String trait(long lead, String field) {
        return states.of(lead).orElseThrow().traits().value(field) instanceof Value.Text(String text) ? text : "";
    }

    @Test
    void twoLeadsBecomeOneWithBothHistoriesAndWhateverComesLaterReachesTheOneThatStays() {
        long ann = lead(anArrival("m1").by(email("ann@acme.cn")).of("page").trait("name", "Ann"));
        long mobile =
                lead(anArrival("m2").by(phone("+8613800000001"), cookie("m-c")).of("form.submitted"));
        merge(ann, mobile);

        assertThat(states.find(phone("+8613800000001"))).contains(ann);
        assertThat(states.joinedInto(mobile)).contains(ann);
        assertThat(states.of(mobile).map(LeadState::lead)).contains(ann);
        assertThat(history(ann)).containsExactlyInAnyOrder("page", "form.submitted", "$merge");
        assertThat(lead(anArrival("m3").by(phone("+8613800000001")).of("page"))).isEqualTo(ann);
        assertThat(lead(anArrival("m4").by(cookie("m-c")).of("page"))).isEqualTo(ann);
        assertThat(lead(anArrival("m5").of(mobile).of("page"))).isEqualTo(ann);
        assertThat(history(ann)).hasSize(6);
    }

    @Test
    void theListTheSearchAndThePageShowOnePerson() {
        long one = lead(anArrival("l1").by(email("li@acme.cn")).of("identify").trait("name", "李雷雷"));
        long other =
                lead(anArrival("l2").by(phone("+8613800000002")).of("identify").trait("name", "李雷雷"));
        Console marketer = console.as(Role.MARKETER);
        assertThat(ids(marketer, "李雷雷")).containsExactlyInAnyOrder(one, other);
        String merge = merge(one, other);
        assertThat(ids(marketer, "李雷雷")).containsExactly(one);
        assertThat(ids(marketer, "13800000002")).containsExactly(one);
        assertThat(marketer.get("/api/leads/" + one).is(200).body()).contains("+8613800000002");
        merges.undo(merge, "user:1");
        assertThat(ids(marketer, "李雷雷")).containsExactlyInAnyOrder(one, other);
        assertThat(ids(marketer, "13800000002")).containsExactly(other);
    }

    private List<Long> ids(Console marketer, String q) {
        JsonNode items = marketer.get(
                        "/api/leads?q=" + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8))
                .is(200)
                .json()
                .at("/items");
        return items.valueStream().map(item -> item.at("/id").asLong()).toList();
    }

    @Test
    void undoingGivesEachBackWhatItWasAndWhatHappenedToItSince() {
        long ann = lead(anArrival("u1").by(email("ann2@acme.cn")).of("identify").trait("title", "CTO"));
        long bob = lead(anArrival("u2")
                .by(email("bob2@acme.cn"), cookie("u-b"))
                .of("identify")
                .trait("title", "CEO"));
        LeadState annBefore = states.of(ann).orElseThrow();
        LeadState bobBefore = states.of(bob).orElseThrow();
        String merge = merge(ann, bob);
        lead(anArrival("u3").by(cookie("u-b")).of("form.submitted").raw("{\"anonymousId\":\"u-b\"}"));
        lead(anArrival("u4").by(email("ann2@acme.cn")).of("page").raw("{\"traits\":{\"email\":\"ann2@acme.cn\"}}"));

        assertThat(merges.undo(merge, "user:1")).isEqualTo(new Outcome.Done(merge));
        assertThat(states.find(email("bob2@acme.cn"))).contains(bob);
        assertThat(states.find(cookie("u-b"))).contains(bob);
        assertThat(states.find(email("ann2@acme.cn"))).contains(ann);
        assertThat(trait(ann, "title")).isEqualTo("CTO");
        assertThat(trait(bob, "title")).isEqualTo("CEO");
        assertThat(states.of(ann).orElseThrow().traits()).isEqualTo(annBefore.traits());
        assertThat(states.of(bob).orElseThrow().traits()).isEqualTo(bobBefore.traits());
        assertThat(history(ann)).containsExactlyInAnyOrder("identify", "page", "$merge", "$unmerge");
        assertThat(history(bob)).containsExactlyInAnyOrder("identify", "form.submitted", "$unmerge");
        assertThat(lead(anArrival("u5").by(cookie("u-b")).of("page"))).isEqualTo(bob);
        assertThat(refused(merges.undo(merge, "user:1"))).isEqualTo(Refusal.UNDONE);
    }

    @Test
    void whoWithdrewWhileTheyWereOneStaysWithdrawnOnBothSides() {
        long ann = lead(anArrival("w1").by(email("ann3@acme.cn")).of("identify"));
        long bob = lead(anArrival("w2").by(email("bob3@acme.cn")).of("identify"));
        String merge = merge(ann, bob);
        lead(anArrival("w3").of(ann).of("email.unsubscribed"));
        merges.undo(merge, "user:1");
        assertThat(history(ann)).contains("email.unsubscribed");
        assertThat(history(bob)).contains("email.unsubscribed");
    }

    @Test
    void whoWasMergedBeforeIsGivenBackInTheOrderTheyCame() {
        long a = lead(anArrival("o1").by(email("a4@acme.cn")).of("identify"));
        long b = lead(anArrival("o2").by(email("b4@acme.cn")).of("identify"));
        long c = lead(anArrival("o3").by(email("c4@acme.cn")).of("identify"));
        String first = merge(b, c);
        String second = merge(a, b);
        assertThat(states.find(email("c4@acme.cn"))).contains(a);
        assertThat(states.joinedInto(c)).contains(a);
        assertThat(refused(merges.undo(first, "user:1"))).isEqualTo(Refusal.LATER_MERGE);
        merges.undo(second, "user:1");
        assertThat(states.find(email("c4@acme.cn"))).contains(b);
        assertThat(states.joinedInto(c)).contains(b);
        merges.undo(first, "user:1");
        assertThat(states.find(email("c4@acme.cn"))).contains(c);
        assertThat(Stream.of(a, b, c).map(one -> states.of(one).orElseThrow().lead()))
                .containsExactly(a, b, c);
    }

    @Test
    void noMergeCrossesWhatOnePersonCannotHaveTwice() {
        long one = lead(anArrival("h1")
                .by(email("x5@acme.cn"), new Identifier(Kind.WECHAT_UNIONID, "u-1"))
                .of("identify"));
        long other = lead(anArrival("h2")
                .by(email("y5@acme.cn"), new Identifier(Kind.WECHAT_UNIONID, "u-2"))
                .of("identify"));
        assertThat(refused(merges.merge(one, other, "user:1", "review"))).isEqualTo(Refusal.CONFLICT);

        long ann = lead(anArrival("h3").by(email("ann5@acme.cn")).of("email.clicked"));
        long bob = lead(anArrival("h4").by(email("bob5@acme.cn")).of("email.clicked"));
        assertThat(merges.conflicts(ann, bob))
                .containsExactly(new Merges.Conflict(Kind.EMAIL, "ann5@acme.cn", "bob5@acme.cn"));
        assertThat(refused(merges.merge(ann, bob, "user:1", "review"))).isEqualTo(Refusal.CONFLICT);
        assertThat(refused(merges.merge(ann, ann, "user:1", "review"))).isEqualTo(Refusal.SAME);
        assertThat(refused(merges.merge(ann, 999_999, "user:1", "review"))).isEqualTo(Refusal.UNKNOWN);
    }

    @Test
    void ofManyMergesOfTheSameLeadAtOnceOneIsDone() {
        long goes = lead(anArrival("c0").by(email("c6@acme.cn")).of("identify"));
        List<Long> stay = Stream.of("c1", "c2", "c3", "c4")
                .map(id -> lead(anArrival(id).by(email(id + "@six.cn")).of("identify")))
                .toList();
        List<CompletableFuture<Outcome>> all = stay.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> merges.merge(one, goes, "user:1", "review")))
                .toList();
        List<Outcome> outcomes = all.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.Refused.class::isInstance).map(this::refused))
                .containsOnly(Refusal.GONE);
    }

    @Test
    void dealsAndTasksGoAlongAndComeBack() {
        Console seller = console.as(Role.SELLER, Role.SDR, Role.MARKETER);
        long ann = lead(anArrival("d1").by(email("ann7@acme.cn")).of("identify"));
        long bob = lead(anArrival("d2").by(email("bob7@acme.cn")).of("identify"));
        lead(anArrival("d3").of(bob).of("opportunity.created").property("opportunity", "opp-7"));
        assertThat(dealsOf(seller, bob)).isEqualTo(1);
        String merge = merge(ann, bob);
        assertThat(dealsOf(seller, ann)).isEqualTo(1);
        merges.undo(merge, "user:1");
        assertThat(dealsOf(seller, ann)).isZero();
        assertThat(dealsOf(seller, bob)).isEqualTo(1);
    }

    private int dealsOf(Console who, long lead) {
        return who.get("/api/leads/" + lead).is(200).json().at("/opportunities").size();
    }
}
