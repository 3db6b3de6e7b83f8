package io.hatchery.engine;

import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.segment.Memberships;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Traits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine knows of one lead.
 *
 * @param seq the number of the last fact folded in
 * @param concludedAt when the last fact was concluded, null before any; a lead's time never goes back behind it
 * @param recent ids of the last inputs seen, newest last, at most {@value #REMEMBERED}; the host keeps the long memory
 * @param firstSeen when the earliest event happened, null before any
 * @param lastSeen when the newest event happened, null before any
 * @param firstSource where the first touch with a source came from
 * @param nextDue when the host must wake the lead, null for never
 * @param dues what is to be asked when, the first of them at {@code nextDue}; null when all is to be asked then
 */
public record LeadState(
        long lead,
        long seq,
        @Nullable Instant concludedAt,
        List<String> recent,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Source firstSource,
        @Nullable Source lastSource,
        Traits traits,
        Summaries summaries,
        Tags tags,
        Scores scores,
        Memberships segments,
        StageState stage,
        Enrolments enrolments,
        Contact contact,
        Accounts account,
        @Nullable Instant nextDue,
        @Nullable Dues dues) {

    /** How many input ids a lead remembers by itself. */
    public static final int REMEMBERED = 16;

    /** A lead of whom all is to be asked when it is due. */
    public LeadState(
            long lead,
            long seq,
            @Nullable Instant concludedAt,
            List<String> recent,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            @Nullable Source firstSource,
            @Nullable Source lastSource,
            Traits traits,
            Summaries summaries,
            Tags tags,
            Scores scores,
            Memberships segments,
            StageState stage,
            Enrolments enrolments,
            Contact contact,
            Accounts account,
            @Nullable Instant nextDue) {
        this(
                lead,
                seq,
                concludedAt,
                recent,
                firstSeen,
                lastSeen,
                firstSource,
                lastSource,
                traits,
                summaries,
                tags,
                scores,
                segments,
                stage,
                enrolments,
                contact,
                account,
                nextDue,
                null);
    }

    /** A lead of whom nothing is known yet. */
    public static LeadState unknown(long lead) {
        return new LeadState(
                lead,
                0,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Traits.NONE,
                Summaries.NONE,
                Tags.NONE,
                Scores.NONE,
                Memberships.NONE,
                StageState.NONE,
                Enrolments.NONE,
                Contact.UNKNOWN,
                Accounts.NONE,
                null);
    }
}
