package io.hatchery.engine.journey;

import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.contact.Sending;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.journey.Enrolments.Past;
import io.hatchery.engine.journey.JourneyFact.Heard;
import io.hatchery.engine.journey.JourneyFact.JourneyEntered;
import io.hatchery.engine.journey.JourneyFact.JourneyLeft;
import io.hatchery.engine.journey.JourneyFact.Outcome;
import io.hatchery.engine.journey.JourneyFact.OutcomeHeard;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.RuleIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides journeys: who moves on, who leaves, who comes in. In a quiet step (the past is being told, or a new playbook looks for the
 * first time) nobody moves on; leads inside a journey are then looked at in a step of its own, at once.
 */
public final class Travelling {
    /**
     * How often a lead comes into one journey at most, whatever its entry allows: a journey may move a lead to where a rule moves it back
     * and so call itself for ever, which no check of a playbook can prove.
     */
    static final int MOST_ENTRIES = 500;

    private final int first;
    private final int end;
    private final Map<String, List<CompiledJourney>> byId = new HashMap<>();
    private final Hands hands;
    private final Waits waits;
    private final Welcoming welcoming;

    public Travelling(
            Playbook playbook, Checks checks, PatternBook.Builder patterns, RuleIndex.Builder index, Hands hands) {
        this.first = index.size();
        this.hands = hands;
        this.waits = new Waits(playbook.timeZone(), playbook.calendars());
        this.welcoming = new Welcoming(this, waits);
        for (Journey journey : playbook.journeys()) {
            CompiledJourney compiled = new CompiledJourney(journey, checks, patterns);
            compiled.numbered(index.add(compiled.needs()));
            byId.computeIfAbsent(journey.id(), _ -> new ArrayList<>()).add(compiled);
            if (journey.status() == Journey.Status.LIVE) {
                welcoming.listen(compiled, index);
            }
        }
        this.end = index.size();
    }

    Hands hands() {
        return hands;
    }

    /** When a lead that comes to a node at a moment goes on by itself; null when it does not wait there. */
    @Nullable Instant until(Node node, LeadState state, Instant from) {
        return switch (node) {
            case Node.Wait wait -> from.plus(wait.duration());
            case Node.WaitFor wait -> from.plus(wait.timeout());
            case Node.WaitUntil wait -> waits.end(wait.until(), state, from);
            case Node.SubJourney sub -> from.plus(sub.timeout());
            case Node.Send send -> answer(node, from, hands.sending().longestDelay(!Doing.isTransactional(send)));
            case Node.OfferSurvey _ -> answer(node, from, hands.sending().longestDelay(true));
            case Node.Entry _, Node.Branch _, Node.Split _, Node.Act _, Node.Goal _, Node.Exit _ ->
                answer(node, from, Duration.ZERO);
        };
    }

    /** An effect's outcome is waited for as long as the effect itself may wait, and then some. */
    private static @Nullable Instant answer(Node node, Instant from, Duration delay) {
        return Doing.awaits(node) ? from.plus(delay).plus(Waits.ANSWER) : null;
    }

    public void decide(Draft draft) {
        int from = draft.readOn();
        int to = draft.count();
        List<Enrolment> inside = draft.state().enrolments().active();
        if (draft.isQuiet()) {
            if (draft.isRefill() && !inside.isEmpty()) {
                new Landings(this).land(draft);
            }
            holdStill(draft);
            return;
        }
        List<Welcoming.Dated> dates = welcoming.datesToBeLookedAt(draft);
        if (inside.isEmpty()) {
            clear(draft);
        } else {
            moveAllOn(draft, inside, new News(draft, from, to));
        }
        welcoming.dates(draft, dates);
        obey(draft, from, to);
        welcoming.welcome(draft, from, to);
    }

