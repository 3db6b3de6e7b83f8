package io.hatchery.server.leads;

import io.hatchery.engine.Reason;
import io.hatchery.engine.Source;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.tag.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was concluded about a lead at a moment, each with why it was so. Names are those of the playbook that concluded it.
 *
 * @param onRecord whether anything was on record of the lead by then; if not, all else is empty
 * @param firstSeen when the earliest event by then happened
 * @param steps how many inputs the lead had taken by then
 */
record Explanation(
        long lead,
        Instant at,
        boolean onRecord,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        long steps,
        @Nullable Source firstSource,
        @Nullable Source lastSource,
        List<Trait> traits,
        List<Tag> tags,
        List<Score> scores,
        @Nullable Said grade,
        Spam spam,
        List<Member> segments,
        @Nullable Stage stage,
        @Nullable Said owner,
        List<Consent> consent,
        List<Inside> journeys,
        List<Past> pastJourneys,
        @Nullable Account account,
        List<Summed> summaries) {

    /**
     * Why something is so.
     *
     * @param playbook the version that concluded it
     * @param event the type of the event that brought it about, {@code $due} for a moment that came, {@code $refill} for new rules
     * @param eventId its id in the timeline
     */
    record Because(
            Instant at,
            Reason reason,
            int playbook,
            String event,
            String eventId,
            @Nullable String actor) {}

    /** @param because null when what is known came with another lead that turned out to be this one */
    record Trait(
            String key,
            String label,
            JsonNode value,
            Instant at,
            String from,
            @Nullable String by,
            @Nullable Because because) {
        Trait masked() {
            return new Trait(key, label, Explanations.hidden(key, value), at, from, by, because);
        }
    }

    record Tag(
            String id,
            String name,
            String group,
            Instant since,
            Tags.By by,
            @Nullable Because because) {}

    /** @param points faded to the moment */
    record Score(Dimension dimension, double points, List<Contribution> contributions) {}

    /**
     * What a rule stood at.
     *
     * @param points faded to the moment
     * @param base when last changed, before fading
     * @param at when it last changed
     */
    record Contribution(
            String rule,
            String name,
            ScoreRule.@Nullable Model model,
            double points,
            double base,
            Instant at,
            @Nullable Duration halfLife,
            @Nullable Because because) {}

    record Said(String value, @Nullable Because because) {}

    record Spam(boolean spam, @Nullable Because because) {}

    record Member(
            String id, String name, Instant since, @Nullable Because because) {}

    /** @param clock how long the lead might stay, null when the stage had no clock */
    record Stage(
            String id,
            String name,
            @Nullable Instant since,
            StageState.@Nullable Clock clock,
            @Nullable Instant heldUntil,
            @Nullable Because because) {}

    /** @param channel with a purpose as {@code email/newsletter} */
    record Consent(
            String channel,
            Permission permission,
            Instant since,
            @Nullable Because because) {}

    /**
     * A journey the lead was in.
     *
     * @param because why it came in
     * @param nodeBecause why it stood at the node
     */
    record Inside(
            String id,
            String name,
            int version,
            int number,
            Instant enteredAt,
            String node,
            Instant since,
            @Nullable Instant until,
            @Nullable Because because,
            @Nullable Because nodeBecause) {}

    record Past(
            String id,
            String name,
            int times,
            Instant lastLeft,
            JourneyFact.Outcome outcome,
            @Nullable Because because) {}

    record Account(AccountView view, @Nullable Because because) {}

    /** What rules knew of a pattern of events by then. */
    record Summed(
            String pattern,
            long count,
            @Nullable Instant first,
            @Nullable Instant last) {}

    Explanation masked() {
        return new Explanation(
                lead,
                at,
                onRecord,
                firstSeen,
                lastSeen,
                steps,
                firstSource,
                lastSource,
                traits.stream().map(Trait::masked).toList(),
                tags,
                scores,
                grade,
                spam,
                segments,
                stage,
                owner,
                consent,
                journeys,
                pastJourneys,
                account == null ? null : Explanations.hidden(account),
                summaries);
    }
}
