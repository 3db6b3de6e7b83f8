package io.hatchery.server.leads;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Fact;
import io.hatchery.engine.account.AccountFact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.trait.TraitFact;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.runtime.Timelines;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A lead's timeline as people see it: what happened and what was concluded from it. */
@Component
class LeadHistory {
    private final Timelines timelines;
    private final Users users;
    private final JsonMapper json;

    LeadHistory(Timelines timelines, Users users, JsonMapper json) {
        this.timelines = timelines;
        this.users = users;
        this.json = json;
    }

    record Page(List<Entry> items, @Nullable String next) {}

    /**
     * @param actorName the person's name, when the actor is a person
     * @param raw the event as it came
     * @param facts what was concluded, without the engine's bookkeeping
     */
    record Entry(
            String id,
            String source,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            boolean historic,
            @Nullable String actor,
            @Nullable String actorName,
            JsonNode raw,
            JsonNode facts) {}

    Page page(long lead, @Nullable String cursor, int limit, boolean masked) {
        Timelines.Page page = timelines.of(lead, cursor, limit);
        return new Page(page.entries().stream().map(e -> entry(e, masked)).toList(), page.next());
    }

    private Entry entry(Timelines.Entry e, boolean masked) {
        List<Fact> told = e.facts().stream().filter(LeadHistory::worthTelling).toList();
        String facts = EngineJson.writeAll(told);
        String raw = e.raw();
        return new Entry(
                e.id(),
                e.source(),
                e.type(),
                e.occurredAt(),
                e.receivedAt(),
                e.historic(),
                e.actor(),
                nameOf(e.actor()),
                tree(masked ? Masks.text(raw) : raw),
                tree(masked ? Masks.text(facts) : facts));
    }

    /** What concerns only the engine's own memory and clock is left out. */
    static boolean worthTelling(Fact fact) {
        return switch (fact.what()) {
            case PatternFact _,
                    Conclusion.WakeSet _,
                    TraitFact.TraitsConfirmed _,
                    ScoreFact.ModelCapsSet _,
                    ScoreFact.LimitCrossed _,
                    ContactFact.MessageCounted _,
                    ContactFact.DelayEnded _,
                    JourneyFact.OutcomeHeard _,
                    AccountFact.StandingChanged _ -> false;
            case Conclusion _ -> true;
        };
    }

    private @Nullable String nameOf(@Nullable String actor) {
        return users.behind(actor).map(User::name).orElse(null);
    }

    /** What was kept need not be JSON: it is shown as text then. */
    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
