package io.hatchery.engine.playbook;

import io.hatchery.engine.trait.Field;
import java.util.Map;
import java.util.Set;

/**
 * The names a playbook defines, to check references against.
 *
 * @param nodesByJourney the nodes of all versions of a journey, by its id
 */
record Names(
        Map<String, Field> fields,
        Set<String> tags,
        Set<String> segments,
        Set<String> stages,
        Map<String, Set<String>> nodesByJourney) {

    Set<String> journeys() {
        return nodesByJourney.keySet();
    }

    Set<String> nodes(String journey) {
        return nodesByJourney.getOrDefault(journey, Set.of());
    }
}
