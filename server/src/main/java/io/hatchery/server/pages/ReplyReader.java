package io.hatchery.server.pages;

import io.hatchery.engine.Value;
import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.runtime.Identifier;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Understands what was entered. The server decides: whatever the page checked is checked again. */
final class ReplyReader {
    /** What a phone question's country is called: its key and this. */
    static final String COUNTRY = ".country";

    private static final int LINE = 300;
    private static final int LINES = 5_000;

    private final Definition definition;
    private final String region;
    private final Map<String, Value> answers = new LinkedHashMap<>();
    private final Map<String, Value> traits = new LinkedHashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<Question.Consent> agreed = new ArrayList<>();

    private ReplyReader(Definition definition, String region) {
        this.definition = definition;
        this.region = region;
    }

    /** @param region the country of phone numbers whose country was not chosen */
    static Reply read(Definition definition, Entries entries, String region) {
        return new ReplyReader(definition, region).read(entries);
    }

    private Reply read(Entries entries) {
        for (Question question : definition.questions()) {
            boolean hidden = question instanceof Question.Hidden;
            if (!hidden && !entries.has(question.key())) {
                if (question.required()) {
                    wrong.put(question.key(), "required");
                }
            } else {
                answer(question, entries);
            }
        }
        if (!wrong.isEmpty()) {
            return new Reply.Faulty(wrong);
        }
        if (identifiers.isEmpty()) {
            return new Reply.Faulty(nobody());
        }
        return new Reply.Sound(answers, traits, identifiers, agreed);
    }

    /** Every question that could have told who it is. */
    private Map<String, String> nobody() {
        return definition.questions().stream()
                .filter(it -> it instanceof Question.Email || it instanceof Question.Phone)
                .collect(Collectors.toMap(Question::key, it -> "nobody"));
    }

    private void answer(Question question, Entries entries) {
        String text = entries.one(question.key());
        switch (question) {
            case Question.Text it -> text(it, text);
            case Question.Email it -> email(it, text);
            case Question.Phone it -> phone(it, text, entries.one(it.key() + COUNTRY));
            case Question.Choice it -> choice(it, entries.all(it.key()));
            case Question.Check it -> keep(it, Value.of(true));
            case Question.Amount it -> amount(it, text);
            case Question.Day it -> day(it, text);
            case Question.Hidden it -> keep(it, Value.of(it.value()));
            case Question.Consent it -> {
                keep(it, Value.of(true));
                agreed.add(it);
            }
        }
    }

    private void text(Question.Text question, String text) {
        int most = question.lines() ? LINES : LINE;
        if (text.length() > most) {
            wrong.put(question.key(), "long");
        } else {
            keep(question, Value.of(question.lines() ? text : text.replaceAll("\\s+", " ")));
        }
    }

    private void email(Question.Email question, String text) {
        Emails.normalise(text)
                .ifPresentOrElse(
                        address -> {
                            keep(question, Value.of(address));
                            identifiers.add(new Identifier(Identifier.Kind.EMAIL, address));
                        },
                        () -> wrong.put(question.key(), "email"));
    }

    private void phone(Question.Phone question, String text, String country) {
        String in = country.length() == 2 && Phones.knowsRegion(country) ? country : region;
        switch (Phones.read(text, in)) {
            case Phones.Reading.Personal(String e164) -> {
                keep(question, Value.of(e164));
                identifiers.add(new Identifier(Identifier.Kind.PHONE, e164));
            }
            case Phones.Reading.Shared(String e164) -> keep(question, Value.of(e164));
            case Phones.Reading.Unreadable() -> wrong.put(question.key(), "phone");
        }
    }

    private void choice(Question.Choice question, List<String> chosen) {
        Set<String> offered =
                question.options().stream().map(Question.Option::value).collect(Collectors.toSet());
        boolean several = question.style() == Question.Style.BOXES;
        if (!offered.containsAll(chosen) || (!several && chosen.size() > 1)) {
            wrong.put(question.key(), "choice");
        } else if (several) {
            keep(question, new Value.Many(chosen.stream().map(Value::of).toList()));
        } else {
            keep(question, Value.of(chosen.getFirst()));
        }
    }

    private void amount(Question.Amount question, String text) {
        Double least = question.least();
        Double most = question.most();
        try {
            double number = Double.parseDouble(text.toLowerCase(Locale.ROOT));
            if (!Double.isFinite(number) || !text.matches("[+-]?[0-9.]+")) {
                wrong.put(question.key(), "number");
            } else if ((least != null && number < least) || (most != null && number > most)) {
                wrong.put(question.key(), "range");
            } else {
                keep(question, Value.of(number));
            }
        } catch (NumberFormatException e) {
            wrong.put(question.key(), "number");
        }
    }

    private void day(Question.Day question, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            LocalDate first = question.first();
            LocalDate last = question.last();
            boolean sane = day.getYear() >= 1900 && day.getYear() < 2200;
            if (!sane || (first != null && day.isBefore(first)) || (last != null && day.isAfter(last))) {
                wrong.put(question.key(), "range");
            } else {
                keep(question, Value.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
        } catch (DateTimeParseException e) {
            wrong.put(question.key(), "date");
        }
    }

    private void keep(Question question, Value value) {
        answers.put(question.key(), value);
        String field = question.field();
        if (field != null) {
            traits.put(field, value);
        }
    }
}
