package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import java.util.Optional;

/** The playbook being worked on. */
public interface Drafts {

    /** The draft as it would run, or what keeps it from running; empty when there is no draft. */
    Optional<CompiledPlaybook.Compilation> compiled();

    /** What editors see: the draft, or the playbook in force when there is no draft. */
    Playbook shown();
}
