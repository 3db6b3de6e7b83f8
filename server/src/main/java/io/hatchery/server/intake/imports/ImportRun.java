package io.hatchery.server.intake.imports;

import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.csv.CsvRows;
import io.hatchery.server.intake.csv.Sniffer;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Receipt;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One import under way: reads on where it stopped, a chunk of rows at a time, in the memory of one chunk. */
final class ImportRun implements Closeable {
    private static final int CHUNK = 250;

    private final RowReader rows;
    private final RowArrivals arrivals;
    private final Events events;
    private final RowReasons reasons;
    private final Locale locale;
    private final Reader file;
    private final CsvRows csv;
    private final RejectedRows rejectedRows;
    private long done;
    private long rejected;

    /** A row that is a lead, with its events. */
    private record Taken(CsvRow row, List<Arrival> events) {}

    ImportRun(ImportRow row, RowReader rows, ImportFiles files, Events events, RowReasons reasons, Locale locale)
            throws IOException {
        this.rows = rows;
        this.events = events;
        this.reasons = reasons;
        this.locale = locale;
        this.arrivals = new RowArrivals(
                row.id(),
                row.name(),
                row.createdBy(),
                row.profile().header(),
                Objects.requireNonNull(row.mapping()).options().historic(),
                Objects.requireNonNull(row.startedAt()));
        file = Sniffer.open(files.file(row.id()), Charset.forName(row.charset()));
        csv = new CsvRows(file, row.delimiter());
        List<String> header = new ArrayList<>(reasons.header(locale));
        header.addAll(row.profile().header());
        rejectedRows = new RejectedRows(files.rejected(row.id()), row.rejectedBytes(), header);
        rejected = row.counts().rejected();
        csv.next(); // the header
        while (done < row.counts().rows() && next() != null) {
            done++;
        }
    }

    /** What a chunk led to; {@code more} is false at the end of the file. */
    record Progress(long rows, long rejected, long rejectedBytes, boolean more) {}

    /** Takes the next rows in. When this returns they are durable. */
    Progress step() throws IOException {
        List<Taken> taken = new ArrayList<>();
        boolean more = true;
        for (int i = 0; i < CHUNK && more; i++) {
            CsvRow next = next();
            more = next != null;
            if (next != null) {
                done++;
                switch (rows.read(next)) {
                    case Reading.Lead lead -> taken.add(new Taken(next, arrivals.of(next, lead)));
                    case Reading.Rejected(List<RowFault> faults) -> reject(next, faults);
                }
            }
        }
        take(taken);
        return new Progress(done, rejected, rejectedRows.settle(), more);
    }

    private void take(List<Taken> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<Receipt> receipts =
                events.accept(taken.stream().flatMap(t -> t.events().stream()).toList());
        int at = 0;
        for (Taken one : taken) {
            if (receipts.get(at) instanceof Receipt.Quarantined(long ignored, String why)) {
                reject(one.row(), List.of(RowFault.row("quarantined", why)));
            }
            at += one.events().size();
        }
    }

    private void reject(CsvRow next, List<RowFault> faults) {
        rejected++;
        rejectedRows.add(next, reasons.text(faults, locale));
    }

    private @Nullable CsvRow next() throws IOException {
        CsvRow next = csv.next();
        while (next != null && next.fault() == null && next.isBlank()) {
            next = csv.next();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        file.close();
        rejectedRows.close();
    }
}
