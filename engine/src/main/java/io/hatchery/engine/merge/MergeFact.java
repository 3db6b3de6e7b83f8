package io.hatchery.engine.merge;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.score.Scores;
import java.util.List;
import java.util.Map;

/** Conclusions about leads that are one person. */
public sealed interface MergeFact extends Conclusion {

    /**
     * Another lead was merged into this one. What the playbook decides of two different tellings is told here, so that replay needs no
     * playbook; all else follows from the two states.
     *
     * @param before this lead as it was; the fact allows the merge to be undone
     * @param other the other lead as it was
     * @param otherStage whether the other's stage is the further one and is kept
     * @param otherTraits of the fields both had a value of, those whose other value is kept
     * @param balances of the score rules both had points of, what they come to together
     */
    record Merged(
            LeadState before,
            LeadState other,
            boolean otherStage,
            List<String> otherTraits,
            Map<String, Scores.Balance> balances)
            implements MergeFact {
        public Merged {
            otherTraits = List.copyOf(otherTraits);
            balances = SmallMap.copyOf(balances);
        }
    }

    /** A merge was undone; this lead is again as it was. */
    record Restored(LeadState state) implements MergeFact {}
}
