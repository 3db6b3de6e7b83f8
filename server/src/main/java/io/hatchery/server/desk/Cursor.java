package io.hatchery.server.desk;

import io.hatchery.server.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a page of a list ended, as the opaque text a client hands back. */
final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    static String write(Object... parts) {
        String text =
                String.join(SEPARATOR, Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor written with as many parts.
     *
     * @throws io.hatchery.server.platform.ProblemException when it is none of ours
     */
    static <T> @Nullable T read(@Nullable String cursor, int parts, Function<List<String>, T> made) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> read = List.of(text.split(SEPARATOR, -1));
            if (read.size() == parts) {
                return made.apply(read);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problems.badRequest("desk.cursor");
        }
        throw Problems.badRequest("desk.cursor");
    }

    /** A page and the cursor of the next, null on the last. {@code rows} holds one more than the limit when there is more. */
    record Page<T>(List<T> items, @Nullable String next) {
        static <R, T> Page<T> of(List<R> rows, int limit, Function<List<R>, List<T>> shown, Function<R, String> mark) {
            List<R> page = rows.size() > limit ? rows.subList(0, limit) : rows;
            return new Page<>(shown.apply(page), rows.size() > limit ? mark.apply(page.getLast()) : null);
        }
    }

    static int limit(int asked) {
        return Math.clamp(asked, 1, 200);
    }
}
