package io.hatchery.engine.rules;

import io.hatchery.engine.Concern;
import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Dues;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Step;
import io.hatchery.engine.account.AccountFact;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Look;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.contact.Wish;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.trait.TraitFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the making. Deciders read the lead's present state here and conclude facts; each fact is folded in at once and wakes the
 * rules that look at what it changed. Nothing else changes the state, so what replay folds is what was decided upon.
 *
 * <p>When the rules of a concern are next due is kept as a lower bound: rules that were not asked in this step keep the time they gave
 * before, which the concern's moment in the state covers. Only when that has come is every rule of the concern that looks at time asked
 * again, and the bound is exact.
 */
public final class Draft {
    private final RuleIndex index;
    private final int playbook;
    private final Input input;
    private final Instant now;
    private final Asks asks;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final long[] restless;
    private final Look look;
    private final @Nullable Instant[] bounds;
    private final @Nullable Instant[] wakes;
    private final long[] asked;
    private LeadState state;
    private int read;
    private int concern;
    private @Nullable Dimension falling;
    private double fallsTo;
    private @Nullable List<Wish> wishes;

    /**
     * @param now the lead's time in this step
     * @param asks what is asked of the step
     */
    public Draft(RuleIndex index, Playbook playbook, LeadState state, Input input, Instant now, Asks asks) {
        this.index = index;
        this.playbook = playbook.version();
        this.input = input;
        this.now = now;
        this.state = state;
        this.asks = asks;
        this.restless = new long[index.words()];
        this.look = new Look(state, now, playbook.timeZone());
        this.bounds = dues(state);
        this.wakes = new Instant[bounds.length];
        this.asked = new long[index.words()];
        if (asks == Asks.EVERYTHING || state.firstSeen() == null) {
            wake(index.all());
        } else {
            wakeDue();
        }
        in(Concern.TAGS);
    }

    private static @Nullable Instant[] dues(LeadState state) {
        Dues dues = state.dues();
        return (dues == null ? Dues.all(state.nextDue()) : dues).byConcern();
    }

    private void wakeDue() {
        for (int i = 0; i < bounds.length; i++) {
            Instant due = bounds[i];
            if (due != null && !now.isBefore(due)) {
                wake(index.onTime(i));
            }
        }
    }

    /** From here on the rules of this concern are asked. */
    @SuppressWarnings("EnumOrdinal") // only within a step; what is stored has their names
    public void in(Concern next) {
        settle();
        concern = next.ordinal();
        Instant wake = wakes[concern];
        look.horizon(isExact(concern, true) ? wake : Moments.earlier(bounds[concern], wake));
    }

    /** Whether every rule of a concern that looks at time was asked in this step, or is about to be. */
    private boolean isExact(int one, boolean soon) {
        long[] time = index.onTime(one);
        for (int i = 0; i < time.length; i++) {
            if ((time[i] & ~(asked[i] | (soon ? restless[i] : 0))) != 0) {
                return false;
            }
        }
        return true;
    }

    /** What is asked of a step. */
    public enum Asks {
        /** What an event means. */
        EVENT,
        /** What the passing of time means. */
        TIME,
        /** Every rule, since all may be new. */
        EVERYTHING
    }

    public LeadState state() {
        return state;
    }

    public Input input() {
        return input;
    }

    public Instant now() {
        return now;
    }

    /** When the rules now asked were due before this step, null for never. */
    public @Nullable Instant due() {
        return bounds[concern];
    }

    /** Whether the past is being told: then no journey starts or moves, and nothing is done outside. */
    public boolean isQuiet() {
        return switch (input) {
            case Input.Happened happened -> happened.historic();
            case Input.Due _ -> false;
            case Input.Refill _, Input.Merge _, Input.Restore _ -> true;
        };
    }

    /** Whether a new playbook looks at the lead for the first time. */
    public boolean isRefill() {
        return asks == Asks.EVERYTHING;
    }

    public Look look() {
        return look;
    }

    /** Adds a fact to the step and folds it into the state. */
    public void conclude(Reason reason, Conclusion what) {
        Fact fact = new Fact(state.lead(), state.seq() + 1, now, playbook, input.id(), reason, what);
        facts.add(fact);
        state = Engine.evolve(state, fact);
        look.at(state);
        wakeDependents(what);
    }

