package io.hatchery.server.delivery;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.ReadModel;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each piece of content led to, by day, counted in the transaction that concludes the events. */
@Repository
class ContentDays implements ReadModel {
    private final JdbcClient jdbc;

    ContentDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted; the names are columns. */
    private enum Kind {
        SENT,
        DELIVERED,
        OPENED,
        CLICKED,
        UNSUBSCRIBED,
        BOUNCED,
        COMPLAINED;

        static Optional<Kind> of(String type) {
            return switch (type) {
                case "email.sent" -> Optional.of(SENT);
                case "email.delivered" -> Optional.of(DELIVERED);
                case "email.opened" -> Optional.of(OPENED);
                case "email.clicked" -> Optional.of(CLICKED);
                case "email.unsubscribed" -> Optional.of(UNSUBSCRIBED);
                case "email.bounced" -> Optional.of(BOUNCED);
                case "email.complained" -> Optional.of(COMPLAINED);
                case String _ -> Optional.empty();
            };
        }
    }

    private record Cell(String content, LocalDate day) {}

    /** @param content a piece's id */
    record Performance(
            String content,
            long sent,
            long delivered,
            long opened,
            long clicked,
            long unsubscribed,
            long bounced,
            long complained) {}

    @Override
    public void conclude(List<Change> batch) {
        Map<Cell, Map<Kind, Long>> counts = new HashMap<>();
        for (Change change : batch) {
            for (Input input : change.inputs()) {
                if (input instanceof Input.Happened happened) {
                    count(counts, happened);
                }
            }
        }
        if (!counts.isEmpty()) {
            write(counts);
        }
    }

    private static void count(Map<Cell, Map<Kind, Long>> counts, Input.Happened happened) {
        Kind.of(happened.type()).ifPresent(kind -> {
            if (happened.properties().get("content") instanceof Value.Text(String content)) {
                LocalDate day = happened.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
                counts.computeIfAbsent(new Cell(content, day), _ -> new EnumMap<>(Kind.class))
                        .merge(kind, 1L, Long::sum);
            }
        });
    }

    /** In one order always, so that two batches never wait for each other in a circle. */
    private void write(Map<Cell, Map<Kind, Long>> counts) {
        List<Cell> cells = new ArrayList<>(counts.keySet());
        cells.sort(Comparator.comparing(Cell::content).thenComparing(Cell::day));
        JdbcClient.StatementSpec statement = jdbc.sql("""
                INSERT INTO delivery.content_day AS d (content, day, sent, delivered, opened, clicked, unsubscribed, bounced, complained)
                SELECT * FROM unnest(:content::text[], :day::date[], :SENT::bigint[], :DELIVERED::bigint[], :OPENED::bigint[],
                                     :CLICKED::bigint[], :UNSUBSCRIBED::bigint[], :BOUNCED::bigint[], :COMPLAINED::bigint[])
                ON CONFLICT (content, day) DO UPDATE SET
                    sent = d.sent + excluded.sent, delivered = d.delivered + excluded.delivered,
                    opened = d.opened + excluded.opened, clicked = d.clicked + excluded.clicked,
                    unsubscribed = d.unsubscribed + excluded.unsubscribed, bounced = d.bounced + excluded.bounced,
                    complained = d.complained + excluded.complained
                """)
                .param("content", cells.stream().map(Cell::content).toArray(String[]::new))
                .param("day", cells.stream().map(Cell::day).map(Date::valueOf).toArray(Date[]::new));
        for (Kind kind : Kind.values()) {
            Long[] numbers = cells.stream()
                    .map(cell -> counts.getOrDefault(cell, Map.of()).getOrDefault(kind, 0L))
                    .toArray(Long[]::new);
            statement = statement.param(kind.name(), numbers);
        }
        statement.update();
    }

    /** By content, the most sent first; null days mean without bound. */
    List<Performance> between(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String content) {
        return jdbc.sql("""
                SELECT content, sum(sent)::bigint AS sent, sum(delivered)::bigint AS delivered, sum(opened)::bigint AS opened,
                       sum(clicked)::bigint AS clicked, sum(unsubscribed)::bigint AS unsubscribed, sum(bounced)::bigint AS bounced,
                       sum(complained)::bigint AS complained
                FROM delivery.content_day
                WHERE (:from::date IS NULL OR day >= :from) AND (:to::date IS NULL OR day <= :to)
                  AND (:content::text IS NULL OR content = :content)
                GROUP BY content ORDER BY 2 DESC, content LIMIT 500
                """)
                .param("from", from)
                .param("to", to)
                .param("content", content)
                .query(Performance.class)
                .list();
    }
}
