package io.hatchery.server.desk;

import io.hatchery.engine.Context;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.segment.Memberships;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Traits;
import io.hatchery.server.runtime.ReadModel.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what the host hands to read models, one step of a lead's life at a time. */
public final class Changes {
    private LeadState state;
    private LeadState before;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private int events;

    private Changes(long lead) {
        state = LeadState.unknown(lead);
        before = state;
    }

    public static Changes of(long lead) {
        return new Changes(lead);
    }

    public Changes seen(Instant at, @Nullable Source source) {
        return with(at, source, state.stage(), state.scores());
    }

    public Changes stage(String stage, Instant at) {
        StageState old = state.stage();
        Map<String, StageState.Visits> visits = new HashMap<>(old.visits());
        visits.merge(
                stage,
                new StageState.Visits(1, at, at),
                (a, b) -> new StageState.Visits(a.count() + 1, a.first(), b.last()));
        Duration after = old.since() == null ? null : Duration.between(old.since(), at);
        state = with(
                        at,
                        state.firstSource(),
                        new StageState(stage, at, visits, Map.of(), old.owner(), null, null),
                        state.scores())
                .state;
        fact(at, new LifecycleFact.StageChanged(old.stage(), stage, null, null, after));
        return this;
    }

    public Changes owner(@Nullable String owner, Instant at) {
        StageState old = state.stage();
        state = with(
                        at,
                        state.firstSource(),
                        new StageState(old.stage(), old.since(), old.visits(), Map.of(), owner, null, null),
                        state.scores())
                .state;
        fact(at, new LifecycleFact.OwnerChanged(old.owner(), owner));
        return this;
    }

    public Changes graded(String grade, double score, Instant at) {
        var balance = new Scores.Balance(Dimension.ENGAGEMENT, score, at, null);
        return with(
                at,
                state.firstSource(),
                state.stage(),
                new Scores(Map.of("rule", balance), grade, false, Map.of(), null, Map.of()));
    }

    public Changes event(String type, Instant at, @Nullable String actor, Map<String, Value> properties) {
        inputs.add(new Input.Happened(
                "e-" + state.lead() + "-" + ++events,
                state.lead(),
                type,
                at,
                at,
                Map.of(),
                properties,
                new Context(null, actor, Map.of()),
                false));
        return this;
    }

    public Change take() {
        Change change = new Change(before, state, List.of(), inputs, facts);
        before = state;
        inputs.clear();
        facts.clear();
        return change;
    }

    private void fact(Instant at, LifecycleFact what) {
        String cause = inputs.isEmpty() ? "none" : inputs.getLast().id();
        facts.add(new Fact(state.lead(), state.seq(), at, 1, cause, Reason.of("test"), what));
    }

    private Changes with(Instant at, @Nullable Source source, StageState stage, Scores scores) {
        Instant first = state.firstSeen();
        state = new LeadState(
                state.lead(),
                state.seq() + 1,
                at,
                List.of(),
                first == null || at.isBefore(first) ? at : first,
                at,
                Objects.requireNonNullElse(source, Source.ofChannel("direct", "Direct")),
                null,
                Traits.NONE,
                Summaries.NONE,
                Tags.NONE,
                scores,
                Memberships.NONE,
                stage,
                Enrolments.NONE,
                Contact.UNKNOWN,
                Accounts.NONE,
                null);
        return this;
    }
}
