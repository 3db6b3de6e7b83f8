package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import java.util.Map;
import java.util.TreeMap;

/** What people call the things a playbook mentions by id. */
final class PlaybookNames {
    private PlaybookNames() {}

    /** By {@code <kind>/<id>}; the later playbook's name where both have one. */
    static Map<String, String> of(Playbook... playbooks) {
        Map<String, String> names = new TreeMap<>();
        for (Playbook playbook : playbooks) {
            playbook.fields().forEach(one -> names.put("fields/" + one.key(), one.label()));
            playbook.tags().forEach(one -> names.put("tags/" + one.id(), one.name()));
            playbook.scoring().rules().forEach(one -> names.put("rules/" + one.id(), one.name()));
            playbook.segments().forEach(one -> names.put("segments/" + one.id(), one.name()));
            playbook.lifecycle().stages().forEach(one -> names.put("stages/" + one.id(), one.name()));
            playbook.journeys().forEach(one -> names.put("journeys/" + one.id(), one.name()));
            playbook.calendars().forEach(one -> names.put("calendars/" + one.id(), one.name()));
        }
        return names;
    }
}
