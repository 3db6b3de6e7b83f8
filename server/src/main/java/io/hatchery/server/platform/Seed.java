package io.hatchery.server.platform;

/**
 * What a module must find in its tables before the first request: a default playbook, standard templates. Called once at every
 * start, after all migrations and before the server listens, in the order of the modules.
 *
 * <p>Must be idempotent, and must read anew whatever the module keeps in memory: tests empty the database and call it again.
 */
public interface Seed {
    void plant();
}
