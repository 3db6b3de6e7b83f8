package io.hatchery.server.leads;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as an XLSX workbook, row by row. Texts stand in their cells and are never formulas; moments are of the company's time.
 * A sheet holds a million rows, then another begins.
 */
final class LeadXlsx implements LeadTable.Sink, AutoCloseable {
    private static final int MOST_ROWS = 1_000_000;

    private final Workbook workbook;
    private final String name;
    private final ZoneId zone;
    private final int most;
    private Worksheet sheet;
    private @Nullable List<@Nullable Object> head;
    private int sheets = 1;
    private int row;

    LeadXlsx(OutputStream out, String name, ZoneId zone) {
        this(out, name, zone, MOST_ROWS);
    }

    /** @param most rows of a sheet, with its head */
    LeadXlsx(OutputStream out, String name, ZoneId zone, int most) {
        this.workbook = new Workbook(out, "Hatchery", "1.0");
        this.name = name;
        this.zone = zone;
        this.most = most;
        this.sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        if (head == null) {
            head = cells;
        } else if (row == most) {
            sheet.finish();
            sheet = workbook.newWorksheet(name + " " + ++sheets);
            sheet.freezePane(0, 1);
            row = 0;
            put(head);
        }
        put(cells);
    }

    private void put(List<@Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case null -> {}
                case Instant at -> {
                    sheet.value(row, i, LocalDateTime.ofInstant(at, zone));
                    sheet.style(row, i).format("yyyy-mm-dd hh:mm").set();
                }
                case Number number -> sheet.value(row, i, number);
                case Object text -> sheet.inlineString(row, i, text.toString());
            }
        }
        row++;
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
