package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.phone;
import static io.hatchery.server.runtime.Arrivals.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.HatcheryTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class IdentityTests {
    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    private long lead(Arrivals arrival) {
        return leads(arrival).getFirst();
    }

    private List<Long> leads(Arrivals... arrivals) {
        return events.accept(Stream.of(arrivals).map(Arrivals::build).toList()).stream()
                .map(receipt -> ((Receipt.Concluded) receipt).lead())
                .toList();
    }

    private List<String> history(long lead) {
        return timelines.of(lead, null, 50).entries().stream()
                .map(entry -> entry.raw().replaceAll(".*:\"|\"}", ""))
                .toList();
    }

    @Test
    void somebodyNewBecomesALeadAndIsRecognisedAgain() {
        long ann = lead(anArrival("i1").by(email("ann@acme.cn")));
        assertThat(lead(anArrival("i2").by(email("ann@acme.cn")))).isEqualTo(ann);
        assertThat(states.find(email("ann@acme.cn"))).contains(ann);
        assertThat(states.of(ann)).isPresent();
    }

    @Test
    void twoEventsOfANewPersonInOneBatchMakeOneLead() {
        assertThat(leads(
                        anArrival("b1").by(cookie("c-b"), email("bob@acme.cn")),
                        anArrival("b2").by(cookie("c-b")),
                        anArrival("b3").by(phone("+8613800138000"), email("bob@acme.cn"))))
                .hasSize(3)
                .containsOnly(states.find(email("bob@acme.cn")).orElseThrow());
    }

    @Test
    void anAnonymousVisitorWhoLeavesAnAddressStaysTheSameLead() {
        long visitor = lead(anArrival("v1").by(cookie("c-v")));
        assertThat(lead(anArrival("v2").by(cookie("c-v"), email("vera@acme.cn"))))
                .isEqualTo(visitor);
        assertThat(states.identifiers(visitor)).containsExactly(email("vera@acme.cn"), cookie("c-v"));
    }

    @Test
    void anAnonymousVisitorWhoTurnsOutToBeKnownHandsItsHistoryOver() {
        long known = lead(anArrival("k1").by(email("kim@acme.cn")));
        long visitor = leads(anArrival("k2").by(cookie("c-k")), anArrival("k3").by(cookie("c-k")))
                .getFirst();
        assertThat(visitor).isNotEqualTo(known);
        assertThat(lead(anArrival("k4").by(cookie("c-k"), email("kim@acme.cn"))))
                .isEqualTo(known);

        assertThat(states.joinedInto(visitor)).contains(known);
        assertThat(states.of(visitor)).isEmpty();
        assertThat(states.find(cookie("c-k"))).contains(known);
        assertThat(lead(anArrival("k5").by(cookie("c-k")))).isEqualTo(known);
        assertThat(lead(anArrival("k6").of(visitor))).isEqualTo(known);
        assertThat(history(known)).containsExactlyInAnyOrder("k1", "k2", "k3", "k4", "k5", "k6");
        assertThat(history(visitor)).isEmpty();
    }

    @Test
    void aVisitorOfTheSameBatchIsTakenInWithoutATrace() {
        long known = lead(anArrival("t1").by(email("tom@acme.cn")));
        assertThat(leads(
                        anArrival("t2").by(cookie("c-t")),
                        anArrival("t3").by(cookie("c-t"), email("tom@acme.cn")),
                        anArrival("t4").by(cookie("c-t"))))
                .containsOnly(known);
    }

    @Test
    void someoneNewTakesInTheVisitorTheyWere() {
        long visitor = lead(anArrival("n1").by(cookie("c-n")));
        assertThat(leads(
                        anArrival("n2").by(email("nina@acme.cn")),
                        anArrival("n3").by(cookie("c-n"), email("nina@acme.cn"))))
                .containsOnly(visitor);
    }

    @Test
    void someoneNewTakesInEveryVisitorTheyWere() {
        long phone = lead(anArrival("w1").by(cookie("c-w1")));
        long laptop = lead(anArrival("w2").by(cookie("c-w2")));
        assertThat(laptop).isNotEqualTo(phone);
        long known = lead(anArrival("w3").by(user("walt"), cookie("c-w1"), cookie("c-w2")));
        assertThat(known).isEqualTo(phone);
        assertThat(lead(anArrival("w4").by(cookie("c-w2")))).isEqualTo(known);
        assertThat(states.joinedInto(laptop)).contains(known);
        assertThat(history(known)).containsExactlyInAnyOrder("w1", "w2", "w3", "w4");
    }

    @Test
    void aSharedDeviceDoesNotMergeStrangers() {
        long ada = lead(anArrival("s1").by(cookie("c-s"), email("ada@acme.cn")));
        long ben = lead(anArrival("s2").by(cookie("c-s"), email("ben@acme.cn")));
        assertThat(ben).isNotEqualTo(ada);
        assertThat(states.find(email("ada@acme.cn"))).contains(ada);
        assertThat(states.find(email("ben@acme.cn"))).contains(ben);
        assertThat(leads(
                        anArrival("s3").by(user("cid"), cookie("c-s2")),
                        anArrival("s4").by(cookie("c-s2"), user("dan"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theStrongestIdentifierDecides() {
        long eve = lead(anArrival("e1").by(user("eve")));
        long mail = lead(anArrival("e2").by(email("eve@acme.cn")));
        assertThat(mail).isNotEqualTo(eve);
        assertThat(lead(anArrival("e3").by(email("eve@acme.cn"), user("eve")))).isEqualTo(eve);
    }

    @Test
    void theSameMessageIsTakenOnce() {
        Arrival once = anArrival("d1").by(email("dora@acme.cn")).build();
        assertThat(events.accept(List.of(once, once)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Receipt.Concluded.class),
                        second -> assertThat(second).isInstanceOf(Receipt.Duplicate.class));
        assertThat(events.accept(List.of(once))).containsExactly(new Receipt.Duplicate());
        assertThat(history(states.find(email("dora@acme.cn")).orElseThrow())).containsExactly("d1");
    }
}
