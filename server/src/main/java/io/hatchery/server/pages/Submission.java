package io.hatchery.server.pages;

import io.hatchery.server.runtime.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent, with all that is needed to take it later.
 *
 * @param id of the submission, and of its event
 * @param at when it came
 * @param page the address it was shown at, with what followed the question mark
 * @param referrer the page before
 * @param visitor by which the snippet of the page that showed it knows the visitor, null when it does not
 * @param known who they were known to be before they said so; null as nobody
 * @param landed the landing page that showed it, null when it was none
 * @param omitted keys of questions that were not asked; null as none
 */
record Submission(
        String id,
        String form,
        int version,
        Instant at,
        Entries entries,
        String ip,
        @Nullable String userAgent,
        String page,
        @Nullable String referrer,
        @Nullable String visitor,
        @Nullable List<Identifier> known,
        @Nullable Landed landed,
        @Nullable List<String> omitted) {

    /** A variant of a landing page. */
    record Landed(String page, String variant) {}

    /** The language it was shown in. */
    Locale language() {
        return Locale.forLanguageTag(entries.one(FormPage.LANGUAGE));
    }

    /** What of the form was asked. */
    Definition asked(Definition whole) {
        return omitted == null ? whole : whole.without(omitted);
    }
}
