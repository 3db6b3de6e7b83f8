package io.hatchery.server.leads;

import io.hatchery.engine.condition.Condition;
import io.hatchery.server.leads.LeadFilter.By;
import java.util.List;

/**
 * Narrows what the engine must be asked about: parts of a condition that a column answers exactly, when every lead it can hold for
 * must have them. Never leaves out a lead the condition holds for.
 */
final class Hints {
    private Hints() {}

    static LeadFilter narrow(LeadFilter filter, Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> {
                LeadFilter narrowed = filter;
                for (Condition one : of) {
                    narrowed = narrow(narrowed, one);
                }
                yield narrowed;
            }
            case Condition.StageIs(List<String> stages) -> unlessTaken(filter, By.STAGE, stages);
            case Condition.StageWas(String stage) -> unlessTaken(filter, By.REACHED, List.of(stage));
            case Condition.HasTag(String tag) -> unlessTaken(filter, By.TAG, List.of(tag));
            case Condition.InSegment(String segment) -> unlessTaken(filter, By.SEGMENT, List.of(segment));
            case Condition.InJourney(String journey) -> unlessTaken(filter, By.JOURNEY, List.of(journey));
            case null, default -> filter;
        };
    }

    /** Whether the columns alone answer the whole condition exactly, so that the engine need not be asked. */
    static boolean suffice(LeadFilter filter, Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) -> {
                LeadFilter narrowed = filter;
                boolean exact = true;
                for (Condition one : of) {
                    exact &= suffice(narrowed, one);
                    narrowed = narrow(narrowed, one);
                }
                yield exact;
            }
            case Condition.StageIs c -> free(filter, By.STAGE, c.stages());
            case Condition.StageWas c -> free(filter, By.REACHED, List.of(c.stage()));
            case Condition.HasTag c -> free(filter, By.TAG, List.of(c.tag()));
            case Condition.InSegment c -> free(filter, By.SEGMENT, List.of(c.segment()));
            case Condition.InJourney c -> free(filter, By.JOURNEY, List.of(c.journey()));
            case null, default -> false;
        };
    }

    private static boolean free(LeadFilter filter, By by, List<String> values) {
        return filter.of(by).isEmpty() && !values.isEmpty();
    }

    /** A column asked for already stays as it is asked for: the engine sees to the rest. */
    private static LeadFilter unlessTaken(LeadFilter filter, By by, List<String> values) {
        return free(filter, by, values) ? filter.with(by, values) : filter;
    }
}
