package io.hatchery.server.intake.imports;

import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.csv.CsvRows;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a file holds.
 *
 * @param rows data rows, faulty ones too
 * @param whole whether all rows were looked into; the columns of a very long file are judged by its first rows
 * @param faulty rows that are no rows
 * @param samples the first rows as they stand
 */
record FileProfile(List<ColumnProfile> columns, long rows, boolean whole, long faulty, List<List<String>> samples) {
    private static final long MOST_ROWS = 200_000;
    private static final int SAMPLES = 5;
    private static final int WIDEST = 500;
    private static final int LONGEST_SAMPLE = 200;

    FileProfile {
        columns = List.copyOf(columns);
        samples = List.copyOf(samples);
    }

    /** What tells files with the same columns in the same order from others: a digest of their names, whatever their case. */
    String alike() {
        String names = columns.stream()
                .map(column -> column.name().strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\u001f"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without anything that stood in its cells. */
    FileProfile bare() {
        return new FileProfile(columns.stream().map(ColumnProfile::bare).toList(), rows, whole, faulty, List.of());
    }

    /** What looking at a file leads to. */
    sealed interface Look {
        record Sound(FileProfile profile) implements Look {}

        /** Not a table of leads; the message {@code problem.import-<code>}. */
        record Unusable(String code) implements Look {}
    }

    /** Looks into the first {@value #MOST_ROWS} rows and counts them all. */
    static Look look(Reader reader, char delimiter) throws IOException {
        CsvRows rows = new CsvRows(reader, delimiter);
        CsvRow head = rows.next();
        if (head == null) {
            return new Look.Unusable("empty");
        }
        if (head.fault() != null
                || head.cells().size() > WIDEST
                || head.cells().stream().anyMatch(c -> c.indexOf(0) >= 0)) {
            return new Look.Unusable("header");
        }
        List<ColumnProfiler> profilers = new ArrayList<>();
        List<String> names = names(head.cells());
        names.forEach(name -> profilers.add(new ColumnProfiler(profilers.size(), name)));
        return new Look.Sound(watch(rows, profilers));
    }

    private static FileProfile watch(CsvRows rows, List<ColumnProfiler> profilers) throws IOException {
        List<List<String>> samples = new ArrayList<>();
        long seen = 0;
        long faulty = 0;
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            if (row.isBlank() && row.fault() == null) {
                continue;
            }
            seen++;
            if (row.fault() != null) {
                faulty++;
                continue;
            }
            if (seen > MOST_ROWS) {
                continue;
            }
            for (int i = 0; i < profilers.size(); i++) {
                profilers.get(i).see(row.cells().get(i));
            }
            if (samples.size() < SAMPLES) {
                samples.add(row.cells().stream().map(FileProfile::shortened).toList());
            }
        }
        return new FileProfile(
                profilers.stream().map(ColumnProfiler::profile).toList(), seen, seen <= MOST_ROWS, faulty, samples);
    }

    private static String shortened(String cell) {
        return cell.length() > LONGEST_SAMPLE ? cell.substring(0, LONGEST_SAMPLE) + "…" : cell;
    }

    /** Headers tidied: a nameless column gets its letter, a second one of a name its number. */
    static List<String> names(List<String> cells) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell.strip().isEmpty()
                    ? letter(names.size())
                    : shortened(cell.strip().replaceAll("\\s+", " "));
            int times = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
            names.add(times == 1 ? name : name + " (" + times + ")");
        }
        return names;
    }

    /** As a spreadsheet names it: A, B … Z, AA. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    List<String> header() {
        return columns.stream().map(ColumnProfile::name).toList();
    }
}
