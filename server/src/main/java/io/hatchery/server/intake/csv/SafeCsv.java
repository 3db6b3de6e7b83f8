package io.hatchery.server.intake.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.List;

/** Writes CSV that is opened in a spreadsheet without harm: no cell can become a formula. */
public final class SafeCsv {
    private SafeCsv() {}

    /** A writer for rows of {@link #cell escaped} cells. */
    public static CsvWriter to(Writer writer) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    }

    /** A row with every cell made harmless. */
    public static List<String> row(List<String> cells) {
        return cells.stream().map(SafeCsv::cell).toList();
    }

    /** The cell, with an apostrophe before what a spreadsheet would take for a formula. */
    public static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
