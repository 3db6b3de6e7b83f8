package io.hatchery.engine;

import io.hatchery.engine.account.AccountFact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.merge.MergeFact;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.trait.TraitFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a fact says. Each concern of the engine has its own kinds. */
public sealed interface Conclusion
        permits PatternFact,
                TraitFact,
                TagFact,
                ScoreFact,
                SegmentFact,
                LifecycleFact,
                JourneyFact,
                ContactFact,
                AccountFact,
                MergeFact,
                Conclusion.EffectRequested,
                Conclusion.RuleLoopStopped,
                Conclusion.WakeSet {

    /** The engine wants something done outside; the step's effects are exactly these. */
    record EffectRequested(Effect effect) implements Conclusion {}

    /** Rules kept feeding one another; the rest of this step was left undone. */
    record RuleLoopStopped(int rounds) implements Conclusion {}

    /**
     * When the lead must be looked at again without any input; null for never.
     *
     * @param dues what is asked when; null as in facts before it was told, or when there is nothing to ask: everything is asked then
     */
    record WakeSet(@Nullable Instant at, @Nullable Dues dues) implements Conclusion {}
}
