package io.hatchery.server.intake.touch;

import java.util.List;

/**
 * A site people come from.
 *
 * @param name as reports show it
 * @param keywordParameters query parameters that carry what was searched for, in order
 */
record Site(String name, Kind kind, List<String> keywordParameters) {

    Site {
        keywordParameters = List.copyOf(keywordParameters);
    }

    /** What kind of site. */
    enum Kind {
        SEARCH("search"),
        SOCIAL("social"),
        VIDEO("video"),
        EMAIL("email"),
        ASSISTANT("ai"),
        COMMUNITY("community"),
        ADS("paid_search");

        private final String channel;

        Kind(String channel) {
            this.channel = channel;
        }

        String channel() {
            return channel;
        }
    }
}