    /** Asks a check whose truth is being watched: the lead will be due when it could change. */
    public boolean watches(Check check) {
        boolean holds = check.holds(look);
        dueBy(look.changesAtBesides());
        Dimension score = look.falling();
        if (score != null) {
            dueAtFall(score, look.fallsTo());
        }
        return holds;
    }

    private void dueAtFall(Dimension score, double limit) {
        if (falling != score) {
            settle();
            falling = score;
            fallsTo = limit;
        } else {
            fallsTo = Math.max(fallsTo, limit);
        }
    }

    /** Finds the moment at which a score falls below the highest limit that the rules of this concern asked about. */
    private void settle() {
        if (falling != null) {
            dueBy(look.sums().crossing(falling, fallsTo, look.horizon()));
            falling = null;
        }
    }

    /** Asks a check whose truth matters only now. */
    public boolean asks(Check check) {
        return check.holds(look);
    }

    /** Wishes for a message, to be weighed against the others when the rules have come to rest. */
    public void wish(Wish wish) {
        if (wishes == null) {
            wishes = new ArrayList<>();
        }
        wishes.add(wish);
    }

    /** What was wished for since this was asked last. */
    public List<Wish> takeWishes() {
        List<Wish> taken = wishes == null ? List.of() : wishes;
        wishes = null;
        return taken;
    }

    /** The rules now asked must be asked again by then; null for never. */
    public void dueBy(@Nullable Instant moment) {
        Instant wake = wakes[concern];
        if (moment != null && (wake == null || moment.isBefore(wake))) {
            wakes[concern] = moment;
            look.horizon(Moments.earlier(look.horizon(), moment));
        }
    }

    /** Rules would never be quiet: what they say of the time is worthless, so look again in a day, or when a wait ends. */
    public void giveUp(Reason reason, int rounds) {
        settle();
        conclude(reason, new Conclusion.RuleLoopStopped(rounds));
        wakes[concern] = now.plus(Duration.ofDays(1));
        for (Enrolments.Enrolment enrolment : state.enrolments().active()) {
            if (enrolment.until() != null && enrolment.until().isAfter(now)) {
                dueBy(enrolment.until());
            }
        }
        StageState stage = state.stage();
        dueLater(stage.heldUntil());
        if (stage.clock() != null && !stage.clock().breached()) {
            dueLater(stage.clock().warned() ? null : stage.clock().warnAt());
            dueLater(stage.clock().dueAt());
        }
        for (Contact.Delayed delayed : state.contact().delayed()) {
            if (delayed.until().isAfter(now)) {
                dueBy(delayed.until());
            }
        }
        Arrays.fill(wakes, wakes[concern]);
        Arrays.fill(asked, -1);
    }

    private void dueLater(@Nullable Instant moment) {
        if (moment != null && moment.isAfter(now)) {
            dueBy(moment);
        }
    }

    /** The next rule to look at from a number on and below another; −1 when there is none. Takes it off the list. */
    public int next(int from, int end) {
        int rule = from;
        while (rule < end) {
            long word = restless[rule >> 6] & (-1L << rule);
            if (word != 0) {
                int found = (rule & ~63) + Long.numberOfTrailingZeros(word);
                if (found >= end) {
                    return -1;
                }
                restless[found >> 6] &= ~(1L << found);
                asked[found >> 6] |= 1L << found;
                return found;
            }
            rule = (rule | 63) + 1;
        }
        return -1;
    }

    /** Takes rules off the list, from a number on and below another. */
    public void drop(int from, int end) {
        for (int word = from >> 6; word << 6 < end; word++) {
            long first = word == from >> 6 ? -1L << from : -1L;
            long last = word == end >> 6 ? ~(-1L << end) : -1L;
            asked[word] |= restless[word] & first & last;
            restless[word] &= ~(first & last);
        }
    }

    /** Puts one rule on the list of those to look at. */
    public void look(int rule) {
        restless[rule >> 6] |= 1L << rule;
    }

