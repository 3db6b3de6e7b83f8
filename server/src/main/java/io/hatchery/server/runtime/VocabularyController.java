package io.hatchery.server.runtime;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.playbook.Drafts;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** @param kind null for a plain segment */
    record NamedSegment(String id, String name, Segment.@Nullable Kind kind) {}

    record NamedJourney(String id, String name, List<Named> nodes) {}

    record Vocabulary(
            List<Field> fields,
            List<String> eventTypes,
            List<Named> tags,
            List<NamedSegment> segments,
            List<Named> stages,
            List<NamedJourney> journeys,
            List<Named> calendars,
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
                        .map(one -> new NamedSegment(one.id(), one.name(), one.kind()))
                        .toList(),
                playbook.lifecycle().stages().stream()
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                playbook.journeys().stream()
                        .filter(one -> one.status() != Journey.Status.RETIRED)
                        .map(one -> new NamedJourney(
                                one.id(),
                                one.name(),
                                one.nodes().stream()
                                        .map(VocabularyController::named)
                                        .toList()))
                        .toList(),
                playbook.calendars().stream()
                        .map(one -> new Named(one.id(), one.name()))
                        .toList(),
                CHANNELS);
    }

    private static Named named(Node node) {
        String name = node instanceof Node.Goal goal ? goal.name() : node instanceof Node.Exit exit ? exit.name() : "";
        return new Named(node.id(), name.isBlank() ? node.id() : name);
    }
}
