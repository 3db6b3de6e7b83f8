package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Settings;
import java.lang.reflect.Proxy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real playbooks of a database, for tests that put a server together by hand. */
public final class PlaybooksOn {
    private final VersionRows versions;
    private final Clock clock;

    public PlaybooksOn(JdbcClient jdbc, Clock clock) {
        this.versions = new VersionRows(jdbc);
        this.clock = clock;
    }

    /** With a memory of its own. */
    public Playbooks fresh() {
        return new PublishedPlaybooks(versions, noSettings(), clock, event -> {});
    }

    /** False when someone else published that version. */
    public boolean publish(Playbook playbook) {
        return versions.add(playbook, Version.Making.shipped(clock.now(), "test"));
    }

    private static Settings noSettings() {
        return (Settings) Proxy.newProxyInstance(
                Settings.class.getClassLoader(), new Class<?>[] {Settings.class}, (proxy, method, args) -> {
                    throw new IllegalStateException("Rules in force do not depend on settings");
                });
    }
}
