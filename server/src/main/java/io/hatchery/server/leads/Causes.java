package io.hatchery.server.leads;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.account.AccountFact;
import io.hatchery.engine.contact.ContactFact;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.score.ScoreFact;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.engine.trait.TraitFact;
import io.hatchery.server.leads.Explanation.Because;
import io.hatchery.server.runtime.Recordings.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead's history retold up to a moment: the state its facts make, and of everything in it the last fact that concluded it. */
final class Causes {
    private final Instant until;
    private final Map<String, Because> last = new HashMap<>();
    private LeadState state;
    private long steps;

    Causes(long lead, Instant until) {
        this.until = until;
        this.state = LeadState.unknown(lead);
    }

    /** Takes the next step; false when the moment has come. */
    boolean take(Step step) {
        for (Fact fact : step.facts()) {
            if (fact.at().isAfter(until)) {
                return false;
            }
            state = Engine.evolve(state, fact);
            note(step, fact);
        }
        steps++;
        return true;
    }

    private void note(Step step, Fact fact) {
        List<String> keys = keys(fact);
        if (!keys.isEmpty()) {
            Because because =
                    new Because(fact.at(), fact.reason(), fact.playbook(), step.type(), step.input(), step.actor());
            keys.forEach(key -> last.put(key, because));
        }
    }

    LeadState state() {
        return state;
    }

    long steps() {
        return steps;
    }

    @Nullable Because of(String key) {
        return last.get(key);
    }

    private static List<String> keys(Fact fact) {
        return switch (fact.what()) {
            case TraitFact.TraitChanged changed -> List.of("trait:" + changed.field());
            case TagFact.TagAdded added -> List.of("tag:" + added.tag());
            case SegmentFact.SegmentEntered(String segment) -> List.of("segment:" + segment);
            case LifecycleFact.StageChanged _ -> List.of("stage");
            case LifecycleFact.OwnerChanged _ -> List.of("owner");
            case ScoreFact.GradeChanged _ -> List.of("grade");
            case ScoreFact.SpamVerdictChanged _ -> List.of("spam");
            case ScoreFact.ScoreChanged changed ->
                changed.contributions().stream().map(c -> "rule:" + c.rule()).toList();
            case JourneyFact.JourneyEntered entered ->
                List.of("journey:" + entered.journey(), "node:" + entered.journey());
            case JourneyFact.NodeReached reached -> List.of("node:" + reached.journey());
            case JourneyFact.EnrolmentMoved moved -> List.of("node:" + moved.journey());
            case JourneyFact.JourneyLeft left -> List.of("left:" + left.journey());
            case ContactFact.PermissionChanged changed -> List.of("consent:" + changed.channel());
            case AccountFact.AccountSeen _ -> List.of("account");
            case null, default -> List.of();
        };
    }
}
