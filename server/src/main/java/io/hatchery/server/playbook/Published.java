package io.hatchery.server.playbook;

/** The answer to bringing a playbook into force: which version it became. */
record Published(int version) {}
