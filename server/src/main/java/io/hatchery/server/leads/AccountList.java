package io.hatchery.server.leads;

import io.hatchery.server.leads.AccountQueries.Placed;
import io.hatchery.server.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of accounts and one account. */
@Component
class AccountList {
    private final AccountQueries queries;

    AccountList(AccountQueries queries) {
        this.queries = queries;
    }

    /**
     * A company.
     *
     * @param heat the engagement of its leads together, without spam
     * @param stages where its known leads stand
     * @param open opportunities that are open, won likewise
     */
    record Account(
            long id,
            String name,
            @Nullable String domain,
            @Nullable Instant createdAt,
            long leads,
            long known,
            double heat,
            @Nullable Instant lastSeenAt,
            List<String> stages,
            long open,
            long won) {}

    record Page(List<Account> items, @Nullable String next) {}

    record Mark(String value, long id) {}

    /** What accounts are ordered by. */
    enum Sort {
        HEAT("-heat", "b.heat", "float8", true),
        LEADS("-leads", "b.leads", "int4", true),
        NAME("name", "lower(b.name)", "text", false);

        private final String code;
        private final String column;
        private final String type;
        private final boolean descending;

        Sort(String code, String column, String type, boolean descending) {
            this.code = code;
            this.column = column;
            this.type = type;
            this.descending = descending;
        }

        String column() {
            return column;
        }

        String type() {
            return type;
        }

        boolean descending() {
            return descending;
        }

        static Sort read(@Nullable String code) {
            return code == null || code.isEmpty()
                    ? HEAT
                    : Arrays.stream(values())
                            .filter(s -> s.code.equals(code))
                            .findFirst()
                            .orElseThrow(() -> Problems.invalid("sort", "unknown", code));
        }
    }

    Page page(@Nullable String q, Sort sort, @Nullable String cursor, int limit) {
        List<Placed> rows = queries.page(q, sort, mark(sort, cursor), limit + 1);
        boolean more = rows.size() > limit;
        List<Placed> page = more ? rows.subList(0, limit) : rows;
        return new Page(page.stream().map(Placed::account).toList(), more ? cursor(sort, page.getLast()) : null);
    }

    private static String cursor(Sort sort, Placed last) {
        String text = sort.code + " " + last.account().id() + " " + last.place();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Mark mark(Sort sort, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && parts[0].equals(sort.code)) {
                return new Mark(parts[2], Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor");
        }
        throw Problems.badRequest("cursor");
    }
}
