package io.hatchery.engine.tag;

import io.hatchery.engine.Conclusion;

/** Conclusions about tags. */
public sealed interface TagFact extends Conclusion {

    record TagAdded(String tag, Tags.By by) implements TagFact {}

    record TagRemoved(String tag) implements TagFact {}
}
