package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.CompiledPlaybook;

/** The rules in force. */
public interface Playbooks {

    /** The published playbook now in force; there always is one. */
    CompiledPlaybook current();

    /** A published playbook has come into force. Published as an application event after it is durable. */
    record Published(int version, int before) {}
}
