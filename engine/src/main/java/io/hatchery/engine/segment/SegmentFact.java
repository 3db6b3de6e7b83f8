package io.hatchery.engine.segment;

import io.hatchery.engine.Conclusion;

/** Conclusions about segments. */
public sealed interface SegmentFact extends Conclusion {

    record SegmentEntered(String segment) implements SegmentFact {}

    record SegmentLeft(String segment) implements SegmentFact {}
}
