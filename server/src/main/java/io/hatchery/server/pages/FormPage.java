package io.hatchery.server.pages;

import io.hatchery.server.platform.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the pages people see: no script, one style, works in any browser. */
@Component
class FormPage {
    static final String SEAL = "_seal";
    static final String REFERRER = "_referrer";
    static final String LANGUAGE = "_lang";
    static final String VISITOR = "_visitor";
    static final String VARIANT = "_variant";

    private final Messages messages;

    FormPage(Messages messages) {
        this.messages = messages;
    }

    /**
     * A form as it stands.
     *
     * @param entries what was entered before, shown again
     * @param wrong what is wrong with it, by the question's key
     * @param stale whether it was shown too long ago and must be sent again
     * @param region the country that is chosen for phone numbers at first
     * @param frame the form's id when another page shows it, null when it is a page of its own
     * @param carried what else comes back with it, by name
     */
    record State(
            Entries entries,
            Map<String, String> wrong,
            boolean stale,
            String seal,
            String action,
            @Nullable String referrer,
            String region,
            @Nullable String frame,
            Map<String, String> carried) {
        /** To be looked at only: nothing is entered, and nothing can be sent. */
        static State looked(String region) {
            return new State(Entries.parse(""), Map.of(), false, "", "about:blank", null, region, null, Map.of());
        }
    }

    String form(Definition definition, State state, Locale language) {
        Html html = state.frame() == null
                ? head(definition.title().in(language), language)
                : framed(definition.title().in(language), language, state.frame(), false, null);
        html.raw("<h1>").text(definition.title().in(language)).raw("</h1>");
        body(html, definition, state, language);
        html.raw("</main>");
        return (state.frame() == null ? html : told(html)).raw("</html>").toString();
    }

    /** The form itself, wherever it stands. */
    void body(Html html, Definition definition, State state, Locale language) {
        html.paragraphs(definition.intro().in(language));
        if (state.stale()) {
            notice(html, "form.stale", language);
        } else if (!state.wrong().isEmpty()) {
            notice(html, "form.wrong", language);
        }
        html.raw("<form method=\"post\"").attribute("action", state.action()).raw(">");
        hidden(html, SEAL, state.seal());
        hidden(html, LANGUAGE, tag(language));
        String referrer = state.referrer();
        if (referrer != null) {
            hidden(html, REFERRER, referrer);
        }
        state.carried().forEach((name, value) -> hidden(html, name, value));
        html.raw("<div class=\"h\" aria-hidden=\"true\"><label>Website<input tabindex=\"-1\" autocomplete=\"off\"")
                .attribute("name", SpamCheck.HONEYPOT)
                .raw("></label></div>");
        QuestionHtml questions = new QuestionHtml(html, messages, state, language);
        definition.questions().forEach(questions::write);
        html.raw("<button>").text(definition.button().in(language)).raw("</button></form>");
    }

    /** A page that says one thing. */
    String says(String title, String text, Locale language) {
        return head(title, language)
                .raw("<h1>")
                .text(title)
                .raw("</h1>")
                .paragraphs(text)
                .raw("</main></html>")
                .toString();
    }

    /**
     * What is said once a form was sent.
     *
     * @param toConfirm whether a letter waits to be confirmed
     * @param file where a file is that is handed out at once, null for none
     */
    record Thanks(
            Definition definition,
            boolean toConfirm,
            @Nullable String file) {
        private Words text() {
            return switch (definition.after()) {
                case Definition.After.Message(Words text) -> text;
                case Definition.After.HandOut out -> out.text();
                case Definition.After.Redirect ignored -> Words.NONE;
            };
        }

        private boolean mailed() {
            return definition.after() instanceof Definition.After.HandOut out && out.how() == Definition.How.EMAIL;
        }
    }

    String thanks(Thanks thanks, Locale language) {
        Html html = head(messages.text(language, "form.thanks-title"), language);
        return thanks(html, thanks, language).raw("</main></html>").toString();
    }

    /** The same inside another page, which is told where to lead people if that is what follows. */
    String thanksFramed(Thanks thanks, String form, @Nullable String onwards, Locale language) {
        Html html = framed(messages.text(language, "form.thanks-title"), language, form, true, onwards);
        return told(thanks(html, thanks, language).raw("</main>"))
                .raw("</html>")
                .toString();
    }

    /** What is said then, wherever it stands. */
    Html thanks(Html html, Thanks thanks, Locale language) {
        html.raw("<h1>").text(messages.text(language, "form.thanks-title")).raw("</h1>");
        html.paragraphs(thanks.text().in(language));
        if (thanks.mailed()) {
            html.paragraphs(messages.text(language, "form.mailed"));
        }
        if (thanks.toConfirm()) {
            html.paragraphs(messages.text(language, "form.to-confirm"));
        }
        if (thanks.file() != null) {
            link(html, thanks.file(), messages.text(language, "form.open-file"));
        }
        return html;
    }

    /** A file whose address has become too old: whoever wants it sends the form again. */
    String lateFile(String form, Locale language) {
        String title = messages.text(language, "form.file-late-title");
        Html html = head(title, language).raw("<h1>").text(title).raw("</h1>");
        html.paragraphs(messages.text(language, "form.file-late"));
        link(html, "/p/" + form, messages.text(language, "form.again"));
        return html.raw("</main></html>").toString();
    }

    /** Asks whether somebody agrees; the button says so to the address that was asked for. */
    String confirm(List<Question.Consent> consents, Locale language) {
        String title = messages.text(language, "form.letter.confirm-title");
        Html html = head(title, language).raw("<h1>").text(title).raw("</h1>");
        consents.forEach(consent -> html.paragraphs(consent.label().in(language)));
        return html.raw("<form method=\"post\"><button>")
                .text(messages.text(language, "form.letter.confirm-button"))
                .raw("</button></form></main></html>")
                .toString();
    }

    private static void link(Html html, String url, String label) {
        html.raw("<p><a class=\"b\" target=\"_blank\" rel=\"noopener\"")
                .attribute("href", url)
                .raw(">")
                .text(label)
                .raw("</a></p>");
    }

    private static Html told(Html html) {
        return html.raw("<script>" + FormStyle.TELLS + "</script>");
    }

    private void notice(Html html, String key, Locale language) {
        html.raw("<div class=\"n\" role=\"alert\">")
                .text(messages.text(language, key))
                .raw("</div>");
    }

    private static Html head(String title, Locale language) {
        return head(new Html().raw("<!doctype html><html"), title, language, FormStyle.CSS);
    }

    private static Html framed(String title, Locale language, String form, boolean sent, @Nullable String onwards) {
        Html html = new Html()
                .raw("<!doctype html><html")
                .attribute("data-form", form)
                .attribute("data-sent", sent ? "1" : "");
        return head(
                onwards == null ? html : html.attribute("data-onwards", onwards), title, language, FormStyle.FRAMED);
    }

    private static Html head(Html html, String title, Locale language, String style) {
        return html.attribute("lang", tag(language))
                .raw("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .text(title)
                .raw("</title><style>" + style + "</style></head><body><main>");
    }

    private static void hidden(Html html, String name, String value) {
        html.raw("<input type=\"hidden\"")
                .attribute("name", name)
                .attribute("value", value)
                .raw(">");
    }

    static String tag(Locale language) {
        return language.getLanguage().equals("zh") ? "zh-CN" : "en";
    }
}
