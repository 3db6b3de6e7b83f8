package io.hatchery.engine.pattern;

import io.hatchery.engine.Source;
import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A lead's summaries by pattern key. */
public record Summaries(Map<String, Summary> byKey) {
    private static final Summary NOTHING = Summary.none(0);
    public static final Summaries NONE = new Summaries(Map.of());

    public Summaries {
        byKey = SmallMap.copyOf(byKey);
    }

    /** What a pattern is known to have matched. */
    public Summary of(String key) {
        Summary summary = byKey.get(key);
        return summary == null ? NOTHING : summary;
    }

    /** These with one more fact folded in. */
    public Summaries after(PatternFact fact) {
        SmallMap<Summary> changed = SmallMap.copyOf(byKey);
        switch (fact) {
            case PatternFact.Observed(
                    String input,
                    String type,
                    Instant occurredAt,
                    Source source,
                    List<PatternFact.Match> matches) -> {
                for (PatternFact.Match match : matches) {
                    Summary before = changed.get(match.pattern());
                    Summary present = before == null ? Summary.none(match.keep()) : before;
                    changed = changed.with(match.pattern(), present.with(match, occurredAt, match.keep()));
                }
            }
            case PatternFact.Refilled(Map<String, Summary> refilled) -> {
                for (Map.Entry<String, Summary> entry :
                        SmallMap.<Summary>copyOf(refilled).entrySet()) {
                    changed = changed.with(entry.getKey(), entry.getValue());
                }
            }
        }
        return new Summaries(changed);
    }

    /** How many of the kept times of each pattern lie at or after a moment; patterns without any are left out. */
    public Map<String, Integer> settledAt(Instant moment) {
        SmallMap<Summary> all = SmallMap.copyOf(byKey);
        SmallMap<Integer> settled = SmallMap.empty();
        for (int i = 0; i < all.size(); i++) {
            Summary summary = all.value(i);
            int count = summary.last() == null || summary.last().isBefore(moment) ? 0 : summary.countFrom(moment);
            if (count > 0) {
                settled = settled.with(all.key(i), count);
            }
        }
        return settled;
    }
}
