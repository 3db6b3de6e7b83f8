package io.hatchery.server.leads;

import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scores.Balance;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of everything concluded about a lead why: the fact that concluded it, found in the lead's own history. */
@Component
class LeadReasons {
    /** How far back is looked for reasons: pages of {@value #PAGE} events. */
    private static final int PAGES = 25;

    private static final int PAGE = 200;

    private final States states;
    private final Timelines timelines;
    private final Playbooks playbooks;
    private final Clock clock;

    LeadReasons(States states, Timelines timelines, Playbooks playbooks, Clock clock) {
        this.states = states;
        this.timelines = timelines;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * Why something is so.
     *
     * @param event the type of the event that brought it about, {@code $due} for a moment that came
     * @param eventId its id in the timeline
     */
    record Because(
            Instant at,
            Reason reason,
            int playbook,
            String event,
            String eventId,
            @Nullable String actor) {}

    /** @param because null when the reason lies further back than is looked */
    record Concluded(String id, @Nullable Because because) {}

    /**
     * What a rule stands at.
     *
     * @param points now
     * @param base when last changed, before fading
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

    record Score(Dimension dimension, double points, List<Contribution> contributions) {}

    record Why(
            List<Score> scores,
            @Nullable Because grade,
            @Nullable Because spam,
            @Nullable Because stage,
            @Nullable Because owner,
            List<Concluded> tags,
            List<Concluded> segments,
            List<Concluded> journeys) {}

    Why of(long lead) {
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", lead));
        Set<String> wanted = wanted(state);
        Map<String, Because> found = search(lead, wanted);
        Instant now = clock.now();
        Playbook playbook = playbooks.current().playbook();
        return new Why(
                Arrays.stream(Dimension.values())
                        .map(d -> score(d, state, playbook, found, now))
                        .toList(),
                found.get("grade"),
                found.get("spam"),
                found.get("stage"),
                found.get("owner"),
                concluded("tag:", state.tags().byId().keySet(), found),
                concluded("segment:", state.segments().since().keySet(), found),
                concluded(
                        "journey:",
                        state.enrolments().active().stream()
                                .map(e -> e.journey())
                                .collect(java.util.stream.Collectors.toSet()),
                        found));
    }

    private static Score score(
            Dimension dimension, LeadState state, Playbook playbook, Map<String, Because> found, Instant now) {
        List<Contribution> parts = state.scores().byRule().entrySet().stream()
                .filter(e -> e.getValue().dimension() == dimension)
                .map(e -> contribution(e.getKey(), e.getValue(), playbook, found, now))
                .filter(c -> Math.abs(c.points()) >= 0.05)
                .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.points()))
                        .thenComparing(Contribution::rule))
                .toList();
        return new Score(
                dimension, parts.stream().mapToDouble(Contribution::points).sum(), parts);
    }

    private static Contribution contribution(
            String rule, Balance balance, Playbook playbook, Map<String, Because> found, Instant now) {
        var known = LeadRecords.named(playbook.scoring().rules(), ScoreRule::id, rule);
        return new Contribution(
                rule,
                known.map(ScoreRule::name).orElse(rule),
                known.map(ScoreRule::model).orElse(null),
                balance.pointsAt(now),
                balance.points(),
                balance.at(),
                balance.halfLife(),
                found.get("rule:" + rule));
    }

    private static List<Concluded> concluded(String prefix, Set<String> ids, Map<String, Because> found) {
        return ids.stream()
                .sorted()
                .map(id -> new Concluded(id, found.get(prefix + id)))
                .toList();
    }

    private static Set<String> wanted(LeadState state) {
        Set<String> wanted = new HashSet<>();
        wanted.add("stage");
        if (state.scores().grade() != null) {
            wanted.add("grade");
        }
        if (state.scores().spam()) {
            wanted.add("spam");
        }
        if (state.stage().owner() != null) {
            wanted.add("owner");
        }
        state.scores().byRule().keySet().forEach(rule -> wanted.add("rule:" + rule));
        state.tags().byId().keySet().forEach(tag -> wanted.add("tag:" + tag));
        state.segments().since().keySet().forEach(segment -> wanted.add("segment:" + segment));
        state.enrolments().active().forEach(e -> wanted.add("journey:" + e.journey()));
        return wanted;
    }

    /** Walks back until every reason is found or the limit is reached. */
    private Map<String, Because> search(long lead, Set<String> wanted) {
        Map<String, Because> found = new HashMap<>();
        String cursor = null;
        for (int page = 0; page < PAGES && found.size() < wanted.size(); page++) {
            Timelines.Page entries = timelines.of(lead, cursor, PAGE);
            for (Timelines.Entry entry : entries.entries()) {
                for (Fact fact : entry.facts().reversed()) {
                    for (String key : keys(fact)) {
                        if (wanted.contains(key)) {
                            found.putIfAbsent(key, because(entry, fact));
                        }
                    }
                }
            }
            cursor = entries.next();
            if (cursor == null) {
                break;
            }
        }
        return found;
    }

    private static Because because(Timelines.Entry entry, Fact fact) {
        return new Because(fact.at(), fact.reason(), fact.playbook(), entry.type(), entry.id(), entry.actor());
    }

    private static List<String> keys(Fact fact) {
        return switch (fact.what()) {
            case TagFact.TagAdded(String tag, var by) -> List.of("tag:" + tag);
            case SegmentFact.SegmentEntered(String segment) -> List.of("segment:" + segment);
            case LifecycleFact.StageChanged changed -> List.of("stage");
            case LifecycleFact.OwnerChanged changed -> List.of("owner");
            case ScoreFact.GradeChanged changed -> List.of("grade");
            case ScoreFact.SpamVerdictChanged changed -> List.of("spam");
            case ScoreFact.ScoreChanged changed ->
                changed.contributions().stream().map(c -> "rule:" + c.rule()).toList();
            case JourneyFact.JourneyEntered entered -> List.of("journey:" + entered.journey());
            case null, default -> List.of();
        };
    }
}
