package io.hatchery.server.intake.imports;

import io.hatchery.engine.Value;
import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.csv.CsvRows;
import io.hatchery.server.intake.csv.Sniffer;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries rows out without taking them: what each would become, and what is wrong with those that would not. */
@Component
class Preview {
    private static final int SHOWN = 50;

    private final ImportFiles files;
    private final RowReaders readers;
    private final RowReasons reasons;
    private final States states;

    Preview(ImportFiles files, RowReaders readers, RowReasons reasons, States states) {
        this.files = files;
        this.readers = readers;
        this.reasons = reasons;
        this.states = states;
    }

    /**
     * What the rows looked at would lead to.
     *
     * @param rows looked at
     * @param taken of them
     * @param reasons how many rows each kind of fault would cost, by its message
     * @param items the first rows
     * @param faulty the first rows with a fault, wherever they are
     */
    record Shown(
            long rows,
            long taken,
            long rejected,
            boolean whole,
            Map<String, Long> reasons,
            List<Item> items,
            List<Item> faulty) {}

    /**
     * One row.
     *
     * @param lead the lead there is already; null for a new one
     * @param said what the row says of the lead, ready to read
     * @param events what would happen to the lead, by event type
     * @param faults why it would not be taken, or what would be left out
     */
    record Item(
            long line,
            boolean taken,
            @Nullable Long lead,
            List<String> identifiers,
            Map<String, Object> said,
            @Nullable String source,
            List<String> events,
            List<String> faults,
            List<String> cells) {}

    Shown show(ImportRow row, Mapping mapping, long most, Locale locale) throws IOException {
        RowReader reader = readers.reader(row.profile(), mapping);
        RowArrivals arrivals = new RowArrivals(
                row.id(), row.name(), row.createdBy(), row.profile().header(), true, row.createdAt());
        Tally tally = new Tally();
        try (Reader file = Sniffer.open(files.file(row.id()), Charset.forName(row.charset()))) {
            CsvRows csv = new CsvRows(file, row.delimiter());
            csv.next();
            CsvRow next = csv.next();
            for (; next != null && tally.rows < most; next = csv.next()) {
                if (next.fault() == null && next.isBlank()) {
                    continue;
                }
                tally.rows++;
                see(next, reader.read(next), arrivals, tally, locale);
            }
            return tally.shown(next == null);
        }
    }

    private void see(CsvRow row, Reading reading, RowArrivals arrivals, Tally tally, Locale locale) {
        List<RowFault> faults = switch (reading) {
            case Reading.Lead lead -> lead.leftOut();
            case Reading.Rejected(List<RowFault> why) -> why;
        };
        faults.forEach(fault -> tally.reasons.merge(kind(fault, locale), 1L, Long::sum));
        if (reading instanceof Reading.Lead) {
            tally.taken++;
        }
        boolean first = tally.items.size() < SHOWN;
        boolean faulty = !faults.isEmpty() && tally.faulty.size() < SHOWN;
        if (first || faulty) {
            Item item = item(row, reading, faults, arrivals, locale);
            if (first) {
                tally.items.add(item);
            }
            if (faulty) {
                tally.faulty.add(item);
            }
        }
    }

    private Item item(CsvRow row, Reading reading, List<RowFault> faults, RowArrivals arrivals, Locale locale) {
        List<String> words = faults.stream().map(f -> reasons.text(f, locale)).toList();
        List<String> cells = row.cells().stream()
                .map(c -> c.length() > 200 ? c.substring(0, 200) + "…" : c)
                .toList();
        return switch (reading) {
            case Reading.Lead lead ->
                new Item(
                        row.line(),
                        true,
                        known(lead.identifiers()),
                        lead.identifiers().stream().map(Identifier::value).toList(),
                        said(lead.traits()),
                        lead.source() == null
                                ? null
                                : Objects.requireNonNullElse(
                                        lead.source().name(), lead.source().channel()),
                        arrivals.of(row, lead).stream().map(a -> a.type()).toList(),
                        words,
                        cells);
            case Reading.Rejected ignored ->
                new Item(row.line(), false, null, List.of(), Map.of(), null, List.of(), words, cells);
        };
    }

    private @Nullable Long known(List<Identifier> identifiers) {
        return identifiers.stream()
                .map(states::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> said(Map<String, Value> traits) {
        Map<String, Object> said = new TreeMap<>();
        traits.forEach((key, value) -> said.put(key, plain(value)));
        return said;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(double number) -> number;
            case Value.Flag(boolean flag) -> flag;
            case Value.Moment moment -> moment.at();
            case Value.Many(List<Value> values) ->
                values.stream().map(Preview::plain).toList();
        };
    }

    /** The fault without the cell it was found in, so that rows with the same trouble count together. */
    private String kind(RowFault fault, Locale locale) {
        List<String> args = fault.column() == null ? fault.args() : List.of("…");
        return reasons.text(new RowFault(fault.column(), fault.code(), args), locale);
    }

    private static final class Tally {
        private long rows;
        private long taken;
        private final Map<String, Long> reasons = new TreeMap<>();
        private final List<Item> items = new ArrayList<>();
        private final Set<Item> faulty = new LinkedHashSet<>();

        Shown shown(boolean whole) {
            Map<String, Long> worst = reasons.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(SHOWN)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
            return new Shown(rows, taken, rows - taken, whole, worst, items, List.copyOf(faulty));
        }
    }
}
