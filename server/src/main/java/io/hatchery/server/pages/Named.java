package io.hatchery.server.pages;

import io.hatchery.server.platform.Problems;
import org.jspecify.annotations.Nullable;

/** What people call things. */
final class Named {
    /** Characters of a name, at most. */
    static final int LONGEST = 200;

    private Named() {}

    /**
     * The name without space around it.
     *
     * @throws io.hatchery.server.platform.ProblemException 400 when nothing is left of it, or it is too long
     */
    static String of(@Nullable String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty()) {
            throw Problems.invalid("name", "required");
        }
        if (text.length() > LONGEST) {
            throw Problems.invalid("name", "too-long", LONGEST);
        }
        return text;
    }
}
