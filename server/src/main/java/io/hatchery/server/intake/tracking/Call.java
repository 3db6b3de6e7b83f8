package io.hatchery.server.intake.tracking;

import java.util.Arrays;
import java.util.Optional;

/** The six things a client can say. */
enum Call {
    IDENTIFY("identify", "i"),
    TRACK("track", "t"),
    PAGE("page", "p"),
    SCREEN("screen", "s"),
    GROUP("group", "g"),
    ALIAS("alias", "a");

    private final String word;
    private final String letter;

    Call(String word, String letter) {
        this.word = word;
        this.letter = letter;
    }

    /** As an event's {@code type}. */
    String word() {
        return word;
    }

    static Optional<Call> ofWord(String word) {
        return Arrays.stream(values()).filter(c -> c.word.equals(word)).findFirst();
    }

    /** By the last part of an address: {@code track}, or {@code t} as browsers say it. */
    static Optional<Call> ofPath(String path) {
        return Arrays.stream(values())
                .filter(c -> c.word.equals(path) || c.letter.equals(path))
                .findFirst();
    }
}
