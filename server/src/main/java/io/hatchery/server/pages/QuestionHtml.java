package io.hatchery.server.pages;

import io.hatchery.server.platform.Messages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes questions. Each has a label, and what is wrong with its answer is said beside it. */
final class QuestionHtml {
    private final Html html;
    private final Messages messages;
    private final FormPage.State state;
    private final Locale language;

    QuestionHtml(Html html, Messages messages, FormPage.State state, Locale language) {
        this.html = html;
        this.messages = messages;
        this.state = state;
        this.language = language;
    }

    void write(Question question) {
        switch (question) {
            case Question.Text it when it.lines() -> labelled(it, () -> area(it));
            case Question.Text it -> labelled(it, () -> input(it, "text", auto(it), "maxlength", "300"));
            case Question.Email it -> labelled(it, () -> input(it, "email", "email", "maxlength", "254"));
            case Question.Phone it -> labelled(it, () -> phone(it));
            case Question.Choice it when it.style() == Question.Style.LIST -> labelled(it, () -> list(it));
            case Question.Choice it -> buttons(it);
            case Question.Check it -> box(it);
            case Question.Consent it -> box(it);
            case Question.Amount it ->
                labelled(
                        it,
                        () -> input(
                                it, "number", "off", "step", "any", "min", text(it.least()), "max", text(it.most())));
            case Question.Day it ->
                labelled(it, () -> input(it, "date", "off", "min", text(it.first()), "max", text(it.last())));
            case Question.Hidden ignored -> {} // the server knows what it says
        }
    }

    private void labelled(Question question, Runnable control) {
        html.raw("<div class=\"q\"><label").attribute("for", id(question)).raw(">");
        label(question);
        html.raw("</label>");
        control.run();
        wrong(question);
        html.raw("</div>");
    }

    private void label(Question question) {
        html.text(question.label().in(language));
        if (!question.required()) {
            html.text(" " + messages.text(language, "form.optional"));
        }
    }

    private void input(Question question, String type, String auto, String... limits) {
        html.raw("<input").attribute("type", type).attribute("autocomplete", auto);
        named(question);
        for (int i = 0; i < limits.length; i += 2) {
            if (!limits[i + 1].isEmpty()) {
                html.attribute(limits[i], limits[i + 1]);
            }
        }
        html.attribute("value", state.entries().one(question.key())).raw(">");
    }

    private void area(Question.Text question) {
        html.raw("<textarea maxlength=\"5000\"");
        named(question);
        html.raw(">").text(state.entries().one(question.key())).raw("</textarea>");
    }

    private void phone(Question.Phone question) {
        String name = question.key() + ReplyReader.COUNTRY;
        String chosen = state.entries().has(name) ? state.entries().one(name) : state.region();
        html.raw("<div class=\"p\"><select autocomplete=\"country\"")
                .attribute("name", name)
                .attribute("aria-label", messages.text(language, "form.country"))
                .raw(">");
        Countries.in(language)
                .forEach(it -> option(it.code(), it.name(), it.code().equals(chosen)));
        html.raw("</select>");
        input(question, "tel", "tel-national", "maxlength", "40");
        html.raw("</div>");
    }

    private void list(Question.Choice question) {
        html.raw("<select");
        named(question);
        html.raw("><option value=\"\"></option>");
        List<String> chosen = state.entries().all(question.key());
        question.options().forEach(it -> option(it.value(), it.label().in(language), chosen.contains(it.value())));
        html.raw("</select>");
    }

    private void option(String value, String label, boolean chosen) {
        html.raw("<option")
                .attribute("value", value)
                .when(chosen, "selected")
                .raw(">")
                .text(label)
                .raw("</option>");
    }

    private void buttons(Question.Choice question) {
        boolean several = question.style() == Question.Style.BOXES;
        List<String> chosen = state.entries().all(question.key());
        html.raw("<fieldset class=\"q\"")
                .when(state.wrong().containsKey(question.key()), "aria-invalid=\"true\"")
                .raw("><legend>");
        label(question);
        html.raw("</legend>");
        for (Question.Option option : question.options()) {
            html.raw("<label class=\"o\"><input")
                    .attribute("type", several ? "checkbox" : "radio")
                    .attribute("name", question.key())
                    .attribute("value", option.value())
                    .when(chosen.contains(option.value()), "checked")
                    .when(question.required() && !several, "required")
                    .raw(">")
                    .text(option.label().in(language))
                    .raw("</label>");
        }
        wrong(question);
        html.raw("</fieldset>");
    }

    private void box(Question question) {
        html.raw("<div class=\"q\"><label class=\"o\"")
                .attribute("for", id(question))
                .raw("><input type=\"checkbox\"");
        named(question);
        html.attribute("value", "yes")
                .when(state.entries().has(question.key()), "checked")
                .raw("><span>");
        label(question);
        html.raw("</span></label>");
        wrong(question);
        html.raw("</div>");
    }

    private void named(Question question) {
        boolean bad = state.wrong().containsKey(question.key());
        html.attribute("id", id(question))
                .attribute("name", question.key())
                .when(question.required(), "required")
                .when(bad, "aria-invalid=\"true\"");
        if (bad) {
            html.attribute("aria-describedby", id(question) + "-w");
        }
    }

    private void wrong(Question question) {
        String code = state.wrong().get(question.key());
        if (code != null) {
            html.raw("<p class=\"w\"")
                    .attribute("id", id(question) + "-w")
                    .raw(">")
                    .text(messages.text(language, "form.wrong." + code))
                    .raw("</p>");
        }
    }

    private static String auto(Question.Text question) {
        return switch (question.field() == null ? "" : question.field()) {
            case "name" -> "name";
            case "company" -> "organization";
            case "title" -> "organization-title";
            default -> "on";
        };
    }

    private static String id(Question question) {
        return "q-" + question.key();
    }

    private static String text(@Nullable Object bound) {
        return bound == null ? "" : bound.toString();
    }
}
