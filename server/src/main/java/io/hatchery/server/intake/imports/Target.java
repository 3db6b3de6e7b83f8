package io.hatchery.server.intake.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a column of a file means. Written as a word, such as {@code email}, {@code field:country} or {@code property:room}. */
sealed interface Target {

    /** The word for it; unique. */
    @JsonValue
    String word();

    /** A field of the playbook. */
    record Field(String key) implements Target {
        @Override
        public String word() {
            return "field:" + key;
        }
    }

    /** A property of the event a row tells of. */
    record Property(String name) implements Target {
        @Override
        public String word() {
            return "property:" + name;
        }
    }

    /** What every company's files have. */
    enum Common implements Target {
        IGNORE("ignore"),
        EMAIL("email"),
        PHONE("phone"),
        /** The lead's number in the system the file comes from. */
        EXTERNAL_ID("externalId"),
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        CREATED_AT("createdAt"),
        SOURCE_NAME("source.name"),
        SOURCE_CHANNEL("source.channel"),
        SOURCE_MEDIUM("source.medium"),
        SOURCE_CAMPAIGN("source.campaign"),
        SOURCE_CONTENT("source.content"),
        SOURCE_KEYWORD("source.keyword"),
        /** One or several tags, parted by semicolons or commas. */
        TAG("tag"),
        STAGE("stage"),
        /** Whether a deal was won or lost. */
        DEAL_OUTCOME("deal.outcome"),
        DEAL_AMOUNT("deal.amount"),
        DEAL_CURRENCY("deal.currency"),
        DEAL_CLOSED_AT("deal.closedAt"),
        DEAL_ID("deal.id"),
        DEAL_NAME("deal.name"),
        DEAL_REASON("deal.reason"),
        /** What the lead did, such as {@code webinar.attended}; the row tells of it. */
        EVENT_NAME("event.name"),
        EVENT_AT("event.at"),
        /** Must not be written to by e-mail. */
        NO_EMAIL("optOut:email"),
        /** Must not be called. */
        NO_PHONE("optOut:phone");

        private final String word;

        Common(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        /** Whether several columns may mean it. */
        boolean repeatable() {
            return this == IGNORE || this == TAG;
        }
    }

    /** Reads a word; empty when it means nothing. */
    static Optional<Target> of(String word) {
        if (word.startsWith("field:") && word.length() > "field:".length()) {
            return Optional.of(new Field(word.substring("field:".length())));
        }
        if (word.startsWith("property:") && word.length() > "property:".length()) {
            return Optional.of(new Property(word.substring("property:".length())));
        }
        return Arrays.<Target>stream(Common.values())
                .filter(t -> t.word().equals(word))
                .findFirst();
    }

    @JsonCreator
    static Target read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException(
                "Expected a target such as \"email\" or \"field:country\", got \"" + word + "\""));
    }
}
