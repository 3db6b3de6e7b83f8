package io.hatchery.server.sources;

/**
 * A way by which touches come.
 *
 * @param id as touches and reports have it, such as {@code paid_search}
 * @param zh its name in Chinese
 * @param en its name in English
 */
record Channel(String id, Kind kind, String zh, String en) {

    /** What a channel costs, roughly: money, work, or a good name. */
    enum Kind {
        PAID,
        OWNED,
        EARNED,
        OFFLINE
    }

    Channel {
        id = id.strip();
        zh = zh.strip();
        en = en.strip();
        if (!id.matches("[a-z][a-z0-9_]{1,39}")) {
            throw new IllegalArgumentException(
                    "A channel’s id has 2 to 40 small letters, digits and underscores and begins with a letter, not “"
                            + id + "”");
        }
        if (zh.isEmpty() || en.isEmpty() || zh.length() > 40 || en.length() > 40) {
            throw new IllegalArgumentException(
                    "The channel “" + id + "” needs a name of at most 40 characters in both languages");
        }
    }
}
