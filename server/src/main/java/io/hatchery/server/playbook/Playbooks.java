package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.CompiledPlaybook;
import java.util.Optional;

/** The rules in force. */
public interface Playbooks {

    /** The published playbook now in force; there always is one. */
    CompiledPlaybook current();

    /** A playbook that was published at some time; empty if there is none of that version or it cannot run any more. */
    Optional<CompiledPlaybook> published(int version);

    /** A published playbook has come into force. Published as an application event after it is durable. */
    record Published(int version, int before) {}
}
