package io.hatchery.server.intake.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file row by row and never loses the rest of it.
 *
 * <p>A strict parser takes a forgotten quote for the beginning of a cell that reaches to the end of the file, and a thousand leads
 * disappear in it. Here a row that spans several lines counts only if it is sound: its quotes close where a cell ends, it has as many
 * cells as the header, and it is not absurdly long. Otherwise its first line alone is the faulty row, and reading goes on at the second.
 * Apart from that the rules are those of RFC 4180; blank lines are skipped. For sound files the result is that of any other parser, which
 * a property test holds it to. Uses memory for one row.
 */
public final class CsvRows {
    /** A row may have this many characters. */
    public static final int LONGEST_ROW = 256 * 1024;

    private static final int MOST_LINES = 500;

    private final Lines lines;
    private final char delimiter;
    private int width = -1;

    public CsvRows(Reader reader, char delimiter) {
        this.lines = new Lines(reader, LONGEST_ROW);
        this.delimiter = delimiter;
    }

    /** The next row, null at the end of the file. The first row read is taken for the header and sets the number of cells. */
    public @Nullable CsvRow next() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        CsvRow row = line.cut() ? new CsvRow(line.number(), List.of(), CsvRow.Fault.TOO_LONG) : row(line);
        if (width < 0) {
            width = row.cells().size();
        }
        return row;
    }

    private CsvRow row(Lines.Line first) throws IOException {
        Split split = split(first.text());
        if (split.open()) {
            CsvRow spanning = spanning(first);
            return spanning != null
                    ? spanning
                    : new CsvRow(first.number(), List.of(first.text()), CsvRow.Fault.BROKEN_QUOTE);
        }
        return new CsvRow(first.number(), split.cells(), fits(split.cells()) ? null : CsvRow.Fault.CELL_COUNT);
    }

    /** Adds lines until the open quote closes; null, with all added lines given back, when no sound row comes of it. */
    private @Nullable CsvRow spanning(Lines.Line first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<Lines.Line> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES && text.length() < LONGEST_ROW) {
            Lines.Line line = lines.next();
            if (line == null || line.cut()) {
                if (line != null) {
                    taken.add(line);
                }
                break;
            }
            taken.add(line);
            text.append('\n').append(line.text());
            if (line.text().indexOf('"') < 0) {
                continue;
            }
            Split split = split(text);
            if (!split.open()) {
                if (split.sound() && fits(split.cells())) {
                    return new CsvRow(first.number(), split.cells(), null);
                }
                break;
            }
        }
        lines.giveBack(taken);
        return null;
    }

    private boolean fits(List<String> cells) {
        return width < 0
                || cells.size() == width
                || (cells.size() > width
                        && cells.subList(width, cells.size()).stream().allMatch(String::isBlank));
    }

    /**
     * A text cut into cells.
     *
     * @param open the last cell's quote is not closed
     * @param sound every quoted cell ends right after its closing quote
     */
    private record Split(List<String> cells, boolean open, boolean sound) {}

    private Split split(CharSequence text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean sound = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                    sound &= i + 1 == text.length() || text.charAt(i + 1) == delimiter;
                }
            } else if (c == delimiter) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '"' && cell.isEmpty() && (i == 0 || text.charAt(i - 1) == delimiter)) {
                quoted = true;
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return new Split(cells, quoted, sound);
    }
}
