package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.merge.Former;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.merge.MergeFact.Merged;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.pattern.Tally;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds whenever two leads are one person, whoever they are and whatever the rules. */
class MergeLawsTest {

    /** A lead that a punctual host lets live. */
    private static final class Life {
        final CompiledPlaybook playbook;
        final long lead;
        final AnyLife source;
        final List<Fact> facts = new ArrayList<>();
        final List<Effect> effects = new ArrayList<>();
        final List<Input.Happened> events = new ArrayList<>();
        LeadState state;

        Life(CompiledPlaybook playbook, long seed, long lead) {
            this.playbook = playbook;
            this.lead = lead;
            this.source = new AnyLife(seed * 31 + lead);
            this.state = LeadState.unknown(lead);
            live(12);
        }

        void live(int most) {
            for (Input.Happened event : source.events(most)) {
                Input.Happened own = new Input.Happened(
                        lead + event.id(),
                        lead,
                        event.type(),
                        event.occurredAt(),
                        event.receivedAt(),
                        event.traits(),
                        event.properties(),
                        event.context(),
                        event.historic());
                wakeUntil(own.now());
                events.add(own);
                take(own);
            }
        }

        void wakeUntil(Instant moment) {
            for (int i = 0; state.nextDue() != null && !state.nextDue().isAfter(moment) && i < 500; i++) {
                take(new Input.Due("due", lead, state.nextDue()));
            }
        }

        Step take(Input input) {
            Step step = Engine.step(playbook, state, input);
            facts.addAll(step.facts());
            effects.addAll(step.effects());
            state = step.state();
            return step;
        }
    }

    private static final class Lives {
        final CompiledPlaybook playbook;
        final Life a;
        final Life b;
        final Life c;
        final Instant now = AnyLife.START.plus(Duration.ofDays(400));

        Lives(long seed) {
            playbook = new AnyPlaybook(seed).compiled();
            a = new Life(playbook, seed, 1);
            b = new Life(playbook, seed, 2);
            c = new Life(playbook, seed, 3);
        }

        Step merged(LeadState one, LeadState other) {
            return Engine.merge(playbook, one, new Input.Merge("merge", one.lead(), now, other));
        }

        /** What the fact alone makes, before any rule is asked again. */
        LeadState united(LeadState one, LeadState other) {
            Input.Merge merge = new Input.Merge("merge-" + one.lead() + "-" + other.lead(), one.lead(), now, other);
            return Engine.evolve(one, Engine.merge(playbook, one, merge).facts().getFirst());
        }
    }

    @Property(tries = 1000)
    void it_does_not_matter_which_is_merged_into_which(@ForAll long seed) {
        Lives lives = new Lives(seed);
        LeadState one = lives.merged(lives.a.state, lives.b.state).state();
        LeadState other = lives.merged(lives.b.state, lives.a.state).state();
        assertThat(other.traits()).isEqualTo(one.traits());
        assertThat(other.summaries()).isEqualTo(one.summaries());
        assertThat(other.tags()).isEqualTo(one.tags());
        assertThat(other.contact().byChannel()).isEqualTo(one.contact().byChannel());
        assertThat(other.contact().sent()).isEqualTo(one.contact().sent());
        assertThat(other.stage()).isEqualTo(one.stage());
        assertThat(other.scores()).isEqualTo(one.scores());
        assertThat(other.segments()).isEqualTo(one.segments());
        assertThat(other.recent()).isEqualTo(one.recent());
        assertThat(other.firstSource()).isEqualTo(one.firstSource());
        assertThat(other.lastSource()).isEqualTo(one.lastSource());
        assertThat(other.enrolments().past()).isEqualTo(one.enrolments().past());
        assertThat(other.enrolments().active().stream()
                        .map(way -> way.numbered(0))
                        .toList())
                .isEqualTo(one.enrolments().active().stream()
                        .map(way -> way.numbered(0))
                        .toList());
    }

    @Property(tries = 1000)
    void nor_in_which_order_three_are_merged(@ForAll long seed) {
        Lives lives = new Lives(seed);
        LeadState one = lives.united(lives.united(lives.a.state, lives.b.state), lives.c.state);
        LeadState other = lives.united(lives.a.state, lives.united(lives.b.state, lives.c.state));
        assertThat(other.traits()).isEqualTo(one.traits());
        assertThat(rounded(other.summaries())).isEqualTo(rounded(one.summaries()));
        assertThat(other.tags()).isEqualTo(one.tags());
        assertThat(other.contact().byChannel()).isEqualTo(one.contact().byChannel());
        assertThat(other.contact().sent()).isEqualTo(one.contact().sent());
        assertThat(ofNobody(other.stage())).isEqualTo(ofNobody(one.stage()));
    }

