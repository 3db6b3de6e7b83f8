package io.hatchery.server.intake.imports;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes readers of rows that know the playbook in force and the company's time. */
@Component
class RowReaders {
    private final Playbooks playbooks;
    private final Settings settings;

    RowReaders(Playbooks playbooks, Settings settings) {
        this.playbooks = playbooks;
        this.settings = settings;
    }

    Playbook playbook() {
        return playbooks.current().playbook();
    }

    Company company() {
        return settings.get(Company.SETTINGS);
    }

    RowReader reader(FileProfile profile, Mapping mapping) {
        return new RowReader(
                profile.header(), mapping, fields(), stages(), company().timeZone());
    }

    List<Fault> check(FileProfile profile, Mapping mapping) {
        return MappingCheck.check(mapping, profile.columns().size(), fields(), stages());
    }

    private Map<String, Field> fields() {
        return playbook().fields().stream().collect(Collectors.toMap(Field::key, Function.identity()));
    }

    private Set<String> stages() {
        return playbook().lifecycle().stages().stream().map(Lifecycle.Stage::id).collect(Collectors.toSet());
    }
}
