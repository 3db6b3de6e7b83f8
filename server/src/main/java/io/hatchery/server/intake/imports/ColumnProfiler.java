package io.hatchery.server.intake.imports;

import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.identity.Phones;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Watches one column go by. Memory is bounded: values beyond the first {@value #MOST_VALUES} different ones are not told apart. */
final class ColumnProfiler {
    static final int MOST_VALUES = 1_000;
    static final int SHOWN = 60;
    private static final int LONGEST = 120;
    private static final double MOST = .9;

    private final int index;
    private final String name;
    private final Map<String, Long> counts = new HashMap<>();
    private long filled;
    private long blank;

    ColumnProfiler(int index, String name) {
        this.index = index;
        this.name = name;
    }

    void see(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            blank++;
            return;
        }
        filled++;
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (counts.size() < MOST_VALUES || counts.containsKey(shown)) {
            counts.merge(shown, 1L, Long::sum);
        }
    }

    ColumnProfile profile() {
        List<ColumnProfile.Count> values = counts.entrySet().stream()
                .map(e -> new ColumnProfile.Count(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(ColumnProfile.Count::rows)
                        .reversed()
                        .thenComparing(ColumnProfile.Count::value))
                .limit(SHOWN)
                .toList();
        return new ColumnProfile(index, name, filled, blank, counts.size(), values, kind());
    }

    private ColumnProfile.Kind kind() {
        if (counts.isEmpty()) {
            return ColumnProfile.Kind.EMPTY;
        }
        if (mostly(c -> c.indexOf('@') > 0 && Emails.normalise(c).isPresent())) {
            return ColumnProfile.Kind.EMAIL;
        }
        if (mostly(c -> Cells.flag(c).isPresent()) && counts.size() <= 6) {
            return ColumnProfile.Kind.FLAG;
        }
        if (mostly(c -> Cells.moment(c, Mapping.DateOrder.YEAR_FIRST, ZoneOffset.UTC)
                        .isPresent()
                || Cells.moment(c, Mapping.DateOrder.DAY_FIRST, ZoneOffset.UTC).isPresent())) {
            return ColumnProfile.Kind.DATE;
        }
        if (mostly(c -> c.length() >= 10 && Phones.read(c, "CN") instanceof Phones.Reading.Personal)) {
            return ColumnProfile.Kind.PHONE;
        }
        if (mostly(c -> Cells.number(c).isPresent())) {
            return ColumnProfile.Kind.NUMBER;
        }
        return counts.size() <= SHOWN && filled > 2L * counts.size()
                ? ColumnProfile.Kind.CHOICE
                : ColumnProfile.Kind.TEXT;
    }

    /** Nine of ten different values. */
    private boolean mostly(Predicate<String> looks) {
        long like = counts.keySet().stream().limit(200).filter(looks).count();
        return like >= MOST * Math.min(200, counts.size());
    }
}
