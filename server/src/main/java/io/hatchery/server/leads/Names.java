package io.hatchery.server.leads;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.leads.Explanation.Because;
import io.hatchery.server.playbook.Playbooks;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What things were called in the playbook that concluded about them; as they are called now where that is not known. */
final class Names {
    private final Playbooks playbooks;
    private final Playbook now;
    private final Map<Integer, Playbook> versions = new HashMap<>();

    Names(Playbooks playbooks) {
        this.playbooks = playbooks;
        this.now = playbooks.current().playbook();
    }

    Playbook of(@Nullable Because because) {
        return because == null
                ? now
                : versions.computeIfAbsent(
                        because.playbook(),
                        version -> playbooks
                                .published(version)
                                .map(CompiledPlaybook::playbook)
                                .orElse(now));
    }

    static String field(Playbook playbook, String key) {
        return LeadRecords.named(playbook.fields(), Field::key, key)
                .map(Field::label)
                .orElse(key);
    }

    static String segment(Playbook playbook, String id) {
        return LeadRecords.named(playbook.segments(), Segment::id, id)
                .map(Segment::name)
                .orElse(id);
    }

    static String stage(Playbook playbook, String id) {
        return LeadRecords.named(playbook.lifecycle().stages(), Lifecycle.Stage::id, id)
                .map(Lifecycle.Stage::name)
                .orElse(id);
    }

    static String journey(Playbook playbook, String id) {
        return playbook.journeys().stream()
                .filter(one -> one.id().equals(id))
                .max(Comparator.comparingInt(Journey::version))
                .map(Journey::name)
                .orElse(id);
    }
}
