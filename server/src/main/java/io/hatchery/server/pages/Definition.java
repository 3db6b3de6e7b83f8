package io.hatchery.server.pages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form says and asks.
 *
 * @param button what sends it
 * @param after what a person gets once it is sent
 * @param asks of the questions whose answers go to fields, how many are asked at once, 1 to 40: those whose answer is known already are
 *     left out, and the others come next time; null asks all, always
 * @param confirms whether a consent counts only once it is confirmed from the mailbox; null as no
 */
record Definition(
        Words title,
        Words intro,
        Words button,
        List<Question> questions,
        After after,
        @Nullable Integer asks,
        @Nullable Boolean confirms) {
    Definition {
        questions = List.copyOf(questions);
    }

    /** What follows. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = After.Message.class, name = "message"),
        @JsonSubTypes.Type(value = After.Redirect.class, name = "redirect"),
        @JsonSubTypes.Type(value = After.HandOut.class, name = "asset")
    })
    sealed interface After {
        record Message(Words text) implements After {}

        /** A page of a site an administrator allows, see {@link PagesSettings}. */
        record Redirect(String url) implements After {}

        /**
         * A file.
         *
         * @param asset its id
         * @param text what is said beside it
         * @param days for which its address works, 1 to 365
         */
        record HandOut(String asset, Words text, How how, int days) implements After {
            Duration lasts() {
                return Duration.ofDays(days);
            }
        }
    }

    /** Where a person gets a file. */
    enum How {
        /** On the page, at once. */
        PAGE,
        /** By e-mail alone, so that the address must be theirs. */
        EMAIL
    }

    /** Whether consents wait to be confirmed. */
    boolean confirmed() {
        return Boolean.TRUE.equals(confirms);
    }

    /** The same form without these questions. */
    Definition without(Collection<String> omitted) {
        return omitted.isEmpty()
                ? this
                : new Definition(
                        title,
                        intro,
                        button,
                        questions.stream()
                                .filter(question -> !omitted.contains(question.key()))
                                .toList(),
                        after,
                        asks,
                        confirms);
    }
}
