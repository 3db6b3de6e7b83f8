package io.hatchery.server.intake.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Turns a sheet of an XLSX workbook into the CSV that all that follows reads, row by row, so that
 * memory does not grow with rows; only its table of shared texts is held, and one that is too large is refused. Formulas stand as their
 * last value and are never computed; dates and numbers are written in one way whatever the sheet’s format.
 */
final class Workbook {
    /** Bytes of shared texts, unpacked. */
    private static final long MOST_TEXTS = 200L * 1024 * 1024;

    /** A sheet that unpacks to more than this many times its size is no sheet. */
    private static final long MOST_RATIO = 300;

    private static final int WIDEST = 500;

    /** A number with more zeros than this is not written out. */
    private static final int MOST_DIGITS = 400;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** What shows dates, once quoted text and colours are gone. */
    private static final Pattern DATES = Pattern.compile("[ymdhs年月日]", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

    private Workbook() {}

    /** What a file is by its first bytes. */
    enum Kind {
        XLSX,
        XLS,
        TEXT
    }

    /** The file is a workbook that cannot be read; the message {@code problem.import-<code>}. */
    static final class Unusable extends IOException {
        private static final long serialVersionUID = 1;
        private final String code;

        Unusable(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Kind kindOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                return Kind.TEXT;
            }
            return ReadableWorkbook.isOOXMLZipHeader(head)
                    ? Kind.XLSX
                    : ReadableWorkbook.isOLE2Header(head) ? Kind.XLS : Kind.TEXT;
        }
    }

    /**
     * What a workbook holds, and which of its sheets was written.
     *
     * @param sheets names of those that are visible
     * @param sheet the place of the one that was written, from 0
     */
    record Written(List<String> sheets, int sheet) {
        Written {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * Writes a sheet as CSV, in UTF-8 and with commas.
     *
     * @param sheet its place among the visible ones; null for the first with anything in it
     * @param most bytes of the CSV
     * @throws Unusable when it is broken, hostile or empty
     */
    static Written toCsv(Path book, Path csv, @Nullable Integer sheet, long most) throws IOException {
        Path half = csv.resolveSibling(csv.getFileName() + ".sheet");
        try {
            guard(book);
            Written written;
            try (Writer out = new OutputStreamWriter(
                            new Bounded(Files.newOutputStream(half), most), StandardCharsets.UTF_8);
                    CsvWriter writer = CsvWriter.builder().build(out);
                    ReadableWorkbook opened = new ReadableWorkbook(book.toFile(), new ReadingOptions(true, true))) {
                written = write(opened, sheet, writer);
            }
            Files.move(half, csv, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } catch (RuntimeException e) {
            // the library fails on damaged workbooks in many ways, null pointers among them
            throw told(new IOException(e));
        } catch (IOException e) {
            throw told(e);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** What cannot be read is the workbook's fault; what cannot be written is not. */
    private static IOException told(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unusable || cause instanceof ImportFiles.TooLarge || cause instanceof NotWritten) {
                return (IOException) cause;
            }
        }
        return new Unusable("xlsx-broken");
    }

    /** The disk would not take it. */
    private static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1;

        NotWritten(IOException why) {
            super(why);
        }
    }

    private static void guard(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new Unusable("xlsx-broken");
            }
            for (ZipEntry entry : (Iterable<ZipEntry>)
                    () -> zip.stream().map(it -> (ZipEntry) it).iterator()) {
                boolean bomb = entry.getSize() > 1024 * 1024
                        && entry.getSize() / Math.max(1, entry.getCompressedSize()) > MOST_RATIO;
                if (bomb || (entry.getName().endsWith("sharedStrings.xml") && entry.getSize() > MOST_TEXTS)) {
                    throw new Unusable("xlsx-large");
                }
            }
        }
    }

    private static Written write(ReadableWorkbook book, @Nullable Integer wanted, CsvWriter writer) throws IOException {
        List<Sheet> visible = book.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        List<String> names = visible.stream().map(Sheet::getName).toList();
        int first = wanted == null ? 0 : wanted;
        int last = wanted == null ? visible.size() - 1 : Math.min(wanted, visible.size() - 1);
        for (int i = first; i <= last; i++) {
            if (write(visible.get(i), writer)) {
                return new Written(names, i);
            }
        }
        throw new Unusable("empty");
    }

    /** Whether there was anything in it. */
    private static boolean write(Sheet sheet, CsvWriter writer) throws IOException {
        boolean any = false;
        try (Stream<Row> rows = sheet.openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                List<String> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    any = true;
                    writer.writeRecord(cells);
                }
            }
        }
        return any;
    }

    private static List<String> cells(Row row) {
        int width = Math.min(row.getCellCount(), WIDEST + 1);
        List<String> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        CellType type = cell.getType();
        return switch (type) {
            case NUMBER -> isDate(cell) ? date(cell) : plain(cell.asNumber());
            case STRING -> cell.asString() == null ? "" : cell.asString();
            case BOOLEAN -> String.valueOf(cell.asBoolean());
            case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case ERROR, EMPTY -> "";
        };
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null
                && DATES.matcher(NO_FORMAT.matcher(format).replaceAll("")).find();
    }

    private static String date(Cell cell) {
        LocalDateTime date;
        try {
            date = cell.asDate();
        } catch (RuntimeException noSuchDay) {
            return plain(cell.asNumber());
        }
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.format(TIME);
    }

    private static String plain(BigDecimal number) {
        BigDecimal tidy = number.stripTrailingZeros();
        return Math.abs(tidy.scale()) > MOST_DIGITS ? tidy.toString() : tidy.toPlainString();
    }

    /** Stops at so many bytes. */
    private static final class Bounded extends OutputStream {
        private final OutputStream out;
        private long left;

        Bounded(OutputStream out, long most) {
            this.out = out;
            this.left = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            take(length);
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new NotWritten(e);
            }
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new ImportFiles.TooLarge();
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
