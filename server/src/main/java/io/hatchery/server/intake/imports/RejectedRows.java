package io.hatchery.server.intake.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.csv.SafeCsv;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of rows that were not taken, as CSV in the form of the uploaded file with line and reason in front. Written with a byte order
 * mark, since spreadsheets take Chinese for something else without it.
 */
final class RejectedRows implements Closeable {
    private final FileChannel channel;
    private final Writer writer;
    private final CsvWriter csv;

    /** Goes on after the first {@code length} bytes; what stands behind them belongs to rows that will come again. */
    RejectedRows(Path file, long length, List<String> header) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
        writer = new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
        csv = SafeCsv.to(writer);
        if (length == 0) {
            writer.write('\uFEFF');
            csv.writeRecord(SafeCsv.row(header));
        }
    }

    void add(CsvRow row, String reason) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(row.line()));
        cells.add(reason);
        cells.addAll(row.cells());
        csv.writeRecord(SafeCsv.row(cells));
    }

    /** Everything so far is on disk; how many bytes that is. */
    long settle() throws IOException {
        csv.flush();
        writer.flush();
        channel.force(false);
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        csv.close();
        channel.close();
    }
}
