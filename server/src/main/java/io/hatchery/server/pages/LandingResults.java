package io.hatchery.server.pages;

import io.hatchery.server.platform.Durability;
import io.hatchery.server.platform.Wilson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who saw landing pages and what came of it. */
@Repository
class LandingResults {
    /** 97.5 %, 98.75 % and 99.17 % of a normal distribution: 95 % for all comparisons with the first variant together (Bonferroni). */
    private static final double[] DEVIATIONS = {1.959964, 1.959964, 2.241403, 2.393980};

    private final JdbcClient jdbc;

    LandingResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a variant does compared with the first. */
    enum Verdict {
        BETTER,
        WORSE,
        /** Chance alone may make such a difference. */
        OPEN
    }

    /**
     * What came of one variant.
     *
     * @param visitors browsers that saw it for the first time
     * @param leads whom its form brought, each once
     * @param rate leads of visitors, with the limits between which it lies with 95 % certainty; null without visitors
     * @param least of the difference to the first variant's rate, with 95 % certainty for all variants together; null for the first
     */
    record Arm(
            String variant,
            long visitors,
            long leads,
            long held,
            long rejected,
            @Nullable Double rate,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double least,
            @Nullable Double most,
            @Nullable Verdict verdict) {}

    record Source(String channel, long visitors, long leads) {}

    /** One count, of a variant or of a channel. */
    private record Count(
            @Nullable String variant, @Nullable String channel, long visitors, long leads, long held, long rejected) {}

    void visited(String landing, String variant, LocalDate day, String channel) {
        jdbc.sql(
                        "INSERT INTO pages.landing_view AS v (landing, variant, day, channel, visitors) SELECT ?, ?, ?, ?, 1 WHERE"
                                + Durability.SOON
                                + "ON CONFLICT (landing, variant, day, channel) DO UPDATE SET visitors = v.visitors + 1")
                .params(landing, variant, day, channel)
                .update();
    }

    /**
     * @param variants keys, in their order; those without visitors are told too
     * @param channels the most visited first
     */
    record Results(LocalDate from, List<Arm> variants, List<Source> channels) {}

    Results since(String landing, List<String> variants, LocalDate from, Instant moment) {
        List<Count> counts = counts(landing, from, moment);
        List<Arm> arms = new ArrayList<>();
        Count first = null;
        for (String key : variants) {
            Count count = counts.stream()
                    .filter(it -> key.equals(it.variant()))
                    .findFirst()
                    .orElse(new Count(key, null, 0, 0, 0, 0));
            arms.add(arm(count, first, variants.size()));
            first = first == null ? count : first;
        }
        List<Source> channels = new ArrayList<>();
        for (Count count : counts) {
            if (count.channel() != null) {
                channels.add(new Source(count.channel(), count.visitors(), count.leads()));
            }
        }
        return new Results(from, arms, channels);
    }

    private static Arm arm(Count count, @Nullable Count first, int arms) {
        Wilson rate = count.visitors() == 0 ? null : rate(count);
        Wilson base = first == null || first.visitors() == 0 ? null : rate(first);
        double deviations = DEVIATIONS[Math.clamp(arms - 1, 0, DEVIATIONS.length - 1)];
        Double least = null;
        Double most = null;
        if (rate != null && base != null) {
            least = rate.leastAbove(base, deviations);
            most = -base.leastAbove(rate, deviations);
        }
        return new Arm(
                String.valueOf(count.variant()),
                count.visitors(),
                count.leads(),
                count.held(),
                count.rejected(),
                rate == null ? null : rate.share(),
                rate == null ? null : rate.low(),
                rate == null ? null : rate.high(),
                least,
                most,
                least == null || most == null
                        ? null
                        : least > 0 ? Verdict.BETTER : most < 0 ? Verdict.WORSE : Verdict.OPEN);
    }

    /** Somebody who was counted as a visitor before may have become a lead since. */
    private static Wilson rate(Count count) {
        return new Wilson(Math.min(count.leads(), count.visitors()), count.visitors());
    }

    private List<Count> counts(String landing, LocalDate from, Instant moment) {
        return jdbc.sql("""
                        WITH seen AS (
                            SELECT variant, channel, sum(visitors)::bigint AS visitors FROM pages.landing_view
                            WHERE landing = :landing AND day >= :from GROUP BY GROUPING SETS ((variant), (channel))),
                        sent AS (
                            SELECT variant, channel, count(DISTINCT lead) AS leads,
                                   count(*) FILTER (WHERE state = 'HELD') AS held,
                                   count(*) FILTER (WHERE state = 'REJECTED') AS rejected
                            FROM pages.submission WHERE landing = :landing AND at >= :moment::timestamptz
                            GROUP BY GROUPING SETS ((variant), (channel)))
                        SELECT coalesce(seen.variant, sent.variant) AS variant, coalesce(seen.channel, sent.channel) AS channel,
                               coalesce(visitors, 0) AS visitors, coalesce(leads, 0) AS leads, coalesce(held, 0) AS held,
                               coalesce(rejected, 0) AS rejected
                        FROM seen FULL JOIN sent ON coalesce(seen.variant, '') = coalesce(sent.variant, '')
                             AND coalesce(seen.channel, '') = coalesce(sent.channel, '')
                        ORDER BY 3 DESC, 4 DESC, 1, 2
                        """)
                .param("landing", landing)
                .param("from", from)
                .param("moment", moment.toString())
                .query((row, n) -> new Count(
                        row.getString("variant"),
                        row.getString("channel"),
                        row.getLong("visitors"),
                        row.getLong("leads"),
                        row.getLong("held"),
                        row.getLong("rejected")))
                .list();
    }
}
