package io.hatchery.server.pages;

import io.hatchery.server.pages.Definition.After.HandOut;
import io.hatchery.server.pages.Definition.How;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent, as far as answering it goes.
 *
 * @param id of the submission
 * @param definition the version that was sent
 * @param lead whose it is; null while it is held, and when it was rejected
 * @param language {@code zh-CN} or {@code en}
 * @param unconfirmed keys of the consents that wait, or waited, to be confirmed
 */
record Answered(
        String id,
        String form,
        int version,
        Definition definition,
        Instant at,
        @Nullable Long lead,
        String language,
        List<String> unconfirmed,
        boolean confirmed) {
    Answered {
        unconfirmed = List.copyOf(unconfirmed);
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The file it asks for; empty when it asks for none. */
    Optional<HandOut> handsOut() {
        return definition.after() instanceof HandOut out ? Optional.of(out) : Optional.empty();
    }

    /** The same, if that is how people get it. */
    Optional<HandOut> handsOut(How how) {
        return handsOut().filter(out -> out.how() == how);
    }

    /** The consents that are to be confirmed, also when they are by now. */
    List<Question.Consent> toConfirm() {
        return definition.questions().stream()
                .filter(question -> unconfirmed.contains(question.key()))
                .filter(Question.Consent.class::isInstance)
                .map(Question.Consent.class::cast)
                .toList();
    }
}
