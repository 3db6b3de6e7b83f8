package io.hatchery.server.runtime;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.playbook.Drafts;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an editor of rules may offer: what the draft names, and the types of events that were ever seen. */
@RestController
@Allowed
class VocabularyController {
    private static final List<String> CHANNELS = List.of("email");

    private final Drafts drafts;
    private final EventTypes types;

    VocabularyController(Drafts drafts, EventTypes types) {
        this.drafts = drafts;
        this.types = types;
    }

    record Named(String id, String name) {}

    record Vocabulary(
            List<Field> fields,
            List<String> eventTypes,
            List<Named> tags,
            List<Named> segments,
            List<Named> stages,
            List<Named> journeys,
            List<String> channels) {}

    @GetMapping("/api/playbook/vocabulary")
    Vocabulary vocabulary() {
        Playbook playbook = drafts.shown();
        return new Vocabulary(
                playbook.fields(),
                types.seen(),
                playbook.tags().stream()
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                playbook.segments().stream()
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                playbook.lifecycle().stages().stream()
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                playbook.journeys().stream()
                        .filter(one -> one.status() != Journey.Status.RETIRED)
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                CHANNELS);
    }
}