    private void moveAllOn(Draft draft, List<Enrolment> inside, News news) {
        boolean[] looks = new boolean[inside.size()];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = isToBeLookedAt(draft, inside.get(i));
        }
        clear(draft);
        // What journeys conclude from here on wakes them again, for the next round.
        for (int i = 0; i < looks.length; i++) {
            moveOn(draft, inside.get(i), looks[i], news);
        }
    }

    private boolean isToBeLookedAt(Draft draft, Enrolment enrolment) {
        CompiledJourney journey = find(enrolment.journey(), enrolment.version());
        return journey == null || draft.next(journey.rule(), journey.rule() + 1) >= 0;
    }

    private void moveOn(Draft draft, Enrolment before, boolean looks, News news) {
        Enrolment enrolment = draft.state().enrolments().active(before.journey());
        if (enrolment == null || enrolment.number() != before.number()) {
            return; // another journey took the lead out of this one just now
        }
        CompiledJourney journey = find(enrolment.journey(), enrolment.version());
        if (journey == null) {
            leave(draft, enrolment, Reason.of("journey.gone"), Outcome.REMOVED, true);
            return;
        }
        Heard heard = enrolment.awaits() == null ? null : news.heardOf(enrolment.awaits());
        if (journey.status() == Journey.Status.PAUSED) {
            remember(draft, enrolment, heard);
        } else if (looks || heard != null) {
            new Walk(draft, journey, this).goOn(enrolment, news);
        }
    }

    /** A paused journey holds its leads, but what they wait to hear is not told twice. */
    private static void remember(Draft draft, Enrolment enrolment, @Nullable Heard heard) {
        if (heard != null && enrolment.awaits() != null) {
            draft.conclude(
                    Reason.of("journey.heard"),
                    new OutcomeHeard(
                            enrolment.journey(), enrolment.version(), enrolment.number(), enrolment.awaits(), heard));
        }
    }

    private void holdStill(Draft draft) {
        boolean looked = false;
        for (Enrolment enrolment : draft.state().enrolments().active()) {
            CompiledJourney journey = find(enrolment.journey(), enrolment.version());
            boolean paused = journey != null && journey.status() == Journey.Status.PAUSED;
            looked |= isToBeLookedAt(draft, enrolment) && !paused;
        }
        if (looked) {
            draft.dueBy(draft.now());
        }
        welcoming.holdDates(draft);
        clear(draft);
    }

    /** Journeys the lead is not in have nothing to look at. */
    private void clear(Draft draft) {
        draft.drop(first, end);
    }

    /** What people ask for by hand. */
    private void obey(Draft draft, int from, int to) {
        if (!(draft.input() instanceof Input.Happened event) || !event.type().startsWith("journey.")) {
            return;
        }
        Observed seen = new News(draft, from, to).event();
        if (seen == null) {
            return;
        }
        Value named = event.properties().get("journey");
        String id = named == null ? "" : Scalars.text(named);
        Enrolment active = draft.state().enrolments().active(id);
        String actor = event.context().actor();
        Reason reason = Reason.of("journey.person", actor == null ? "" : actor);
        if (event.type().equals("journey.removed") && active != null) {
            leave(draft, active, reason, Outcome.REMOVED, true);
        } else if (event.type().equals("journey.entered") && active == null) {
            CompiledJourney journey = live(id);
            if (journey != null) {
                enter(draft, journey, reason);
            }
        }
    }

    /** A journey lets the lead into another, if that one takes it: live, its audience, re-entry, and not left at this very moment. */
    boolean enterByJourney(Draft draft, String id, Reason reason) {
        CompiledJourney journey = live(id);
        if (journey == null || leftJustNow(draft, id) || !isFree(draft, journey)) {
            return false;
        }
        enter(draft, journey, reason);
        return true;
    }

    /** Journeys that let leads into one another do not go round at one moment. */
    static boolean leftJustNow(Draft draft, String id) {
        Past past = draft.state().enrolments().past().get(id);
        return past != null && !past.lastLeft().isBefore(draft.now());
    }

    /** Whether a journey takes the lead now. */
    static boolean isFree(Draft draft, CompiledJourney journey) {
        Enrolments enrolments = draft.state().enrolments();
        Past past = enrolments.past().get(journey.id());
        return enrolments.active(journey.id()) == null
                && mayReturn(journey.entry(), past, draft.now())
                && (journey.entry().audience() == null
                        || draft.asks(journey.check(journey.entry().audience())));
    }

    private static boolean mayReturn(Node.Entry entry, @Nullable Past past, Instant now) {
        if (past == null) {
            return true;
        }
        int most = Math.min(entry.most() == null ? MOST_ENTRIES : entry.most(), MOST_ENTRIES);
        return past.times() < most
                && switch (entry.reentry()) {
                    case Node.Reentry.Never _ -> false;
                    case Node.Reentry.After after ->
                        !past.lastLeft().plus(after.since()).isAfter(now);
                    case Node.Reentry.Always _ -> true;
                };
    }

    void enter(Draft draft, CompiledJourney journey, Reason reason) {
        Past past = draft.state().enrolments().past().get(journey.id());
        int number = past == null ? 1 : past.times() + 1;
        draft.conclude(
                reason,
                new JourneyEntered(
                        journey.id(), journey.version(), number, journey.entry().id()));
        new Walk(draft, journey, this).start();
    }

    /** Takes the lead out of another journey, or of all others when {@code id} is {@code *}. */
    void leaveOthers(Draft draft, String id, String self, Reason reason) {
        for (Enrolment enrolment : draft.state().enrolments().active()) {
            String other = enrolment.journey();
            if (!other.equals(self) && (id.equals("*") || id.equals(other))) {
                leave(draft, enrolment, reason, Outcome.REMOVED, true);
            }
        }
    }

    /**
     * Ends an enrolment.
     *
     * @param unwanted whether messages of it that still wait are dropped: the lead did not come to the end by the journey's own course
     */
    static void leave(Draft draft, Enrolment enrolment, Reason reason, Outcome outcome, boolean unwanted) {
        draft.conclude(
                reason,
                new JourneyLeft(
                        enrolment.journey(),
                        enrolment.version(),
                        enrolment.number(),
                        enrolment.node(),
                        outcome,
                        enrolment.visits()));
        if (unwanted && !draft.state().contact().delayed().isEmpty()) {
            Sending.drop(draft, prefix(draft.state().lead(), enrolment.journey(), enrolment.number()));
        }
    }

    /** How the ids of all that an enrolment wants done begin. */
    static String prefix(long lead, String journey, int number) {
        return lead + "/" + journey + "/" + number + "/";
    }

    @Nullable CompiledJourney find(String id, int version) {
        List<CompiledJourney> versions = byId.getOrDefault(id, List.of());
        for (CompiledJourney journey : versions) {
            if (journey.version() == version) {
                return journey;
            }
        }
        return null;
    }

    private @Nullable CompiledJourney live(String id) {
        CompiledJourney present = present(id);
        return present != null && present.status() == Journey.Status.LIVE ? present : null;
    }

    /** The version in force, be it paused; null when all are retired. */
    @Nullable CompiledJourney present(String id) {
        CompiledJourney present = null;
        for (CompiledJourney journey : byId.getOrDefault(id, List.of())) {
            boolean better = present == null || journey.status() == Journey.Status.LIVE;
            if (journey.status() != Journey.Status.RETIRED && better) {
                present = journey;
            }
        }
        return present;
    }
}
