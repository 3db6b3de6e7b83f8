package io.hatchery.engine.segment;

import io.hatchery.engine.Reason;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.RuleIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides who is in which segment: exactly those for whom the condition is true now. */
public final class Segmenting {
    private final int first;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private record Rule(String segment, Check check, Reason holds, Reason ended) {}

    public Segmenting(List<Segment> segments, Checks checks, RuleIndex.Builder index) {
        this.first = index.size();
        for (Segment segment : segments) {
            Needs needs = new Needs();
            Check check = checks.of(segment.condition(), needs);
            index.add(needs);
            known.add(segment.id());
            rules.add(new Rule(
                    segment.id(),
                    check,
                    Reason.of("segment.holds", segment.name()),
                    Reason.of("segment.ended", segment.name())));
        }
    }

    public void decide(Draft draft) {
        if (draft.isRefill()) {
            dropSegmentsGone(draft);
        }
        int end = first + rules.size();
        for (int number = draft.next(first, end); number >= 0; number = draft.next(number + 1, end)) {
            Rule rule = rules.get(number - first);
            boolean holds = draft.watches(rule.check);
            boolean in = draft.state().segments().in(rule.segment);
            if (holds && !in) {
                draft.conclude(rule.holds, new SegmentFact.SegmentEntered(rule.segment));
            } else if (!holds && in) {
                draft.conclude(rule.ended, new SegmentFact.SegmentLeft(rule.segment));
            }
        }
    }

    private void dropSegmentsGone(Draft draft) {
        draft.state().segments().since().keySet().forEach(segment -> {
            if (!known.contains(segment)) {
                draft.conclude(Reason.of("segment.gone"), new SegmentFact.SegmentLeft(segment));
            }
        });
    }
}
