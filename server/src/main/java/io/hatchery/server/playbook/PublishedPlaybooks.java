package io.hatchery.server.playbook;

import io.hatchery.codec.DefaultPlaybooks;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Seed;
import io.hatchery.server.platform.Settings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The playbook in force. Which version that is, is asked of the database each time, within the caller's transaction if there is one,
 * so that several servers agree; compiling is done once per version.
 */
@Component
class PublishedPlaybooks implements Playbooks, Seed {
    private static final String SHIPPED = "hatchery";

    private final VersionRows versions;
    private final Settings settings;
    private final Clock clock;
    private final ApplicationEventPublisher announcer;
    private volatile @Nullable CompiledPlaybook compiled;

    PublishedPlaybooks(VersionRows versions, Settings settings, Clock clock, ApplicationEventPublisher announcer) {
        this.versions = versions;
        this.settings = settings;
        this.clock = clock;
        this.announcer = announcer;
    }

    @Override
    public CompiledPlaybook current() {
        int version = versions.current();
        CompiledPlaybook known = compiled;
        if (known != null && known.playbook().version() == version) {
            return known;
        }
        Playbook playbook = versions.find(version)
                .orElseThrow(
                        () -> new IllegalStateException("There is no playbook in force; the first start publishes one"))
                .playbook();
        CompiledPlaybook fresh = ready(playbook);
        compiled = fresh;
        return fresh;
    }

    @Override
    public Optional<CompiledPlaybook> published(int version) {
        CompiledPlaybook known = compiled;
        if (known != null && known.playbook().version() == version) {
            return Optional.of(known);
        }
        return versions.find(version)
                .map(found -> CompiledPlaybook.compile(found.playbook()))
                .flatMap(compilation -> switch (compilation) {
                    case Compilation.Ready(CompiledPlaybook ready) -> Optional.of(ready);
                    case Compilation.Rejected _ -> Optional.empty();
                });
    }

    /** On the first start the shipped playbook comes into force, in the company's language. */
    @Override
    public void plant() {
        compiled = null;
        if (versions.current() == 0) {
            versions.add(Draft.numbered(shipped(), 1), Version.Making.shipped(clock.now(), SHIPPED));
        }
    }

    /**
     * The first start names the company's language only after the seeds were planted. As long as nobody has published rules of their
     * own, the shipped ones follow the company's language and time zone.
     */
    @EventListener
    void follow(Settings.Changed changed) {
        int before = versions.current();
        boolean untouched = changed.area().equals(Company.SETTINGS.name())
                && versions.find(before)
                        .filter(version -> version.publishedBy().equals(SHIPPED))
                        .filter(version -> !Draft.numbered(shipped(), before).equals(version.playbook()))
                        .isPresent();
        Version.Making making = Version.Making.shipped(clock.now(), SHIPPED);
        if (untouched && versions.add(Draft.numbered(shipped(), before + 1), making)) {
            announcer.publishEvent(new FollowedCompany(before + 1, before));
        }
    }

    /** Once the change is durable, leads are looked at by the rules in their new words. */
    @TransactionalEventListener(fallbackExecution = true)
    void announce(FollowedCompany followed) {
        announcer.publishEvent(new Published(followed.version(), followed.before()));
    }

    record FollowedCompany(int version, int before) {}

    private Playbook shipped() {
        Company company = settings.get(Company.SETTINGS);
        return DefaultPlaybooks.of(Locale.forLanguageTag(company.locale()), company.timeZone());
    }

    private static CompiledPlaybook ready(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready(CompiledPlaybook ready) -> ready;
            case Compilation.Rejected rejected ->
                throw new IllegalStateException("The playbook in force, version " + playbook.version()
                        + ", cannot run: " + rejected.problems());
        };
    }
}
