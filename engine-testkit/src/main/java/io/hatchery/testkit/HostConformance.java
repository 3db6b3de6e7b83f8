package io.hatchery.testkit;

import static io.hatchery.testkit.PlaybookBuilder.aPlaybook;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.testkit.Host.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite every host of the engine must pass, whatever it keeps its leads in. */
public abstract class HostConformance {
    private static final Instant START = Story.START;

    @SuppressWarnings("NullAway.Init")
    private Host host;

    /** A host without leads, its clock at {@link Story#START}. */
    protected abstract Host start();

    @BeforeEach
    void startHost() {
        host = start();
        host.publish(playbook());
    }

    @AfterEach
    void stopHost() {
        host.close();
    }

    /** Pages count; two in a week make a reader, readers are welcomed, and after three days reminded. */
    private static Playbook playbook() {
        Condition reads =
                new Condition.Happened(Pattern.of("page"), Times.AT_LEAST, 2, new Window.InLast(Duration.ofDays(7)));
        return aPlaybook()
                .points("page", 5, "page", Duration.ofDays(30))
                .tag("reader", reads)
                .segment("readers", reads)
                .stage("Lead", new Condition.Trait("email", Condition.Op.IS_SET, List.of()), "Traffic")
                .journey(
                        "welcome",
                        new Node.Entry(
                                "in",
                                new Node.Trigger.OnSegment("readers"),
                                null,
                                new Node.Reentry.Never(),
                                Duration.ofDays(1),
                                "hello"),
                        new Node.Send("hello", "email", "hello", "wait"),
                        new Node.Wait("wait", Duration.ofDays(3), "reminder"),
                        new Node.Send("reminder", "email", "reminder", null))
                .build();
    }

    private static Told page(String who, String id, Instant at) {
        return new Told(who, id, "page", at, Map.of(), Map.of("path", Value.of("/")));
    }

    private static Told identify(String who, String id, Instant at) {
        return new Told(who, id, "identify", at, Map.of("email", Value.of(who + "@example.com")), Map.of());
    }

