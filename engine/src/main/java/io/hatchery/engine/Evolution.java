package io.hatchery.engine;

import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.lifecycle.StageState;
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
            case PatternFact.Observed observed -> observed(state, fact.seq(), observed);
            case PatternFact.Refilled refilled -> summaries(state, fact.seq(), state.summaries().after(refilled));
            case TraitFact trait -> traits(state, fact.seq(), state.traits().after(trait, fact.cause()));
            case TagFact tag -> tags(state, fact.seq(), state.tags().after(tag, fact.at()));
            case ScoreFact score -> scores(state, fact.seq(), state.scores().after(score));
            case SegmentFact segment -> segments(state, fact.seq(), state.segments().after(segment, fact.at()));
            case LifecycleFact lifecycle -> stage(state, fact.seq(), state.stage().after(lifecycle, fact.at()));
            case JourneyFact journey -> enrolments(state, fact.seq(), state.enrolments().after(journey, fact.at()));
            case ContactFact contact -> contact(state, fact.seq(), state.contact().after(contact, fact.at()));
            case Conclusion.WakeSet wake -> wake(state, fact.seq(), wake.at());
            case Conclusion.EffectRequested _, Conclusion.RuleLoopStopped _ -> wake(state, fact.seq(), state.nextDue());
        };
    }

    private static LeadState observed(LeadState s, long seq, PatternFact.Observed seen) {
        Instant at = seen.occurredAt();
        boolean earliest = s.firstSeen() == null || at.isBefore(s.firstSeen());
        boolean newest = s.lastSeen() == null || !at.isBefore(s.lastSeen());
        Source told = seen.source();
        Source first = told != null && (s.firstSource() == null || earliest) ? told : s.firstSource();
        Source last = told != null && (s.lastSource() == null || newest) ? told : s.lastSource();
        return new LeadState(
                s.lead(),
                seq,
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
                s.nextDue());
    }

    private static List<String> remembering(List<String> recent, String input) {
        int kept = Math.min(recent.size(), LeadState.REMEMBERED - 1);
        String[] ids = recent.subList(recent.size() - kept, recent.size()).toArray(new String[kept + 1]);
        ids[kept] = input;
        return List.of(ids);
    }

    private static LeadState traits(LeadState s, long seq, Traits traits) {
        return with(s, seq, traits, s.summaries(), s.tags(), s.scores(), s.segments(), s.stage(), s.enrolments(), s.contact());
    }

    private static LeadState summaries(LeadState s, long seq, Summaries summaries) {
        return with(s, seq, s.traits(), summaries, s.tags(), s.scores(), s.segments(), s.stage(), s.enrolments(), s.contact());
    }

    private static LeadState tags(LeadState s, long seq, Tags tags) {
        return with(s, seq, s.traits(), s.summaries(), tags, s.scores(), s.segments(), s.stage(), s.enrolments(), s.contact());
    }

    private static LeadState scores(LeadState s, long seq, Scores scores) {
        return with(s, seq, s.traits(), s.summaries(), s.tags(), scores, s.segments(), s.stage(), s.enrolments(), s.contact());
    }

    private static LeadState segments(LeadState s, long seq, Memberships segments) {
        return with(s, seq, s.traits(), s.summaries(), s.tags(), s.scores(), segments, s.stage(), s.enrolments(), s.contact());
    }

    private static LeadState stage(LeadState s, long seq, StageState stage) {
        return with(s, seq, s.traits(), s.summaries(), s.tags(), s.scores(), s.segments(), stage, s.enrolments(), s.contact());
    }

    private static LeadState enrolments(LeadState s, long seq, Enrolments enrolments) {
        return with(s, seq, s.traits(), s.summaries(), s.tags(), s.scores(), s.segments(), s.stage(), enrolments, s.contact());
    }

    private static LeadState contact(LeadState s, long seq, Contact contact) {
        return with(s, seq, s.traits(), s.summaries(), s.tags(), s.scores(), s.segments(), s.stage(), s.enrolments(), contact);
    }

    private static LeadState with(
            LeadState s,
            long seq,
            Traits traits,
            Summaries summaries,
            Tags tags,
            Scores scores,
            Memberships segments,
            StageState stage,
            Enrolments enrolments,
            Contact contact) {
        return new LeadState(
                s.lead(), seq, s.recent(), s.firstSeen(), s.lastSeen(), s.firstSource(), s.lastSource(),
                traits, summaries, tags, scores, segments, stage, enrolments, contact, s.nextDue());
    }

    private static LeadState wake(LeadState s, long seq, @Nullable Instant nextDue) {
        return new LeadState(
                s.lead(), seq, s.recent(), s.firstSeen(), s.lastSeen(), s.firstSource(), s.lastSource(),
                s.traits(), s.summaries(), s.tags(), s.scores(), s.segments(), s.stage(), s.enrolments(), s.contact(),
                nextDue);
    }
}
