package io.hatchery.server.intake.identity;

import org.jspecify.annotations.Nullable;

/** Names of people put together as their language does. */
public final class Names {
    private Names() {}

    /** 李安 for 安 and 李, Ann Lee for Ann and Lee. */
    public static String whole(@Nullable String first, @Nullable String last) {
        if (first == null || last == null) {
            return first == null ? last == null ? "" : last : first;
        }
        boolean family = Character.isIdeographic(last.codePointAt(0)) && Character.isIdeographic(first.codePointAt(0));
        return family ? last + first : first + " " + last;
    }
}