    private List<String> sent() {
        return host.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).content())
                .toList();
    }

    @Test
    void an_event_delivered_twice_counts_once_even_after_many_others_and_a_restart() {
        host.take(List.of(page("ann", "p1", START)));
        host.take(List.of(page("ann", "p1", START)));
        List<Told> many = new ArrayList<>();
        for (int i = 0; i < LeadState.REMEMBERED * 2; i++) {
            many.add(page("ann", "q" + i, START.plusSeconds(i)));
        }
        host.take(many);
        host.restart();
        host.take(List.of(page("ann", "p1", START)));
        LeadState ann = host.state(host.lead("ann"));
        assertThat(ann.summaries().of("page").count()).isEqualTo(1 + LeadState.REMEMBERED * 2L);
    }

    @Test
    void an_event_twice_in_one_delivery_counts_once() {
        host.take(List.of(page("ann", "p1", START), page("ann", "p1", START), page("ann", "p2", START)));
        assertThat(host.state(host.lead("ann")).summaries().of("page").count()).isEqualTo(2);
    }

    @Test
    void events_of_one_lead_are_concluded_in_the_order_they_were_taken() {
        List<Told> mixed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            mixed.add(page("ann", "a" + i, START.plusSeconds(i)));
            mixed.add(page("bob", "b" + i, START.plusSeconds(i)));
        }
        host.take(mixed);
        for (String who : List.of("ann", "bob")) {
            List<String> causes = host.facts(host.lead(who)).stream()
                    .map(fact -> fact.cause())
                    .distinct()
                    .toList();
            List<String> taken = mixed.stream()
                    .filter(told -> told.who().equals(who))
                    .map(Told::id)
                    .toList();
            assertThat(causes).hasSameSizeAs(taken);
            assertThat(host.state(host.lead(who)).lastSeen()).isEqualTo(START.plusSeconds(19));
        }
        assertThat(host.lead("ann")).isNotEqualTo(host.lead("bob"));
    }

    @Test
    void facts_are_numbered_without_gaps_and_replaying_them_gives_the_state_also_after_a_restart() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START), page("ann", "p2", START)));
        host.advanceTo(START.plus(Duration.ofDays(4)));
        long ann = host.lead("ann");
        LeadState before = host.state(ann);
        host.restart();
        assertThat(host.state(ann)).isEqualTo(before);
        assertThat(Engine.replay(ann, host.facts(ann))).isEqualTo(before);
        for (int i = 0; i < host.facts(ann).size(); i++) {
            assertThat(host.facts(ann).get(i).seq()).isEqualTo(i + 1);
        }
    }

    @Test
    void a_lead_is_looked_at_when_it_is_due_and_not_before() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START), page("ann", "p2", START)));
        assertThat(sent()).containsExactly("hello");
        host.advanceTo(START.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(sent()).containsExactly("hello");
        host.advanceTo(START.plus(Duration.ofDays(3)));
        assertThat(sent()).containsExactly("hello", "reminder");
        long ann = host.lead("ann");
        assertThat(host.state(ann).segments().in("readers")).isTrue();
        host.advanceTo(START.plus(Duration.ofDays(7)));
        assertThat(host.state(ann).segments().in("readers")).isFalse();
    }

    @Test
    void a_wait_that_ended_while_the_host_was_down_ends_when_it_is_back_and_only_once() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START), page("ann", "p2", START)));
        host.restart();
        host.advanceTo(START.plus(Duration.ofDays(30)));
        host.restart();
        host.advanceTo(START.plus(Duration.ofDays(60)));
        assertThat(sent()).containsExactly("hello", "reminder");
        assertThat(host.effects().stream().map(Effect::id)).doesNotHaveDuplicates();
    }

    @Test
    void an_event_that_cannot_be_concluded_is_set_aside_and_holds_up_nobody() {
        host.poison("bad");
        host.take(List.of(
                page("ann", "p1", START),
                page("bob", "bad", START),
                page("ann", "p2", START),
                page("cid", "p3", START)));
        assertThat(host.setAside()).containsExactly("bad");
        assertThat(host.state(host.lead("ann")).summaries().of("page").count()).isEqualTo(2);
        assertThat(host.state(host.lead("cid")).summaries().of("page").count()).isEqualTo(1);
        host.take(List.of(page("bob", "good", START.plusSeconds(1))));
        assertThat(host.state(host.lead("bob")).summaries().of("page").count()).isEqualTo(1);
    }

    @Test
    void an_event_delivered_by_several_at_once_counts_once() throws InterruptedException {
        host.take(List.of(identify("ann", "i1", START), identify("bob", "i2", START)));
        List<Told> visits = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            visits.add(page(i % 2 == 0 ? "ann" : "bob", "c" + i, START.plusSeconds(i)));
        }
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            senders.add(Thread.ofPlatform().start(() -> host.take(visits)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(pages("ann")).isEqualTo(15);
        assertThat(pages("bob")).isEqualTo(15);
        assertThat(sent()).containsExactlyInAnyOrder("hello", "hello");
    }

    @Test
    void events_that_come_in_another_order_lead_to_the_same_knowledge() {
        List<Told> inOrder = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            inOrder.add(page("ann", "a" + i, START.minus(Duration.ofHours(i))));
            inOrder.add(page("bob", "b" + i, START.minus(Duration.ofHours(7 - i))));
        }
        host.take(inOrder);
        LeadState ann = host.state(host.lead("ann"));
        LeadState bob = host.state(host.lead("bob"));
        assertThat(ann.summaries()).isEqualTo(bob.summaries());
        assertThat(ann.segments().in("readers"))
                .isEqualTo(bob.segments().in("readers"))
                .isTrue();
        assertThat(ann.firstSeen()).isEqualTo(bob.firstSeen());
        assertThat(ann.lastSeen()).isEqualTo(bob.lastSeen()).isEqualTo(START);
    }

    @Test
    void a_late_event_counts_at_its_own_time_and_undoes_nothing() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START)));
        host.advanceTo(START.plus(Duration.ofDays(20)));
        Instant since = host.state(host.lead("ann")).stage().since();
        host.take(List.of(page("ann", "late", START.minus(Duration.ofDays(3)))));
        LeadState ann = host.state(host.lead("ann"));
        assertThat(pages("ann")).isEqualTo(2);
        assertThat(ann.firstSeen()).isEqualTo(START.minus(Duration.ofDays(3)));
        assertThat(ann.lastSeen()).isEqualTo(START);
        assertThat(ann.stage().stage()).isEqualTo("Lead");
        assertThat(ann.stage().since()).isEqualTo(since);
        assertThat(ann.segments().in("readers"))
                .as("two pages, but not within the last week")
                .isFalse();
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_clock_that_jumps_months_ahead_ends_each_wait_once_and_leaves_nothing_overdue() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START), page("ann", "p2", START)));
        host.take(List.of(page("bob", "p3", START)));
        host.advanceTo(START.plus(Duration.ofDays(200)));
        assertThat(sent()).containsExactly("hello", "reminder");
        expectNothingOverdue(START.plus(Duration.ofDays(200)), "ann", "bob");
        host.advanceTo(START.plus(Duration.ofDays(400)));
        assertThat(sent()).containsExactly("hello", "reminder");
    }

    @Test
    void a_clock_that_is_set_back_undoes_and_repeats_nothing() {
        host.take(List.of(identify("ann", "i1", START), page("ann", "p1", START), page("ann", "p2", START)));
        host.advanceTo(START.plus(Duration.ofDays(4)));
        host.advanceTo(START.minus(Duration.ofDays(30)));
        host.take(List.of(page("ann", "p3", START.minus(Duration.ofDays(30)))));
        assertThat(pages("ann")).isEqualTo(3);
        host.advanceTo(START.plus(Duration.ofDays(1)));
        host.advanceTo(START.plus(Duration.ofDays(30)));
        assertThat(sent()).containsExactly("hello", "reminder");
        expectNothingOverdue(START.plus(Duration.ofDays(30)), "ann");
        long ann = host.lead("ann");
        assertThat(Engine.replay(ann, host.facts(ann))).isEqualTo(host.state(ann));
    }

    @Test
    void an_event_set_aside_is_concluded_when_it_is_replayed_after_the_cause_is_gone() {
        host.poison("bad");
        host.take(List.of(identify("ann", "i1", START), page("ann", "bad", START), page("ann", "p2", START)));
        host.replay();
        assertThat(host.setAside()).containsExactly("bad");
        host.heal("bad");
        host.replay();
        host.replay();
        host.take(List.of(page("ann", "bad", START)));
        assertThat(host.setAside()).isEmpty();
        assertThat(pages("ann")).isEqualTo(2);
        assertThat(sent()).containsExactly("hello");
    }

    private int pages(String who) {
        return Math.toIntExact(host.state(host.lead(who)).summaries().of("page").count());
    }

    private void expectNothingOverdue(Instant now, String... people) {
        for (String who : people) {
            Instant due = host.state(host.lead(who)).nextDue();
            assertThat(due == null || due.isAfter(now))
                    .as("%s is due at %s", who, due)
                    .isTrue();
        }
    }
}
