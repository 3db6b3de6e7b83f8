package io.hatchery.server.leads;

import io.hatchery.server.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by one column and the number of the lead, so that every lead has one place.
 *
 * @param descending the highest or newest first
 */
record LeadSort(By by, boolean descending) {
    static final LeadSort NEWEST = new LeadSort(By.LAST_SEEN, true);

    /** What leads are sorted by. */
    enum By {
        LAST_SEEN("lastSeen", "last_seen_at", "timestamptz"),
        CREATED("created", "created_at", "timestamptz"),
        ENGAGEMENT("engagement", "engagement", "float8"),
        FIT("fit", "fit", "float8"),
        NAME("name", "sort_name", "text");

        private final String code;
        private final String column;
        private final String type;

        By(String code, String column, String type) {
            this.code = code;
            this.column = column;
            this.type = type;
        }

        String column() {
            return column;
        }

        String type() {
            return type;
        }
    }

    /** @param code such as {@code -lastSeen}; null for the newest first */
    static LeadSort read(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return NEWEST;
        }
        boolean descending = code.startsWith("-");
        String name = descending ? code.substring(1) : code;
        return Arrays.stream(By.values())
                .filter(by -> by.code.equals(name))
                .findFirst()
                .map(by -> new LeadSort(by, descending))
                .orElseThrow(() -> Problems.invalid("sort", "unknown", code));
    }

    String orderBy() {
        String direction = descending ? " DESC" : " ASC";
        return by.column + direction + ", id" + direction;
    }

    /** What must hold of the rows after a place; two parameters: the value as text, and the number. */
    String beyond() {
        return "(l." + by.column + ", l.id) " + (descending ? "<" : ">") + " (?::" + by.type + ", ?)";
    }

    /** A place in a list: the value the row is sorted by, as PostgreSQL writes it, and the number of the lead. */
    record Place(String value, long id) {
        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getString("place"), row.getLong("id"));
        }
    }

    /** Where the next page begins. */
    String cursor(Place place) {
        String text = (descending ? "-" : "+") + by.code + " " + place.id() + " " + place.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws io.hatchery.server.platform.ProblemException when it is not a cursor of a list in this order */
    @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", 3);
            if (parts.length == 3 && Objects.equals(parts[0], (descending ? "-" : "+") + by.code)) {
                return new Place(parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor");
        }
        throw Problems.badRequest("cursor");
    }
}
