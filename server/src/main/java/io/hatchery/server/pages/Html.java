package io.hatchery.server.pages;

import org.springframework.web.util.HtmlUtils;

/** Puts pages together; text is escaped unless it is markup of our own. */
final class Html {
    private final StringBuilder out = new StringBuilder(8 * 1024);

    /** Markup of our own, as it stands. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of anyone's. */
    Html text(String text) {
        out.append(HtmlUtils.htmlEscape(text));
        return this;
    }

    /** Text of anyone's in paragraphs, as its empty lines say. */
    Html paragraphs(String text) {
        for (String paragraph : text.strip().split("\\R\\s*\\R")) {
            if (!paragraph.isBlank()) {
                raw("<p>").text(paragraph.strip()).raw("</p>");
            }
        }
        return this;
    }

    /** An attribute with a value of anyone's. */
    Html attribute(String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(HtmlUtils.htmlEscape(value))
                .append('"');
        return this;
    }

    /** An attribute without value, if it holds. */
    Html when(boolean holds, String attribute) {
        if (holds) {
            out.append(' ').append(attribute);
        }
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
