package io.hatchery.server.pages;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a landing page. Texts called {@code text} are Markdown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Section.Hero.class, name = "hero"),
    @JsonSubTypes.Type(value = Section.Prose.class, name = "text"),
    @JsonSubTypes.Type(value = Section.Points.class, name = "points"),
    @JsonSubTypes.Type(value = Section.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Section.Image.class, name = "picture"),
    @JsonSubTypes.Type(value = Section.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Section.Faq.class, name = "faq"),
    @JsonSubTypes.Type(value = Section.Call.class, name = "call"),
    @JsonSubTypes.Type(value = Section.Ask.class, name = "form")
})
sealed interface Section {
    /** Where the form is asked to be seen, by a button. */
    String TO_FORM = "";

    /**
     * What is seen first.
     *
     * @param url where the button leads, {@link #TO_FORM} to the form
     * @param picture the id of one, null for none
     * @param beside whether the form stands beside the words
     */
    record Hero(
            Words title,
            Words text,
            Words button,
            String url,
            @Nullable String picture,
            boolean beside) implements Section {}

    record Prose(Words title, Words text) implements Section {}

    /** A heading with a text of its own. */
    record Point(Words title, Words text) {}

    /** What speaks for it, side by side. */
    record Points(Words title, List<Point> points) implements Section {}

    /** Figures, large, with what they count below. */
    record Numbers(List<Point> points) implements Section {}

    /** @param alt what it shows, for those who do not see it */
    record Image(String picture, Words alt, Words caption) implements Section {}

    /** @param by who says so */
    record Quote(Words text, Words by) implements Section {}

    /** Questions that open to their answers. */
    record Faq(Words title, List<Point> points) implements Section {}

    /** A call to act; as {@link Hero}. */
    record Call(Words title, Words button, String url) implements Section {}

    /** The form. */
    record Ask(Words title) implements Section {}
}
