package io.hatchery.server.leads;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Value;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.LifecycleFact.MoveRefused;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.server.access.Team;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.leads.Happenings.Happening;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with leads. Each becomes an event; the engine concludes what follows. */
@Component
class LeadActions {

    /** Something done with a lead. */
    sealed interface Action permits Accept, Reject, SetStage, AddTag, RemoveTag, Assign, Call, Note, Enrol {}

    record Accept(@Nullable String note) implements Action {}

    record Reject(String reason, @Nullable String note) implements Action {}

    record SetStage(String stage, @Nullable String note) implements Action {}

    record AddTag(String tag) implements Action {}

    record RemoveTag(String tag) implements Action {}

    /** @param owner {@code team:sdr}, {@code user:<id>}, or null for nobody */
    record Assign(@Nullable String owner) implements Action {}

    record Call(
            String outcome, @Nullable String note, @Nullable Next next) implements Action {
        /** The next thing to do after a call; it becomes a task. */
        record Next(
                String title,
                @Nullable Instant dueAt,
                @Nullable String owner,
                @Nullable String note) {}
    }

    record Note(String text) implements Action {}

    record Enrol(String journey) implements Action {}

    private static final int RECENT = 20;
    private static final int LONGEST = 4000;

    private final Happenings happenings;
    private final Playbooks playbooks;
    private final Users users;
    private final States states;
    private final Timelines timelines;

    LeadActions(Happenings happenings, Playbooks playbooks, Users users, States states, Timelines timelines) {
        this.happenings = happenings;
        this.playbooks = playbooks;
        this.users = users;
        this.states = states;
        this.timelines = timelines;
    }

    /**
     * Does it with each of these, durably. Of a single lead it also says when nothing came of it, and why.
     *
     * @throws io.hatchery.server.platform.ProblemException when the action names something that does not exist, or was refused
     */
    void perform(List<Long> leads, Action action, User by) {
        check(action);
        List<String> ids =
                happenings.tell(leads.stream().map(lead -> event(lead, action)).toList(), by);
        if (leads.size() == 1) {
            long lead = leads.getFirst();
            switch (action) {
                case SetStage set -> refusal(lead, ids.getFirst()).ifPresent(this::explain);
                case Enrol(String journey) -> requireInside(lead, journey);
                case Accept a -> {}
                case Reject r -> {}
                case AddTag t -> {}
                case RemoveTag t -> {}
                case Assign a -> {}
                case Call c -> {}
                case Note n -> {}
            }
        }
    }

    /** Does it with each of these, as part of a larger work: done again under the same name, nothing is done twice. */
    void performAll(List<Long> leads, Action action, User by, String work) {
        happenings.tell(leads.stream().map(lead -> event(lead, action)).toList(), by, work);
    }

    /** Whether all that the action names exists. */
    void check(Action action) {
        Playbook playbook = playbooks.current().playbook();
        switch (action) {
            case Accept(String note) -> bounded("note", note);
            case Reject(String reason, String note) -> bounded("reason", reason);
            case SetStage(String stage, String note) -> {
                known(
                        "stage",
                        stage,
                        playbook.lifecycle().stages().stream().map(Stage::id).toList());
                bounded("note", note);
            }
            case AddTag(String tag) ->
                known("tag", tag, playbook.tags().stream().map(TagRule::id).toList());
            case RemoveTag(String tag) -> bounded("tag", tag);
            case Assign(String owner) -> checkOwner(owner);
            case Call(String outcome, String note, Call.Next next) -> {
                bounded("outcome", outcome);
                bounded("note", note);
                if (next != null) {
                    bounded("next/title", next.title());
                    checkOwner(next.owner());
                }
            }
            case Note(String text) -> bounded("text", text);
            case Enrol(String journey) ->
                known(
                        "journey",
                        journey,
                        playbook.journeys().stream()
                                .filter(j -> j.status() == Journey.Status.LIVE)
                                .map(Journey::id)
                                .toList());
        }
    }

    private static void known(String place, String value, List<String> all) {
        if (!all.contains(value)) {
            throw Problems.invalid(place, "unknown", value);
        }
    }