    /** The last digits of sums depend on the order of adding. */
    private static Map<String, Summary> rounded(Summaries summaries) {
        Map<String, Summary> rounded = new HashMap<>();
        summaries.byKey().forEach((key, summary) -> {
            Map<String, Tally> tallies = new HashMap<>();
            summary.tallies().forEach((property, tally) -> tallies.put(property, rounded(tally)));
            rounded.put(
                    key,
                    new Summary(
                            summary.count(),
                            summary.first(),
                            summary.last(),
                            summary.recent(),
                            summary.keep(),
                            tallies));
        });
        return rounded;
    }

    private static Tally rounded(Tally tally) {
        return new Tally(
                rounded(tally.sum()),
                tally.max(),
                tally.days().stream()
                        .map(day -> new Tally.Day(day.day(), rounded(day.sum()), day.max()))
                        .toList(),
                tally.values());
    }

    private static double rounded(double sum) {
        return Math.round(sum * 1e6) / 1e6;
    }

    private static StageState ofNobody(StageState of) {
        return new StageState(of.stage(), of.since(), of.visits(), of.settled(), null, of.heldUntil(), of.clock());
    }

    @Property(tries = 1000)
    void what_both_did_counts_as_if_one_had_done_it_all(@ForAll long seed) {
        Lives lives = new Lives(seed);
        LeadState merged = lives.merged(lives.a.state, lives.b.state).state();
        List<Input.Happened> all = new ArrayList<>(lives.a.events);
        all.addAll(lives.b.events);
        Map<String, Summary> mine = lives.playbook.summarise(lives.a.events);
        Map<String, Summary> theirs = lives.playbook.summarise(lives.b.events);
        lives.playbook.summarise(all).forEach((key, summary) -> {
            if (count(mine, key) + count(theirs, key)
                    == summary.count()) { // not so where one's event follows the other's
                Summary united = merged.summaries().of(key);
                Summary expected = summary.keeping(united.keep());
                assertThat(united.count()).as(key).isEqualTo(expected.count());
                assertThat(united.first()).as(key).isEqualTo(expected.first());
                assertThat(united.last()).as(key).isEqualTo(expected.last());
                assertThat(united.recent()).as(key).isEqualTo(expected.recent());
                expected.tallies().forEach((property, tally) -> {
                    Tally sum = Objects.requireNonNull(united.tallies().get(property));
                    assertThat(rounded(sum.sum())).as(key).isEqualTo(rounded(tally.sum()));
                    assertThat(sum.max()).as(key).isEqualTo(tally.max());
                    assertThat(rounded(sum).days())
                            .as(key)
                            .containsAll(rounded(tally).days());
                    assertThat(sum.values()).as(key).containsAllEntriesOf(tally.values());
                });
            }
        });
        assertThat(merged.firstSeen())
                .isEqualTo(all.stream()
                        .map(PatternBook::occurred)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private static long count(Map<String, Summary> summaries, String key) {
        Summary summary = summaries.get(key);
        return summary == null ? 0 : summary.count();
    }

    @Property(tries = 1000)
    void taken_apart_both_are_exactly_as_they_were(@ForAll long seed) {
        Lives lives = new Lives(seed);
        LeadState before = lives.a.state;
        Step step = lives.a.take(new Input.Merge("merge", 1, lives.now, lives.b.state));
        Merged merged = (Merged) step.facts().getFirst().what();
        lives.a.live(6);
        Former former = Engine.unmerge(merged);
        assertThat(former.lead()).isEqualTo(before);
        assertThat(former.other()).isEqualTo(lives.b.state);
        Step restored = lives.a.take(new Input.Restore("restore", 1, lives.now.plusSeconds(1), former.lead()));
        assertThat(restored.facts())
                .singleElement()
                .satisfies(fact -> assertThat(fact.what()).isInstanceOf(MergeFact.Restored.class));
        assertThat(restored.effects()).isEmpty();
        assertThat(sameButCounting(restored.state(), before)).isEqualTo(restored.state());
        LeadState again = lives.b
                .take(new Input.Restore("restore", 2, lives.now, former.other()))
                .state();
        assertThat(sameButCounting(again, former.other())).isEqualTo(again);
    }

    /** A state with the other's count of facts and time, which never go back. */
    private static LeadState sameButCounting(LeadState counting, LeadState of) {
        return new LeadState(
                counting.lead(),
                counting.seq(),
                counting.concludedAt(),
                of.recent(),
                of.firstSeen(),
                of.lastSeen(),
                of.firstSource(),
                of.lastSource(),
                of.traits(),
                of.summaries(),
                of.tags(),
                of.scores(),
                of.segments(),
                of.stage(),
                of.enrolments(),
                of.contact(),
                of.account(),
                of.nextDue(),
                of.dues());
    }

    @Property(tries = 1000)
    void consents_never_loosen(@ForAll long seed) {
        Lives lives = new Lives(seed);
        Contact one = lives.a.state.contact();
        Contact other = lives.b.state.contact();
        Contact merged = lives.merged(lives.a.state, lives.b.state).state().contact();
        Set<String> channels = new HashSet<>(one.byChannel().keySet());
        channels.addAll(other.byChannel().keySet());
        assertThat(merged.byChannel().keySet()).isEqualTo(channels);
        for (String channel : channels) {
            if (!mayWrite(one.permission(channel)) || !mayWrite(other.permission(channel))) {
                assertThat(mayWrite(merged.permission(channel))).as(channel).isFalse();
            }
            assertThat(List.of(one.permission(channel), other.permission(channel)))
                    .contains(merged.permission(channel));
        }
    }

    private static boolean mayWrite(Permission permission) {
        return switch (permission) {
            case UNKNOWN, GRANTED -> true;
            case WITHDRAWN, UNDELIVERABLE, COMPLAINED -> false;
        };
    }

    @Property(tries = 1000)
    void replaying_a_log_with_merges_in_it_gives_the_state(@ForAll long seed) {
        Lives lives = new Lives(seed);
        LeadState before = lives.a.state;
        lives.a.take(new Input.Merge("merge", 1, lives.now, lives.b.state));
        lives.a.live(6);
        lives.a.take(new Input.Merge("merge-2", 1, lives.now, lives.c.state));
        lives.a.wakeUntil(lives.now.plus(Duration.ofDays(50)));
        lives.a.take(new Input.Restore("restore", 1, lives.now, before));
        lives.a.live(6);
        lives.a.wakeUntil(lives.now.plus(Duration.ofDays(90)));
        assertThat(Engine.replay(1, lives.a.facts)).isEqualTo(lives.a.state);
        for (int i = 0; i < lives.a.facts.size(); i++) {
            assertThat(lives.a.facts.get(i).seq()).isEqualTo(i + 1);
            assertThat(i == 0
                            || !lives.a
                                    .facts
                                    .get(i)
                                    .at()
                                    .isBefore(lives.a.facts.get(i - 1).at()))
                    .isTrue();
        }
    }

    @Property(tries = 1000)
    void a_merge_is_silent_and_what_one_asked_for_is_not_asked_for_again(@ForAll long seed) {
        Lives lives = new Lives(seed);
        Step step = lives.a.take(new Input.Merge("merge", 1, lives.now, lives.b.state));
        assertThat(step.effects()).isEmpty();
        assertThat(step.facts()).noneMatch(fact -> fact.what() instanceof JourneyFact.JourneyEntered);
        lives.a.wakeUntil(lives.now.plus(Duration.ofDays(60)));
        lives.a.live(10);
        List<String> ids = new ArrayList<>();
        lives.a.effects.forEach(effect -> ids.add(effect.id()));
        lives.b.effects.forEach(effect -> ids.add(effect.id()));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void segments_are_exact_after_a_merge(@ForAll long seed) {
        Lives lives = new Lives(seed);
        Step step = lives.merged(lives.a.state, lives.b.state);
        if (step.facts().stream().anyMatch(fact -> fact.what() instanceof Conclusion.RuleLoopStopped)) {
            return;
        }
        lives.playbook
                .playbook()
                .segments()
                .forEach(segment -> assertThat(
                                Engine.evaluate(lives.playbook, segment.condition(), step.state(), lives.now)
                                        .holds())
                        .isEqualTo(step.state().segments().in(segment.id())));
    }

    @Property(tries = 200)
    void a_merge_told_twice_or_with_oneself_concludes_nothing(@ForAll long seed) {
        Lives lives = new Lives(seed);
        Step once = lives.merged(lives.a.state, lives.b.state);
        Step twice = lives.merged(once.state(), lives.b.state);
        assertThat(twice.facts()).isEmpty();
        assertThat(twice.state()).isEqualTo(once.state());
        assertThat(lives.merged(lives.a.state, lives.a.state).facts()).isEmpty();
    }
}
