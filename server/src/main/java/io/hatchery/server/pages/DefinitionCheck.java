package io.hatchery.server.pages;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.platform.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What keeps a form from being published. */
final class DefinitionCheck {
    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_OPTIONS = 200;
    private static final int LABEL = 2_000;
    private static final int MOST_DAYS = 365;

    private final Set<String> fields;
    private final PagesSettings settings;
    private final Predicate<String> assets;
    private final List<Fault> faults = new ArrayList<>();

    private DefinitionCheck(Collection<Field> fields, PagesSettings settings, Predicate<String> assets) {
        this.fields = fields.stream().map(Field::key).collect(Collectors.toSet());
        this.settings = settings;
        this.assets = assets;
    }

    /**
     * Everything that is wrong with it.
     *
     * @param fields of the playbook in force, which answers may go to
     * @param assets whether there is one of this id
     */
    static List<Fault> of(
            Definition definition, Collection<Field> fields, PagesSettings settings, Predicate<String> assets) {
        return new DefinitionCheck(fields, settings, assets).check(definition);
    }

    private List<Fault> check(Definition definition) {
        words("title", definition.title(), true);
        words("intro", definition.intro(), false);
        words("button", definition.button(), true);
        List<Question> questions = definition.questions();
        if (questions.size() > MOST_QUESTIONS) {
            faults.add(Fault.of("questions", "form-many", MOST_QUESTIONS));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            question("questions/" + i, questions.get(i), keys);
        }
        if (questions.stream().noneMatch(it -> it instanceof Question.Email || it instanceof Question.Phone)) {
            faults.add(Fault.of("questions", "form-nobody-asked"));
        }
        after(definition);
        Integer asks = definition.asks();
        if (asks != null && (asks < 1 || asks > MOST_QUESTIONS)) {
            faults.add(Fault.of("asks", "form-asks", MOST_QUESTIONS));
        }
        boolean mailbox = questions.stream().anyMatch(it -> it instanceof Question.Email && it.required());
        boolean letter = definition.confirmed()
                || (definition.after() instanceof Definition.After.HandOut out && out.how() == Definition.How.EMAIL);
        if (letter && !mailbox) {
            faults.add(Fault.of("questions", "form-no-mailbox"));
        }
        return faults;
    }

    private void after(Definition definition) {
        switch (definition.after()) {
            case Definition.After.Message ignored -> {}
            case Definition.After.Redirect(String url) -> {
                if (!settings.allows(url)) {
                    faults.add(Fault.of("after/url", "form-redirect", url));
                }
            }
            case Definition.After.HandOut out -> {
                words("after/text", out.text(), false);
                if (!assets.test(out.asset())) {
                    faults.add(Fault.of("after/asset", "form-asset"));
                }
                if (out.days() < 1 || out.days() > MOST_DAYS) {
                    faults.add(Fault.of("after/days", "form-days", MOST_DAYS));
                }
            }
        }
    }

    private void question(String at, Question question, Set<String> keys) {
        if (!question.key().matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
            faults.add(Fault.of(at + "/key", "form-key"));
        } else if (!keys.add(question.key())) {
            faults.add(Fault.of(at + "/key", "taken"));
        }
        if (!(question instanceof Question.Hidden)) {
            words(at + "/label", question.label(), true);
        }
        String field = question.field();
        if (field != null && !fields.contains(field)) {
            faults.add(Fault.of(at + "/field", "unknown", field));
        }
        switch (question) {
            case Question.Choice it -> options(at + "/options", it.options());
            case Question.Amount it -> order(at, it.least(), it.most());
            case Question.Day it -> order(at, it.first(), it.last());
            case Question.Consent it
            when !it.channel().matches("[a-z_]{1,40}") ->
                faults.add(Fault.of(at + "/channel", "unknown", it.channel()));
            case Question.Consent ignored -> {}
            case Question.Hidden it
            when it.value().length() > LABEL -> faults.add(Fault.of(at + "/value", "too-long", LABEL));
            case Question.Hidden ignored -> {}
            case Question.Text ignored -> {}
            case Question.Email ignored -> {}
            case Question.Phone ignored -> {}
            case Question.Check ignored -> {}
        }
    }

    private void options(String at, List<Question.Option> options) {
        if (options.isEmpty() || options.size() > MOST_OPTIONS) {
            faults.add(Fault.of(at, "form-options", MOST_OPTIONS));
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            String value = options.get(i).value();
            if (value.isBlank() || value.length() > 200) {
                faults.add(Fault.of(at + "/" + i + "/value", "required"));
            } else if (!values.add(value.strip())) {
                faults.add(Fault.of(at + "/" + i + "/value", "taken"));
            }
            words(at + "/" + i + "/label", options.get(i).label(), true);
        }
    }

    private <T extends Comparable<T>> void order(String at, @Nullable T least, @Nullable T most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            faults.add(Fault.of(at, "form-order"));
        }
    }

    private void words(String at, Words words, boolean required) {
        if (required && words.isBlank()) {
            faults.add(Fault.of(at, "required"));
        } else if (words.length() > LABEL) {
            faults.add(Fault.of(at, "too-long", LABEL));
        }
    }
}
