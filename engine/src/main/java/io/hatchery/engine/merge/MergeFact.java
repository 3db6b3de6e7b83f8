package io.hatchery.engine.merge;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.LeadState;

/** Conclusions about leads that are one person. */
public sealed interface MergeFact extends Conclusion {

    /**
     * Another lead was merged into this one.
     *
     * @param before this lead as it was; the fact allows the merge to be undone
     * @param other the other lead as it was
     * @param otherStage whether the other's stage is the further one and is kept
     */
    record Merged(LeadState before, LeadState other, boolean otherStage) implements MergeFact {}

    /** A merge was undone; this lead is again as it was. */
    record Restored(LeadState state) implements MergeFact {}
}