    private static void bounded(String place, @Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw Problems.invalid(place, "too-long", LONGEST);
        }
    }

    private void checkOwner(@Nullable String owner) {
        if (owner == null) {
            return;
        }
        boolean known = users.behind(owner).isPresent()
                || Arrays.stream(Team.values()).anyMatch(team -> team.owner().equals(owner));
        if (!known) {
            throw Problems.invalid("owner", "unknown", owner);
        }
    }

    private static Happening event(long lead, Action action) {
        return switch (action) {
            case Accept(String note) -> new Happening(lead, "lead.accepted", texts("note", note));
            case Reject(String reason, String note) ->
                new Happening(lead, "lead.rejected", texts("reason", reason, "note", note));
            case SetStage(String stage, String note) ->
                new Happening(lead, "stage.set", texts("stage", stage, "note", note));
            case AddTag(String tag) -> new Happening(lead, "tag.added", texts("tag", tag));
            case RemoveTag(String tag) -> new Happening(lead, "tag.removed", texts("tag", tag));
            case Assign(String owner) ->
                owner == null
                        ? new Happening(lead, "owner.removed", Map.of())
                        : new Happening(lead, "owner.assigned", texts("owner", owner));
            case Call call -> new Happening(lead, "call.logged", told(call));
            case Note(String text) -> new Happening(lead, "note.added", texts("text", text));
            case Enrol(String journey) -> new Happening(lead, "journey.entered", texts("journey", journey));
        };
    }

    private static Map<String, Value> told(Call call) {
        Map<String, Value> told = texts("outcome", call.outcome(), "note", call.note());
        Call.Next next = call.next();
        if (next != null) {
            told.putAll(texts("next.title", next.title(), "next.owner", next.owner(), "next.note", next.note()));
            if (next.dueAt() != null) {
                told.put("next.dueAt", Value.of(next.dueAt()));
            }
        }
        return told;
    }

    /** Keys and texts in turn; what is blank is left out. */
    private static Map<String, Value> texts(@Nullable String... keysAndTexts) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            String key = keysAndTexts[i];
            String text = keysAndTexts[i + 1];
            if (key != null && text != null && !text.isBlank()) {
                values.put(key, Value.of(text.strip()));
            }
        }
        return values;
    }

    private Optional<MoveRefused> refusal(long lead, String messageId) {
        return timelines.of(lead, null, RECENT).entries().stream()
                .filter(e -> e.raw().contains(messageId))
                .flatMap(e -> e.facts().stream())
                .map(Fact::what)
                .filter(MoveRefused.class::isInstance)
                .map(MoveRefused.class::cast)
                .findFirst();
    }

    private void explain(MoveRefused refused) {
        Playbook playbook = playbooks.current().playbook();
        String to = stageName(playbook, refused.to());
        String from = refused.from() == null ? "–" : stageName(playbook, refused.from());
        throw switch (refused.why()) {
            case UNKNOWN_STAGE -> Problems.conflict("move-unknown-stage", refused.to());
            case NOT_ALLOWED_FROM_HERE -> Problems.conflict("move-not-allowed", from, to);
            case FIELD_MISSING -> Problems.conflict("move-field-missing", from, missing(playbook, refused.from()));
            case REASON_MISSING -> Problems.conflict("move-reason-missing", to);
            case REASON_UNKNOWN -> Problems.conflict("move-reason-unknown", to);
        };
    }

    private static String stageName(Playbook playbook, String id) {
        return LeadRecords.named(playbook.lifecycle().stages(), Stage::id, id)
                .map(Stage::name)
                .orElse(id);
    }

    private static String missing(Playbook playbook, @Nullable String from) {
        return from == null
                ? ""
                : LeadRecords.named(playbook.lifecycle().stages(), Stage::id, from)
                        .map(stage -> String.join(", ", stage.requiredFields()))
                        .orElse("");
    }

    private void requireInside(long lead, String journey) {
        boolean inside = states.of(lead).stream()
                .flatMap(state -> state.enrolments().active().stream())
                .anyMatch(e -> e.journey().equals(journey));
        boolean passed = states.of(lead).stream()
                .anyMatch(state -> state.enrolments().past().containsKey(journey));
        if (!inside && !passed) {
            throw Problems.conflict("not-enrolled", journey);
        }
    }
}
