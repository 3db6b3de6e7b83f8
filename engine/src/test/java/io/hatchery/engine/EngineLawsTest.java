package io.hatchery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.condition.Answer;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every playbook, every lead and every order of events. */
class EngineLawsTest {
    /** What an account is told goes by the input, here numbered with the due moments, and the number of its fact. */
    private static final Pattern NUMBERED = Pattern.compile("standing:7:[^:]+:\\d+");

    /** A lead lived through with a host that wakes it when it is due. */
    private static final class Lived {
        final CompiledPlaybook playbook;
        LeadState state = LeadState.unknown(7);
        final List<Step> steps = new ArrayList<>();
        final List<Fact> facts = new ArrayList<>();
        final List<Input> inputs = new ArrayList<>();

        /** Whether it is forgotten after each step what is to be asked when, so that everything is. */
        final boolean forgets;

        Lived(long seed) {
            this(seed, false);
        }

        Lived(long seed, boolean forgets) {
            this.forgets = forgets;
            playbook = new AnyPlaybook(seed).compiled();
            for (Input.Happened event : new AnyLife(seed).events(30)) {
                wakeUntil(event.now());
                take(event);
            }
            wakeUntil(
                    state.lastSeen() == null ? AnyLife.START : state.lastSeen().plus(Duration.ofDays(60)));
        }

        void wakeUntil(Instant moment) {
            int wakes = 0;
            while (state.nextDue() != null && !state.nextDue().isAfter(moment)) {
                take(new Input.Due("due" + inputs.size(), 7, state.nextDue()));
                assertThat(++wakes)
                        .as(() -> "looks between two events, the last: "
                                + steps.subList(steps.size() - 3, steps.size()).stream()
                                        .map(Step::facts)
                                        .toList())
                        .isLessThan(loopStopped(this) ? 20_000 : 4000);
            }
        }

        void take(Input input) {
            Step step = Engine.step(playbook, state, input);
            inputs.add(input);
            steps.add(step);
            facts.addAll(step.facts());
            state = forgets ? forgetting(step.state()) : step.state();
        }

        /** As before it was told what is to be asked when. */
        private static LeadState forgetting(LeadState state) {
            Instant at = state.concludedAt() == null ? AnyLife.START : state.concludedAt();
            var wake = new Conclusion.WakeSet(state.nextDue(), null);
            return Engine.evolve(state, new Fact(state.lead(), state.seq(), at, 1, "", Reason.of("wake"), wake));
        }

        /** All that was concluded, without when to look again and without the numbers of facts, which count those too. */
        List<String> conclusions() {
            return facts.stream()
                    .filter(fact -> !(fact.what() instanceof Conclusion.WakeSet))
                    .map(fact -> fact.at() + " " + fact.reason() + " " + fact.what())
                    .map(text -> NUMBERED.matcher(text).replaceAll("standing"))
                    .toList();
        }
    }

    /** Also what keeps states right that were stored before they said what is to be asked when. */
    @Property(tries = 1000)
    void asking_only_what_is_due_concludes_the_same_as_asking_everything(@ForAll long seed) {
        Lived lived = new Lived(seed);
        Lived forgetful = new Lived(seed, true);
        if (!loopStopped(lived)) {
            assertThat(lived.conclusions()).isEqualTo(forgetful.conclusions());
            assertThat(lived.steps.size()).isLessThanOrEqualTo(2 * forgetful.steps.size());
        }
    }

    @Property(tries = 300)
    void the_lead_is_woken_when_the_first_of_its_rules_is_due(@ForAll long seed) {
        for (Step step : new Lived(seed).steps) {
            Dues dues = step.state().dues();
            assertThat(step.state().nextDue()).isEqualTo(dues == null ? null : dues.first());
        }
    }

    @Property(tries = 1500)
    void replaying_all_facts_gives_the_state(@ForAll long seed) {
        Lived lived = new Lived(seed);
        assertThat(Engine.replay(7, lived.facts)).isEqualTo(lived.state);
        for (int i = 0; i < lived.facts.size(); i++) {
            assertThat(lived.facts.get(i).seq()).isEqualTo(i + 1);
        }
    }

    @Property(tries = 300)
    void the_same_arguments_give_the_same_step(@ForAll long seed) {
        Lived one = new Lived(seed);
        Lived other = new Lived(seed);
        assertThat(one.steps).isEqualTo(other.steps);
    }

