package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.testkit.FaultyHost.Moment;
import io.hatchery.testkit.FaultyHost.Stopped;
import io.hatchery.testkit.Host.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host of the engine must keep when it is stopped in the middle, shares its store, or is given new rules at an odd moment. */
public abstract class HostFaultConformance {
    private static final Instant START = Story.START;
    private static final int MOST_STEPS = 300;

    @SuppressWarnings("NullAway.Init")
    private FaultyHost host;

    /** A host without leads, its clock at {@link Story#START}. */
    protected abstract FaultyHost start();

    @BeforeEach
    void startHost() {
        host = start();
        host.publish(playbook("page"));
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    /** Two of the watched events make a fan, fans are welcomed, and after three days reminded. */
    private static Playbook playbook(String watched) {
        Condition often = new Condition.Happened(Pattern.of(watched), Times.AT_LEAST, 2, new Window.Ever());
        return aPlaybook()
                .segment("fans", often)
                .tag("seen", new Condition.Happened(Pattern.of("page"), Times.AT_LEAST, 1, new Window.Ever()))
                .journey(
                        "welcome",
                        new Node.Entry(
                                "in",
                                new Node.Trigger.OnSegment("fans"),
                                null,
                                new Node.Reentry.Never(),
                                Duration.ofDays(1),
                                "hello"),
                        new Node.Send("hello", "email", "hello", "wait"),
                        new Node.Wait("wait", Duration.ofDays(3), "reminder"),
                        new Node.Send("reminder", "email", "reminder", null))
                .build();
    }

    private static Told event(String who, String id, String type) {
        return new Told(who, id, type, START, Map.of("email", Value.of(who + "@example.com")), Map.of());
    }

    private static List<Told> twoPagesEach() {
        return List.of(
                event("ann", "a1", "page"),
                event("bob", "b1", "page"),
                event("ann", "a2", "page"),
                event("bob", "b2", "page"));
    }

    private long pages(String who) {
        return host.state(host.lead(who)).summaries().of("page").count();
    }

    private void expectReplayToGiveTheState(String... people) {
        for (String who : people) {
            long lead = host.lead(who);
            assertThat(Engine.replay(lead, host.facts(lead))).isEqualTo(host.state(lead));
        }
    }

    @Test
    void stopped_before_any_step_of_taking_events_it_has_all_of_them_or_none_and_takes_them_when_they_come_again() {
        int step = 1;
        boolean stopped = true;
        for (; stopped; step++) {
            assertThat(step).as("steps of one delivery").isLessThan(MOST_STEPS);
            host.close();
            host = start();
            host.publish(playbook("page"));
            stopped = stops(step, () -> host.take(twoPagesEach()));
            host.restart();
            host.take(twoPagesEach());
            host.recover();
            assertThat(List.of(pages("ann"), pages("bob")))
                    .as("stopped before step %d", step)
                    .containsExactly(2L, 2L);
            expectTakenOrUnknown(step, "hello", "hello");
            expectReplayToGiveTheState("ann", "bob");
        }
        assertThat(step).as("steps that were tried").isGreaterThan(4);
    }

    @Test
    void stopped_before_any_step_of_waking_leads_it_wakes_them_when_it_is_back() {
        boolean stopped = true;
        for (int step = 1; stopped; step++) {
            assertThat(step).as("steps of one awakening").isLessThan(MOST_STEPS);
            host.close();
            host = start();
            host.publish(playbook("page"));
            host.take(twoPagesEach());
            Instant due = START.plus(Duration.ofDays(3));
            stopped = stops(step, () -> host.advanceTo(due));
            host.restart();
            host.recover();
            expectTakenOrUnknown(step, "hello", "hello", "reminder", "reminder");
            expectReplayToGiveTheState("ann", "bob");
        }
    }

    /** Each message once; one that is missing was about to be given away when the host stopped, and the host says that nobody knows. */
    private void expectTakenOrUnknown(int step, String... messages) {
        List<String> missing = new ArrayList<>(List.of(messages));
        host.taken()
                .forEach(taken -> assertThat(missing.remove(taken))
                        .as("stopped before step %d, %s is one too many", step, taken)
                        .isTrue());
        List<String> unknown = new ArrayList<>(host.unknown());
        missing.forEach(one -> assertThat(unknown.remove(one))
                .as("stopped before step %d, %s is missing and not unknown", step, one)
                .isTrue());
    }

    private boolean stops(int step, Runnable work) {
        host.stopBefore(step);
        try {
            work.run();
            return false;
        } catch (Stopped e) {
            return true;
        }
    }

    @Test
    void stopped_just_before_a_provider_knows_of_a_message_it_does_not_send_it_twice() {
        stopInCall(Moment.BEFORE);
        assertThat(host.taken().size() + host.unknown().size()).isEqualTo(1);
    }

    @Test
    void stopped_while_a_provider_has_a_message_it_says_that_nobody_knows_and_does_not_send_it_again() {
        stopInCall(Moment.DURING);
        assertThat(host.taken()).containsExactly("hello");
        assertThat(host.unknown()).containsExactly("hello");
    }

    @Test
    void stopped_before_it_could_record_that_a_message_was_taken_it_does_not_send_it_again() {
        stopInCall(Moment.AFTER);
        assertThat(host.taken()).containsExactly("hello");
        assertThat(host.unknown()).containsExactly("hello");
    }

    private void stopInCall(Moment moment) {
        host.stopInCall(moment);
        assertThatThrownBy(() -> host.take(List.of(event("ann", "a1", "page"), event("ann", "a2", "page"))))
                .isInstanceOf(Stopped.class);
        host.restart();
        host.recover();
        host.recover();
        expectReplayToGiveTheState("ann");
    }

    @Test
    void two_hosts_on_one_store_that_take_the_same_events_take_each_once() throws InterruptedException {
        List<Told> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(i % 3 == 0 ? "ann" : "bob", "e" + i, "page"));
        }
        Host other = host.another();
        Thread there = Thread.ofPlatform().start(() -> events.reversed().forEach(one -> other.take(List.of(one))));
        events.forEach(one -> host.take(List.of(one)));
        there.join();
        assertThat(pages("ann")).isEqualTo(14);
        assertThat(pages("bob")).isEqualTo(26);
        assertThat(host.setAside()).isEmpty();
        assertThat(host.taken()).containsExactly("hello", "hello");
        expectReplayToGiveTheState("ann", "bob");
    }

    @Test
    void rules_that_come_into_force_in_the_middle_of_a_delivery_hold_for_everyone_from_the_next_one_on() {
        host.publishDuring("a2", playbook("call"));
        host.take(List.of(
                event("ann", "a1", "page"),
                event("ann", "a2", "page"),
                event("bob", "b1", "call"),
                event("bob", "b2", "call")));
        host.take(List.of(event("ann", "a3", "page"), event("bob", "b3", "page")));
        LeadState ann = host.state(host.lead("ann"));
        LeadState bob = host.state(host.lead("bob"));
        assertThat(ann.segments().in("fans"))
                .as("two pages are not enough any more")
                .isFalse();
        assertThat(bob.segments().in("fans")).as("two calls are enough now").isTrue();
        assertThat(bob.summaries().of("call").count()).isEqualTo(2);
        assertThat(host.setAside()).isEmpty();
        for (String who : List.of("ann", "bob")) {
            assertThat(host.facts(host.lead(who)).stream().map(fact -> fact.playbook()))
                    .as("versions of the rules, by fact")
                    .isSorted();
        }
        expectReplayToGiveTheState("ann", "bob");
    }
}
