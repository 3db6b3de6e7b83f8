package io.hatchery.server.pages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a form says and asks.
 *
 * @param button what sends it
 * @param after what a person sees once it is sent
 */
record Definition(Words title, Words intro, Words button, List<Question> questions, After after) {
    Definition {
        questions = List.copyOf(questions);
    }

    /** What follows. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = After.Message.class, name = "message"),
        @JsonSubTypes.Type(value = After.Redirect.class, name = "redirect")
    })
    sealed interface After {
        record Message(Words text) implements After {}

        /** A page of a site an administrator allows, see {@link PagesSettings}. */
        record Redirect(String url) implements After {}
    }
}
