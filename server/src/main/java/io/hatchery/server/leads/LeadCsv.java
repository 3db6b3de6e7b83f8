package io.hatchery.server.leads;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table as CSV that spreadsheets open as it is and run nothing of. */
final class LeadCsv implements LeadTable.Sink {
    /** Where a cell begins with one of these, spreadsheets would run it as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final CsvWriter csv;

    LeadCsv(Writer out) throws IOException {
        out.write('\ufeff'); // so that spreadsheets read it as UTF-8
        csv = CsvWriter.builder().build(out);
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        csv.writeRecord(cells.stream()
                .map(cell -> cell == null ? "" : safe(cell.toString()))
                .toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front; phone numbers stay as they are. */
    static String safe(String cell) {
        if (cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 || cell.matches("[+-]?[\\d*.]+")) {
            return cell;
        }
        return "'" + cell;
    }
}
