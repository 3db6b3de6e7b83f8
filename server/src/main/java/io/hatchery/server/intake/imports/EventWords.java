package io.hatchery.server.intake.imports;

import io.hatchery.server.intake.touch.EventNames;
import java.text.Normalizer;
import java.util.Optional;

/** Names of events as files write them. */
final class EventWords {
    private static final int LONGEST = 100;

    private EventWords() {}

    /** The name, its blanks tidied; empty when it is too long or the house gives it itself. */
    static Optional<String> name(String cell) {
        String name = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        return name.isEmpty() || name.length() > LONGEST || EventNames.reserved(name)
                ? Optional.empty()
                : Optional.of(name);
    }
}
