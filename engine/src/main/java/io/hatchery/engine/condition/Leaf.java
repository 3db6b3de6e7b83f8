package io.hatchery.engine.condition;

import io.hatchery.engine.Reason;

/** A check without parts: one question, with a reason for its answer. */
abstract class Leaf implements Check {
    private final Reason yes;
    private final Reason no;

    /** @param key names the sentence; the negative one is {@code key.not} */
    Leaf(String key, String... args) {
        this.yes = Reason.of("condition." + key, args);
        this.no = Reason.of("condition." + key + ".not", args);
    }

    @Override
    public final boolean holds(Look look) {
        look.changesAt(null);
        boolean holds = test(look);
        if (look.explains()) {
            look.because(holds ? yes : no);
        }
        return holds;
    }

    /** Answers, and says in the look when the answer could change by itself, if it could. */
    abstract boolean test(Look look);
}
