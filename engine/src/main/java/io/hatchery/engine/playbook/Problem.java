package io.hatchery.engine.playbook;

import java.util.List;

/**
 * Something wrong with a playbook.
 *
 * @param place a path into its JSON form, such as {@code /journeys/0/nodes/3/next}
 * @param code names the sentence, such as {@code journey.node.unknown}
 * @param args what fills it
 * @param message the sentence in English: what was expected, what came, what to do
 */
public record Problem(String place, String code, List<String> args, String message) {
    public Problem {
        args = List.copyOf(args);
    }
}
