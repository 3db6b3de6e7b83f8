package io.hatchery.server.leads;

import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter as SQL over {@code leads.lead l}, with its parameters in order. The filter's condition is not part of it. */
record LeadSql(String where, List<Object> params) {
    LeadSql {
        params = List.copyOf(params);
    }

    static LeadSql of(LeadFilter filter, boolean known) {
        return of(filter, List.of(known));
    }

    /** @param known whether known leads are meant, anonymous ones, or both */
    static LeadSql of(LeadFilter filter, List<Boolean> known) {
        Builder b = new Builder();
        if (known.size() == 1) {
            b.and("l.known = ?", known.getFirst());
        } else {
            b.and("true");
        }
        b.search(filter.q());
        b.between("l.created_at", filter.created());
        for (By by : By.values()) {
            List<String> values = filter.of(by);
            if (!values.isEmpty()) {
                b.by(by, values, filter);
            }
        }
        return new LeadSql(String.join(" AND ", b.parts), b.params);
    }

    private static final class Builder {
        private final List<String> parts = new ArrayList<>();
        private final List<Object> params = new ArrayList<>();

        void and(String part, Object... values) {
            parts.add(part);
            params.addAll(List.of(values));
        }

        /** Every term by its grams; what is longer than a word's beginning also by the text itself. */
        void search(@Nullable String q) {
            if (q == null) {
                return;
            }
            List<String> terms = Grams.terms(q);
            List<String> grams = terms.stream()
                    .flatMap(t -> Grams.wanted(t).stream())
                    .distinct()
                    .toList();
            List<String> texts = terms.stream().filter(Grams::anywhere).toList();
            String like = texts.stream().map(t -> " AND s.text LIKE ?").collect(Collectors.joining());
            parts.add("EXISTS (SELECT 1 FROM leads.lead_search s WHERE s.lead = l.id AND s.grams @> ?" + like + ")");
            params.add(Columns.texts(grams));
            texts.forEach(t -> params.add("%" + escapeLike(t) + "%"));
        }

        void by(By by, List<String> values, LeadFilter filter) {
            switch (by) {
                case STAGE -> anyOf("l.stage", values);
                case SEGMENT -> linked("leads.segment_member m", "m.segment", values);
                case TAG -> linked("leads.tagged m", "m.tag", values);
                case GRADE -> grades(values);
                case SOURCE -> anyOrNone("l.source", values);
                case CHANNEL -> anyOrNone("l.channel", values);
                case CAMPAIGN -> anyOrNone("l.campaign", values);
                case OWNER -> anyOrNone("l.owner", values);
                case ACCOUNT ->
                    and(
                            "l.account = ANY (?)",
                            Columns.longs(values.stream().map(Long::valueOf).toList()));
                case JOURNEY -> inside(values, filter.node());
                case REACHED -> reached(values, filter.reachedIn());
                case OPPORTUNITY -> linked("leads.lead_opportunity m", "m.standing", values);
            }
        }

        void anyOf(String column, List<String> values) {
            and(column + " = ANY (?)", Columns.texts(values));
        }

        void anyOrNone(String column, List<String> values) {
            if (values.contains("none")) {
                and("(" + column + " IS NULL OR " + column + " = ANY (?))", Columns.texts(values));
            } else {
                anyOf(column, values);
            }
        }

        void linked(String table, String column, List<String> values) {
            and(
                    "EXISTS (SELECT 1 FROM " + table + " WHERE m.lead = l.id AND " + column + " = ANY (?))",
                    Columns.texts(values));
        }

        /** {@code A*} and {@code *1} stand for a row and a column. */
        void grades(List<String> grades) {
            List<String> patterns =
                    grades.stream().map(g -> escapeLike(g).replace('*', '_')).toList();
            and("l.grade LIKE ANY (?)", Columns.texts(patterns));
        }

        void between(String column, Span span) {
            if (span.from() != null) {
                and(column + " >= ?::timestamptz", span.from().toString());
            }
            if (span.to() != null) {
                and(column + " < ?::timestamptz", span.to().toString());
            }
        }

        void reached(List<String> stages, Span in) {
            exists("leads.stage_visit v", "v.lead = l.id", visit -> {
                visit.anyOf("v.stage", stages);
                visit.between("v.first_at", in);
            });
        }

        /** Those inside now. */
        void inside(List<String> journeys, @Nullable String node) {
            exists("leads.enrolment e", "e.lead = l.id AND e.left_at IS NULL", stand -> {
                stand.anyOf("e.journey", journeys);
                if (node != null) {
                    stand.and("e.node = ?", node);
                }
            });
        }

        private void exists(String table, String link, Consumer<Builder> which) {
            Builder inner = new Builder();
            inner.and(link);
            which.accept(inner);
            parts.add("EXISTS (SELECT 1 FROM " + table + " WHERE " + String.join(" AND ", inner.parts) + ")");
            params.addAll(inner.params);
        }

        private static String escapeLike(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }
}
