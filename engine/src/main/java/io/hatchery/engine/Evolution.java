package io.hatchery.engine;

import io.hatchery.engine.account.AccountFact;
import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.merge.United;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.segment.Memberships;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.TraitFact;
import io.hatchery.engine.trait.Traits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds facts into state. Released facts fold as they always did: golden logs guard it. */
final class Evolution {
    private Evolution() {}

    static LeadState after(LeadState state, Fact fact) {
        return switch (fact.what()) {
            case PatternFact.Observed observed -> observed(state, fact, observed);
            case PatternFact.Refilled refilled ->
                summaries(state, fact, state.summaries().after(refilled));
            case TraitFact trait -> traits(state, fact, state.traits().after(trait, fact.cause()));
            case TagFact tag -> tags(state, fact, state.tags().after(tag, fact.at()));
            case ScoreFact score -> scores(state, fact, state.scores().after(score, fact.at()));
            case SegmentFact segment -> segments(state, fact, state.segments().after(segment, fact.at()));
            case LifecycleFact lifecycle ->
                stage(state, fact, state.stage().after(lifecycle, fact.at(), state.summaries()));
            case JourneyFact journey ->
                enrolments(state, fact, state.enrolments().after(journey, fact.at(), state.summaries()));
            case ContactFact contact -> contact(state, fact, state.contact().after(contact, fact.at()));
            case AccountFact account -> account(state, fact, state.account().after(account));
            case MergeFact.Merged merged -> merged(state, fact, merged);
            case MergeFact.Restored(LeadState restored) -> restored(state, fact, restored);
            case Conclusion.WakeSet wake -> wake(state, fact, wake.at(), wake.dues());
            case Conclusion.EffectRequested _, Conclusion.RuleLoopStopped _ ->
                wake(state, fact, state.nextDue(), state.dues());
        };
    }

    private static LeadState observed(LeadState s, Fact fact, PatternFact.Observed seen) {
        Instant at = seen.occurredAt();
        boolean earliest = s.firstSeen() == null || at.isBefore(s.firstSeen());
        boolean newest = s.lastSeen() == null || !at.isBefore(s.lastSeen());
        Source told = seen.source();
        Source first = told != null && (s.firstSource() == null || earliest) ? told : s.firstSource();
        Source last = told != null && (s.lastSource() == null || newest) ? told : s.lastSource();
        return new LeadState(
                s.lead(),
                fact.seq(),
                time(s, fact),
                remembering(s.recent(), seen.input()),
                earliest ? at : s.firstSeen(),
                newest ? at : s.lastSeen(),
                first,
                last,
                s.traits(),
                s.summaries().after(seen),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account(),
                s.nextDue(),
                s.dues());
    }

    private static List<String> remembering(List<String> recent, String input) {
        int kept = Math.min(recent.size(), LeadState.REMEMBERED - 1);
        String[] ids = recent.subList(recent.size() - kept, recent.size()).toArray(new String[kept + 1]);
        ids[kept] = input;
        return List.of(ids);
    }

    private static LeadState traits(LeadState s, Fact fact, Traits traits) {
        return with(
                s,
                fact,
                traits,
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState summaries(LeadState s, Fact fact, Summaries summaries) {
        return with(
                s,
                fact,
                s.traits(),
                summaries,
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState tags(LeadState s, Fact fact, Tags tags) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                tags,
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState scores(LeadState s, Fact fact, Scores scores) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                scores,
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState segments(LeadState s, Fact fact, Memberships segments) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                segments,
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState stage(LeadState s, Fact fact, StageState stage) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                stage,
                s.enrolments(),
                s.contact(),
                s.account());
    }

    private static LeadState enrolments(LeadState s, Fact fact, Enrolments enrolments) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                enrolments,
                s.contact(),
                s.account());
    }

    private static LeadState contact(LeadState s, Fact fact, Contact contact) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                contact,
                s.account());
    }

    private static LeadState account(LeadState s, Fact fact, Accounts account) {
        return with(
                s,
                fact,
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                account);
    }

    private static LeadState with(
            LeadState s,
            Fact fact,
            Traits traits,
            Summaries summaries,
            Tags tags,
            Scores scores,
            Memberships segments,
            StageState stage,
            Enrolments enrolments,
            Contact contact,
            Accounts account) {
        return new LeadState(
                s.lead(),
                fact.seq(),
                time(s, fact),
                s.recent(),
                s.firstSeen(),
                s.lastSeen(),
                s.firstSource(),
                s.lastSource(),
                traits,
                summaries,
                tags,
                scores,
                segments,
                stage,
                enrolments,
                contact,
                account,
                s.nextDue(),
                s.dues());
    }

    private static LeadState merged(LeadState s, Fact fact, MergeFact.Merged merged) {
        LeadState one = merged.before();
        LeadState other = merged.other();
        United united = new United(merged, fact.cause(), fact.at());
        return new LeadState(
                s.lead(),
                fact.seq(),
                time(s, fact),
                united.recent(),
                Moments.earlier(one.firstSeen(), other.firstSeen()),
                one.lastSeen() == null
                                || (other.lastSeen() != null && other.lastSeen().isAfter(one.lastSeen()))
                        ? other.lastSeen()
                        : one.lastSeen(),
                united.firstSource(),
                united.lastSource(),
                united.traits(),
                united.summaries(),
                united.tags(),
                united.scores(),
                united.segments(),
                united.stage(),
                united.enrolments(),
                united.contact(),
                united.account(),
                Moments.earlier(one.nextDue(), other.nextDue()),
                null);
    }

    /** As it was; but its facts go on counting, and its time does not go back. */
    private static LeadState restored(LeadState s, Fact fact, LeadState as) {
        return new LeadState(
                s.lead(),
                fact.seq(),
                time(s, fact),
                as.recent(),
                as.firstSeen(),
                as.lastSeen(),
                as.firstSource(),
                as.lastSource(),
                as.traits(),
                as.summaries(),
                as.tags(),
                as.scores(),
                as.segments(),
                as.stage(),
                as.enrolments(),
                as.contact(),
                as.account(),
                as.nextDue(),
                as.dues());
    }

    private static LeadState wake(LeadState s, Fact fact, @Nullable Instant nextDue, @Nullable Dues dues) {
        return new LeadState(
                s.lead(),
                fact.seq(),
                time(s, fact),
                s.recent(),
                s.firstSeen(),
                s.lastSeen(),
                s.firstSource(),
                s.lastSource(),
                s.traits(),
                s.summaries(),
                s.tags(),
                s.scores(),
                s.segments(),
                s.stage(),
                s.enrolments(),
                s.contact(),
                s.account(),
                nextDue,
                dues);
    }

    private static Instant time(LeadState s, Fact fact) {
        return s.concludedAt() == null || fact.at().isAfter(s.concludedAt()) ? fact.at() : s.concludedAt();
    }
}
