package io.hatchery.server.pages;

import io.hatchery.server.platform.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Seals into a form which version was shown, when, what was left out of it, and the id its submission will have, so that none of it can
 * be made up and the same page sent twice is one submission.
 */
@Component
class Seals {
    /** How long a page may stay open before it must be shown anew. */
    static final Duration LASTS = Duration.ofHours(24);

    private static final String SECRET = "forms-seals";

    private final Sealed sealed;

    Seals(Sealed sealed) {
        this.sealed = sealed;
    }

    /**
     * What was shown.
     *
     * @param omitted keys of questions that were not asked
     */
    record Shown(String form, int version, Instant at, String id, List<String> omitted) {
        Shown {
            omitted = List.copyOf(omitted);
        }
    }

    String of(Shown shown) {
        return sealed.seal(
                SECRET,
                String.join(
                        "|",
                        shown.form(),
                        Integer.toString(shown.version()),
                        Long.toString(shown.at().toEpochMilli()),
                        shown.id(),
                        String.join(",", shown.omitted())));
    }

    /** What a seal says of this form; empty when it is none of ours, another form's or too old. */
    Optional<Shown> read(String form, String seal, Instant now) {
        return sealed.open(SECRET, seal)
                .map(text -> text.split("\\|", 5))
                .filter(parts -> parts.length >= 4)
                .map(Seals::shown)
                .filter(shown ->
                        !shown.at().isAfter(now) && shown.at().plus(LASTS).isAfter(now))
                .filter(shown -> shown.form().equals(form));
    }

    /** A page that was open while the server was brought up to date has no fifth part. */
    private static Shown shown(String[] parts) {
        List<String> omitted = parts.length < 5 || parts[4].isEmpty() ? List.of() : List.of(parts[4].split(","));
        return new Shown(
                parts[0],
                Integer.parseInt(parts[1]),
                Instant.ofEpochMilli(Long.parseLong(parts[2])),
                parts[3],
                omitted);
    }
}
