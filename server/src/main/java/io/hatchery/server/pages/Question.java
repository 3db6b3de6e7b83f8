package io.hatchery.server.pages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form asks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Question.Email.class, name = "email"),
    @JsonSubTypes.Type(value = Question.Phone.class, name = "phone"),
    @JsonSubTypes.Type(value = Question.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Question.Check.class, name = "check"),
    @JsonSubTypes.Type(value = Question.Amount.class, name = "number"),
    @JsonSubTypes.Type(value = Question.Day.class, name = "date"),
    @JsonSubTypes.Type(value = Question.Hidden.class, name = "hidden"),
    @JsonSubTypes.Type(value = Question.Consent.class, name = "consent")
})
sealed interface Question {
    /** Its name in what is sent and in the event. */
    String key();

    Words label();

    boolean required();

    /** The lead's field that takes the answer; null for none. */
    @Nullable String field();

    /** A line, or several. */
    record Text(
            String key,
            Words label,
            boolean required,
            @Nullable String field,
            boolean lines) implements Question {}

    /** Always tells who somebody is. */
    record Email(String key, Words label, boolean required) implements Question {
        @Override
        public String field() {
            return "email";
        }
    }

    /** A number with its country; always tells who somebody is, if it is one person's. */
    record Phone(String key, Words label, boolean required) implements Question {
        @Override
        public String field() {
            return "phone";
        }
    }

    /** One of several options, or some of them. */
    record Choice(
            String key,
            Words label,
            boolean required,
            @Nullable String field,
            Style style,
            List<Option> options) implements Question {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** How options are shown. Only {@code BOXES} take several. */
    enum Style {
        LIST,
        BUTTONS,
        BOXES
    }

    record Option(String value, Words label) {}

    record Check(
            String key,
            Words label,
            boolean required,
            @Nullable String field) implements Question {}

    /** A number. Null bounds are none; both are inclusive. */
    record Amount(
            String key,
            Words label,
            boolean required,
            @Nullable String field,
            @Nullable Double least,
            @Nullable Double most)
            implements Question {}

    /** A day. Null bounds are none; both are inclusive. */
    record Day(
            String key,
            Words label,
            boolean required,
            @Nullable String field,
            @Nullable LocalDate first,
            @Nullable LocalDate last)
            implements Question {}

    /** Not shown; what the operator wrote, whatever comes back. */
    record Hidden(String key, @Nullable String field, String value) implements Question {
        @Override
        public Words label() {
            return Words.NONE;
        }

        @Override
        public boolean required() {
            return false;
        }
    }

    /**
     * A text a person agrees to. Which text it was is known by the form's version, which never changes.
     *
     * @param label the text
     * @param channel on which they may then be written to, such as {@code email}
     * @param purpose for which, null for any
     */
    record Consent(
            String key,
            Words label,
            boolean required,
            String channel,
            @Nullable String purpose) implements Question {
        @Override
        public @Nullable String field() {
            return null;
        }
    }
}
