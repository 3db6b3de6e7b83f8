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
import org.springframework.stereotype.Component;

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
    private volatile @Nullable CompiledPlaybook compiled;

    PublishedPlaybooks(VersionRows versions, Settings settings, Clock clock) {
        this.versions = versions;
        this.settings = settings;
        this.clock = clock;
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
            Company company = settings.get(Company.SETTINGS);
            Playbook shipped = DefaultPlaybooks.of(Locale.forLanguageTag(company.locale()), company.timeZone());
            versions.add(Draft.numbered(shipped, 1), "", clock.now(), SHIPPED);
        }
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
