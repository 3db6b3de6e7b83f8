package io.hatchery.engine.score;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The limits some rule asks the crossing of, collected while a playbook is compiled and watched by the scorer when it runs. */
public final class Limits {
    private final Set<Limit> all = new LinkedHashSet<>();

    /** None yet. */
    public Limits() {}

    /** A score watched for coming to these points. */
    public record Limit(Dimension dimension, double points) {}

    /** Watches a limit, once however often it is asked for. */
    public void watch(Dimension dimension, double points) {
        all.add(new Limit(dimension, points + 0.0)); // -0.0 becomes 0.0: there is one zero
    }

    /** All of them, in the order they were first asked for; complete once every rule is compiled. */
    public List<Limit> all() {
        return new ArrayList<>(all);
    }
}