    @Property(tries = 300)
    void an_event_taken_twice_concludes_nothing(@ForAll long seed) {
        Lived lived = new Lived(seed);
        for (Input input : lived.inputs) {
            if (input instanceof Input.Happened && lived.state.recent().contains(input.id())) {
                Step again = Engine.step(lived.playbook, lived.state, input);
                assertThat(again.facts()).isEmpty();
                assertThat(again.effects()).isEmpty();
                assertThat(again.state()).isEqualTo(lived.state);
            }
        }
    }

    @Property(tries = 300)
    void effects_are_exactly_those_the_facts_ask_for_and_none_is_asked_twice(@ForAll long seed) {
        Lived lived = new Lived(seed);
        List<String> ids = new ArrayList<>();
        for (Step step : lived.steps) {
            assertThat(step.effects())
                    .isEqualTo(step.facts().stream()
                            .map(Fact::what)
                            .filter(Conclusion.EffectRequested.class::isInstance)
                            .map(what -> ((Conclusion.EffectRequested) what).effect())
                            .toList());
            step.effects().forEach(effect -> ids.add(effect.id()));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void history_and_a_new_playbook_ask_for_nothing_and_move_nobody_in_a_journey(@ForAll long seed) {
        Lived lived = new Lived(seed);
        for (int i = 0; i < lived.steps.size(); i++) {
            if (lived.inputs.get(i) instanceof Input.Happened event && event.historic()) {
                assertThat(lived.steps.get(i).effects()).isEmpty();
                assertThat(lived.steps.get(i).facts())
                        .noneMatch(fact -> fact.what() instanceof io.hatchery.engine.journey.JourneyFact);
            }
        }
    }

    @Property(tries = 2000)
    void no_truth_changes_before_the_moment_it_said_it_could(@ForAll long seed) {
        Lived lived = new Lived(seed);
        Random random = new Random(seed);
        Condition condition = random.nextBoolean()
                ? lived.playbook.playbook().segments().get(random.nextInt(3)).condition()
                : new AnyPlaybook(seed + 1).condition(3);
        Instant now =
                lived.inputs.isEmpty() ? AnyLife.START : lived.inputs.getLast().now();
        for (int looks = 0; looks < 20; looks++) {
            Answer answer = Engine.evaluate(lived.playbook, condition, lived.state, now);
            Instant changesAt = answer.changesAt();
            assertThat(changesAt == null || changesAt.isAfter(now)).isTrue();
            Instant last = changesAt == null ? now.plus(Duration.ofDays(400)) : changesAt.minusNanos(1);
            for (int i = 0; i < 12; i++) {
                long span = Duration.between(now, last).toMillis();
                Instant between = i == 0 ? last : now.plusMillis(span <= 0 ? 0 : random.nextLong(span));
                assertThat(Engine.evaluate(lived.playbook, condition, lived.state, between)
                                .holds())
                        .as("%s at %s, asked at %s, changes at %s", condition, between, now, changesAt)
                        .isEqualTo(answer.holds());
            }
            if (changesAt == null) {
                return;
            }
            now = changesAt;
        }
    }

    @Property(tries = 500)
    void segments_are_exact_at_every_moment_without_any_rebuild(@ForAll long seed) {
        Lived lived = new Lived(seed);
        Instant now =
                lived.inputs.isEmpty() ? AnyLife.START : lived.inputs.getLast().now();
        Instant until = lived.state.nextDue() == null
                ? now.plus(Duration.ofDays(300))
                : lived.state.nextDue().minusNanos(1);
        if (lived.state.firstSeen() == null || loopStopped(lived)) {
            return;
        }
        lived.playbook.playbook().segments().forEach(segment -> {
            boolean in = lived.state.segments().in(segment.id());
            for (Instant at :
                    List.of(now, until, now.plus(Duration.between(now, until).dividedBy(2)))) {
                assertThat(Engine.evaluate(lived.playbook, segment.condition(), lived.state, at)
                                .holds())
                        .as("%s at %s", segment, at)
                        .isEqualTo(in);
            }
        });
    }

    private static boolean loopStopped(Lived lived) {
        return loopStopped(lived.facts);
    }

    private static boolean loopStopped(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact.what() instanceof Conclusion.RuleLoopStopped);
    }

    @Property(tries = 500)
    void a_refill_with_the_same_rules_changes_nothing_but_what_rules_had_not_seen(@ForAll long seed) {
        Lived lived = new Lived(seed);
        if (loopStopped(lived) || lived.state.firstSeen() == null) {
            return;
        }
        Instant now = lived.inputs.getLast().now();
        var summaries = lived.playbook.summarise(lived.inputs.stream()
                .filter(Input.Happened.class::isInstance)
                .map(Input.Happened.class::cast)
                .toList());
        Step step = Engine.step(lived.playbook, lived.state, new Input.Refill("refill", 7, now, summaries));
        assertThat(step.effects()).isEmpty();
        assertThat(step.state().summaries()).isEqualTo(lived.state.summaries());
        if (lived.playbook.playbook().scoring().rules().stream().anyMatch(rule -> rule.capPerDay() != null)) {
            return; // what is told late counts for the day it was told, and when told again for the day it happened
        }
        assertThat(step.state().segments()).isEqualTo(lived.state.segments());
        assertThat(step.state().tags()).isEqualTo(lived.state.tags());
    }

    private static boolean history(Lived lived) {
        return lived.inputs.stream().anyMatch(input -> input instanceof Input.Happened event && event.historic());
    }

    /** Whoever is in a stage with an agreed time is late from the very moment on, and is told so once. */
    @Property(tries = 500)
    void a_clock_breaches_at_its_moment_and_once(@ForAll long seed) {
        Lived lived = new Lived(seed);
        Instant due = null;
        for (Fact fact : lived.facts) {
            switch (fact.what()) {
                case LifecycleFact.ClockStarted started -> due = started.dueAt();
                case LifecycleFact.ClockBreached breached -> {
                    assertThat(breached.dueAt()).isEqualTo(due);
                    if (!history(lived)) {
                        assertThat(fact.at()).isEqualTo(due);
                    }
                    due = null;
                }
                case LifecycleFact.StageChanged _ -> due = null;
                default -> {}
            }
        }
        StageState.Clock clock = lived.state.stage().clock();
        if (clock != null && !clock.breached() && !loopStopped(lived)) {
            assertThat(lived.state.nextDue()).isBeforeOrEqualTo(clock.dueAt());
        }
    }

    @Property(tries = 1000)
    void nobody_is_ever_stuck_in_a_journey(@ForAll long seed) {
        Lived lived = new Lived(seed);
        if (loopStopped(lived)) {
            return;
        }
        for (int i = 0; i < lived.steps.size(); i++) {
            assertMovesOn(
                    lived.playbook,
                    lived.steps.get(i).state(),
                    lived.inputs.get(i).now());
        }
        CompiledPlaybook next = new AnyPlaybook(seed + 1).compiled();
        Instant now =
                lived.inputs.isEmpty() ? AnyLife.START : lived.inputs.getLast().now();
        Step published = Engine.step(next, lived.state, new Input.Refill("refill", 7, now, Map.of()));
        assertThat(published.effects()).isEmpty();
        LeadState state = published.state();
        List<Fact> facts = new ArrayList<>(lived.facts);
        facts.addAll(published.facts());
        if (loopStopped(facts)) {
            return;
        }
        assertMovesOn(next, state, now);
        for (int wakes = 0; wakes < 50 && state.nextDue() != null; wakes++) {
            Instant due = state.nextDue().isBefore(now) ? now : state.nextDue();
            Step step = Engine.step(next, state, new Input.Due("on" + wakes, 7, due));
            facts.addAll(step.facts());
            state = step.state();
            if (loopStopped(step.facts())) {
                return;
            }
            assertMovesOn(next, state, due);
        }
        assertThat(Engine.replay(7, facts)).isEqualTo(state);
    }

    /** Whoever is inside a journey that runs has a time at which it goes on by itself, and will be looked at by then. */
    private static void assertMovesOn(CompiledPlaybook playbook, LeadState state, Instant now) {
        for (Enrolments.Enrolment enrolment : state.enrolments().active()) {
            boolean paused = playbook.playbook().journeys().stream()
                    .anyMatch(journey -> journey.id().equals(enrolment.journey())
                            && journey.version() == enrolment.version()
                            && journey.status() == Journey.Status.PAUSED);
            if (!paused) {
                Instant by = enrolment.until() == null || enrolment.until().isBefore(now) ? now : enrolment.until();
                assertThat(state.nextDue()).as("%s", enrolment).isNotNull().isBeforeOrEqualTo(by);
            }
        }
        for (Contact.Delayed delayed : state.contact().delayed()) {
            assertThat(state.nextDue())
                    .as("%s", delayed)
                    .isNotNull()
                    .isBeforeOrEqualTo(delayed.until().isBefore(now) ? now : delayed.until());
        }
    }
}
