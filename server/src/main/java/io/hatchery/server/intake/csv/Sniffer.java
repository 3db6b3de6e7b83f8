package io.hatchery.server.intake.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a CSV file is written. Reads the whole file once to be sure of its character set; memory is constant. */
public final class Sniffer {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int SAMPLE = 64 * 1024;

    private Sniffer() {}

    /** How this file is written, by its content. */
    public static Sniffed sniff(Path file) throws IOException {
        Charset charset = charset(file);
        return new Sniffed(charset, delimiter(file, charset));
    }

    /** The file as text from after a byte order mark on; bytes that are no character become U+FFFD. */
    public static Reader open(Path file, Charset charset) throws IOException {
        PushbackInputStream in =
                new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file), SAMPLE), 3);
        byte[] head = in.readNBytes(3);
        int skip = markOf(head, charset);
        in.unread(head, skip, head.length - skip);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new InputStreamReader(in, decoder);
    }

    private static int markOf(byte[] head, Charset charset) {
        Charset marked = marked(head);
        if (marked == null || !marked.equals(charset)) {
            return 0;
        }
        return marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Charset marked = marked(in.readNBytes(3));
            if (marked != null) {
                return marked;
            }
        }
        if (isWrittenIn(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return looksChinese(file) && isWrittenIn(file, GB18030) ? GB18030 : WINDOWS_1252;
    }

    private static boolean isWrittenIn(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
        CharBuffer chars = CharBuffer.allocate(SAMPLE);
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                if (result.isError()) {
                    return false;
                }
                chars.clear();
                bytes.compact();
            }
        }
        return true;
    }

    /** GBK writes a Chinese character as two high bytes; in Western text high bytes mostly stand alone between letters. */
    private static boolean looksChinese(Path file) throws IOException {
        int pairs = 0;
        int lonely = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE)) {
            int c;
            while ((c = in.read()) >= 0 && pairs + lonely < 100_000) {
                if (c < 0x80) {
                    continue;
                }
                int next = in.read();
                if (c >= 0x81 && c <= 0xFE && next >= 0x40 && (next >= 0x80 || c < 0xA1)) {
                    pairs++;
                } else {
                    lonely++;
                }
            }
        }
        return pairs > lonely;
    }

    private static char delimiter(Path file, Charset charset) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        try (Reader reader = open(file, charset)) {
            int read;
            while (length < sample.length && (read = reader.read(sample, length, sample.length - length)) > 0) {
                length += read;
            }
        }
        String text = new String(sample, 0, length);
        char best = ',';
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            long score = score(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** More cells are better, but only if the rows agree on how many. */
    private static long score(String text, char delimiter) throws IOException {
        CsvRows rows = new CsvRows(new StringReader(text), delimiter);
        CsvRow header = rows.next();
        if (header == null || header.cells().size() < 2) {
            return 0;
        }
        int read = 0;
        int agreeing = 0;
        for (CsvRow row = rows.next(); row != null && read < 200; row = rows.next()) {
            read++;
            agreeing += row.fault() == null ? 1 : 0;
        }
        return (read == 0 ? 100L : 100L * agreeing / read) * 1_000
                + header.cells().size();
    }
}
