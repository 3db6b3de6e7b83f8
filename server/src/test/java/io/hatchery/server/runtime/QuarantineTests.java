package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hatchery.server.HatcheryTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class QuarantineTests {
    @Autowired
    private Events events;

    @Autowired
    private QuarantineController quarantine;

    @Autowired
    private States states;

    private List<Receipt> accept(Arrivals... arrivals) {
        return events.accept(Stream.of(arrivals).map(Arrivals::build).toList());
    }

    @Test
    void anEventThatCannotBeStoredWaitsInQuarantineAndHoldsUpNoOther() {
        List<Receipt> receipts = accept(
                anArrival("q1").by(email("a@q.cn")),
                anArrival("q2").by(email("b@q.cn")).of("not\0storable"),
                anArrival("q3").by(email("c@q.cn")),
                anArrival("q4").of(987_654_321L),
                anArrival("q5").by(email("a@q.cn")));

        assertThat(receipts)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(Receipt.Concluded.class),
                        two -> assertThat(two).isInstanceOf(Receipt.Quarantined.class),
                        three -> assertThat(three).isInstanceOf(Receipt.Concluded.class),
                        four -> assertThat(four)
                                .asInstanceOf(type(Receipt.Quarantined.class))
                                .extracting(Receipt.Quarantined::why)
                                .asString()
                                .contains("987654321"),
                        five -> assertThat(five).isEqualTo(receipts.getFirst()));
        assertThat(states.find(email("b@q.cn"))).isEmpty();
        assertThat(quarantine.list(null, 10).items())
                .extracting(QuarantineController.Held::raw)
                .contains("{\"messageId\":\"q2\"}", "{\"messageId\":\"q4\"}");
    }

    @Test
    void anEventInQuarantineIsKeptOnceHoweverOftenItComes() {
        Receipt first = accept(anArrival("again").of(987_654_322L)).getFirst();
        Receipt second = accept(anArrival("again").of(987_654_322L)).getFirst();
        assertThat(second).isEqualTo(first);
        assertThat(quarantine.list(null, 50).items())
                .filteredOn(held -> held.id() == ((Receipt.Quarantined) first).id())
                .singleElement()
                .extracting(QuarantineController.Held::attempts)
                .isEqualTo(2);
    }

    @Test
    void anEventIsReplayedOnceWhatWasMissingIsThere() {
        long missing =
                ((Receipt.Concluded) accept(anArrival("r0").by(email("r@q.cn"))).getFirst()).lead() + 1;
        long held = ((Receipt.Quarantined) accept(anArrival("r1").of(missing)).getFirst()).id();
        assertThat(quarantine.replay(held).concluded()).isFalse();

        while (states.of(missing).isEmpty()) {
            accept(anArrival("r2").by(email("r2@q.cn")), anArrival("r3").by(email("r3@q.cn")));
        }
        assertThat(quarantine.replay(held)).isEqualTo(new QuarantineController.Replayed(true, missing, null));
        assertThat(quarantine.list(null, 50).items())
                .extracting(QuarantineController.Held::id)
                .doesNotContain(held);
    }

    @Test
    void anEventIsDiscarded() {
        long held = ((Receipt.Quarantined)
                        accept(anArrival("gone").of(987_654_323L)).getFirst())
                .id();
        quarantine.discard(held);
        assertThat(quarantine.list(null, 50).items())
                .extracting(QuarantineController.Held::id)
                .doesNotContain(held);
    }
}
