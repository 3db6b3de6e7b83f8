package io.hatchery.server.intake.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text, with the possibility to give some back. */
final class Lines {
    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[16 * 1024];
    private final Deque<Line> given = new ArrayDeque<>();
    private int at;
    private int filled;
    private long number;

    Lines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /**
     * One line without its end.
     *
     * @param number from 1
     * @param cut it was longer than allowed, and the rest of it was thrown away
     */
    record Line(long number, String text, boolean cut) {}

    /** Null at the end. */
    @Nullable Line next() throws IOException {
        Line back = given.pollFirst();
        if (back != null) {
            return back;
        }
        StringBuilder text = null;
        boolean cut = false;
        int c;
        while ((c = read()) >= 0 && c != '\n' && c != '\r') {
            text = text == null ? new StringBuilder(120) : text;
            if (text.length() < longest) {
                text.append((char) c);
            } else {
                cut = true;
            }
        }
        if (c < 0 && text == null) {
            return null;
        }
        if (c == '\r' && peek() == '\n') {
            at++;
        }
        return new Line(++number, text == null ? "" : text.toString(), cut);
    }

    /** Lines will come again, in this order. */
    void giveBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            given.addFirst(lines.get(i));
        }
    }

    private int read() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= filled) {
            filled = reader.read(buffer);
            at = 0;
        }
        return filled <= 0 ? -1 : buffer[at];
    }
}