    /** Whether any rule is still to be looked at. */
    public boolean isRestless() {
        for (long word : restless) {
            if (word != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many facts the step has so far. */
    public int count() {
        return facts.size();
    }

    /** A fact of this step, from 0. */
    public Fact fact(int number) {
        return facts.get(number);
    }

    /** How many facts journeys have read, and that they have read all there are now. */
    public int readOn() {
        int before = read;
        read = facts.size();
        return before;
    }

    /** Ends the step: says when the lead is next due if that changed, and hands everything over. */
    public Step finish(Reason wakeReason) {
        settle();
        for (int i = 0; i < wakes.length; i++) {
            wakes[i] = isExact(i, false) ? wakes[i] : Moments.earlier(bounds[i], wakes[i]);
        }
        if (!Arrays.equals(isMerged() ? dues(state) : bounds, wakes)) {
            Dues dues = Dues.of(wakes);
            Instant next = dues.first();
            conclude(wakeReason, new Conclusion.WakeSet(next, next == null ? null : dues));
        }
        return new Step(state, facts, effects);
    }

    /** Only a merge says itself when the lead is due. */
    private boolean isMerged() {
        return input instanceof Input.Merge;
    }

    private void wakeDependents(Conclusion what) {
        switch (what) {
            case PatternFact.Observed observed ->
                observed.matches().forEach(match -> wake(index.onPattern(match.pattern())));
            case PatternFact.Refilled _ -> wake(index.all());
            case TraitFact.TraitChanged changed -> wake(index.onField(changed.field()));
            case TagFact.TagAdded added -> wake(index.onTag(added.tag()));
            case TagFact.TagRemoved removed -> wake(index.onTag(removed.tag()));
            case ScoreFact.ScoreChanged changed -> wake(index.onScore(changed.dimension()));
            case ScoreFact.GradeChanged _ -> wake(index.on(Topic.Whole.GRADE));
            case ScoreFact.SpamVerdictChanged _ -> wake(index.on(Topic.Whole.SPAM));
            case SegmentFact.SegmentEntered entered -> wake(index.onSegment(entered.segment()));
            case SegmentFact.SegmentLeft left -> wake(index.onSegment(left.segment()));
            case LifecycleFact.StageChanged _ -> wake(index.on(Topic.Whole.STAGE));
            case LifecycleFact.OwnerChanged _ -> wake(index.on(Topic.Whole.OWNER));
            case ContactFact.PermissionChanged _ -> wake(index.on(Topic.Whole.CONTACT));
            case JourneyFact.JourneyEntered _, JourneyFact.JourneyLeft _ -> wake(index.on(Topic.Whole.JOURNEYS));
            case ScoreFact.ModelCapsSet _ -> {
                for (Dimension dimension : Dimension.values()) {
                    wake(index.onScore(dimension));
                }
            }
            case JourneyFact.EnrolmentMoved _ -> {
                wake(index.on(Topic.Whole.JOURNEYS));
                wake(index.on(Topic.Whole.NODES));
            }
            case JourneyFact.NodeReached _ -> wake(index.on(Topic.Whole.NODES));
            case ScoreFact.LimitCrossed _ -> wake(index.on(Topic.Whole.LIMITS));
            case AccountFact.AccountSeen _, AccountFact.AccountLost _ -> wake(index.on(Topic.Whole.ACCOUNT));
            case ContactFact.MessageWithheld _ -> wake(index.on(Topic.Whole.MESSAGES));
            case MergeFact _ -> wake(index.all());
            case Conclusion.EffectRequested requested -> effects.add(requested.effect());
            case TraitFact.TraitRefused _,
                    TraitFact.TraitsConfirmed _,
                    LifecycleFact.MoveRefused _,
                    JourneyFact.OutcomeHeard _,
                    ContactFact.MessageCounted _,
                    ContactFact.MessageDelayed _,
                    ContactFact.DelayEnded _,
                    LifecycleFact.ClockStarted _,
                    LifecycleFact.ClockStopped _,
                    LifecycleFact.ClockWarned _,
                    LifecycleFact.ClockBreached _,
                    AccountFact.StandingChanged _,
                    Conclusion.RuleLoopStopped _,
                    Conclusion.WakeSet _ -> {}
        }
    }

    private void wake(long @Nullable [] rules) {
        if (rules != null) {
            for (int i = 0; i < rules.length; i++) {
                restless[i] |= rules[i];
            }
        }
    }
}
