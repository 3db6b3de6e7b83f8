package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.journey.Enrolments.Enrolment;
import io.hatchery.engine.pattern.Summary;
import io.hatchery.engine.pattern.Tally;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.score.Scores.Balance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What conditions ask of a lead beyond what lists show: the columns of {@code V2__what_conditions_ask.sql} as PostgreSQL writes arrays.
 * {@link HappenedSql}, {@link ScoreSql} and {@link ConditionSql} read them.
 */
record Facets(
        String keys,
        String counts,
        String ends,
        String times,
        @Nullable String settled,
        Set<String> marks,
        @Nullable String points,
        @Nullable String pointsMost,
        long scoredAt,
        @Nullable String rose,
        @Nullable String tallies,
        @Nullable String account) {

    /** Points this large could lose digits that a limit asks for. */
    private static final double MOST_POINTS = 1e5;

    /** Less than this moves no score over a limit. */
    private static final double NOTHING = 1e-15;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Long> HASHES = new ConcurrentHashMap<>();

    static Facets of(LeadState state) {
        Seen seen = new Seen(state.stage().settled());
        state.summaries().byKey().forEach(seen::add);
        Instant scoredAt = scoredAt(state.scores());
        String points = points(state.scores(), scoredAt);
        return new Facets(
                seen.keys + "}",
                seen.counts + "}",
                seen.ends + "}",
                seen.times + "}",
                seen.anySettled ? seen.settled + "}" : null,
                marks(state),
                points,
                points == null ? pointsMost(state.scores(), scoredAt) : null,
                scoredAt.getEpochSecond(),
                rose(state.scores()),
                tallies(state),
                account(state.account().view()));
    }

    /** A pattern's key as a number: the first 64 bits of its digest. */
    static long hash(String key) {
        return HASHES.computeIfAbsent(key, Facets::digest);
    }

    private static long digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Microseconds since 1970: as exactly as stores keep moments. */
    static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }

    private static final class Seen {
        private final Map<String, Integer> before;
        private final StringBuilder keys = new StringBuilder("{");
        private final StringBuilder counts = new StringBuilder("{");
        private final StringBuilder ends = new StringBuilder("{");
        private final StringBuilder times = new StringBuilder("{");
        private final StringBuilder settled = new StringBuilder("{");
        private boolean anySettled;
        private int end;

        Seen(Map<String, Integer> before) {
            this.before = before;
        }

        void add(String key, Summary summary) {
            if (summary.count() == 0) {
                return;
            }
            summary.recent().forEach(at -> put(times, micros(at)));
            end += summary.recent().size();
            put(keys, hash(key));
            put(counts, summary.count());
            put(ends, end);
            int of = before.getOrDefault(key, 0);
            anySettled |= of > 0;
            put(settled, of);
        }

        private static void put(StringBuilder into, long number) {
            if (into.length() > 1) {
                into.append(',');
            }
            into.append(number);
        }
    }

    private static Set<String> marks(LeadState state) {
        Set<String> marks = new LinkedHashSet<>();
        state.stage().visits().keySet().forEach(stage -> marks.add(Mark.stage(stage)));
        state.tags().byId().keySet().forEach(tag -> marks.add(Mark.tag(tag)));
        state.tags().lost().keySet().forEach(tag -> marks.add(Mark.tag(tag)));
        state.segments().since().keySet().forEach(segment -> marks.add(Mark.segment(segment)));
        state.segments().left().keySet().forEach(segment -> marks.add(Mark.segment(segment)));
        for (Enrolment enrolment : state.enrolments().active()) {
            marks.add(Mark.inside(enrolment.journey()));
            enrolment.visits().keySet().forEach(node -> marks.add(Mark.node(enrolment.journey(), node)));
        }
        state.enrolments().past().forEach((journey, past) -> {
            marks.add(Mark.finished(journey));
            past.reached().keySet().forEach(node -> marks.add(Mark.node(journey, node)));
        });
        state.contact()
                .byChannel()
                .forEach((channel, standing) -> marks.add(Mark.permission(channel, standing.permission())));
        return marks;
    }

    /** What a lead is or was, in one word each. */
    static final class Mark {
        private Mark() {}

        static String stage(String stage) {
            return "stage:" + stage;
        }

        static String tag(String tag) {
            return "tag:" + tag;
        }

        static String segment(String segment) {
            return "segment:" + segment;
        }

        static String inside(String journey) {
            return "in:" + journey;
        }

        static String finished(String journey) {
            return "finished:" + journey;
        }

        /** The length keeps names apart that hold a colon. */
        static String node(String journey, String node) {
            return "node:" + journey.length() + ":" + journey + ":" + node;
        }

        static String permission(String channel, Permission permission) {
            return permission + ":" + channel;
        }
    }

    private static Instant scoredAt(Scores scores) {
        Instant latest = Instant.EPOCH;
        for (Balance balance : scores.byRule().values()) {
            latest = balance.halfLife() != null && balance.at().isAfter(latest) ? balance.at() : latest;
        }
        return latest;
    }

    /** Where a dimension stands in {@code points} and {@code points_most}, from 0; stored rows rely on it. */
    static int place(Dimension dimension) {
        return switch (dimension) {
            case FIT -> 0;
            case ENGAGEMENT -> 1;
            case SPAM -> 2;
        };
    }

    private record Fade(Dimension dimension, Duration halfLife) {}

    /** Points that fade alike are one sum at the newest of their moments, from which on they fade together. */
    private static @Nullable String points(Scores scores, Instant at) {
        double[] still = new double[Dimension.values().length];
        Map<Fade, Double> fading = new LinkedHashMap<>();
        double all = 0;
        for (Balance balance : scores.byRule().values()) {
            if (balance.decay() != null || !balance.grants().isEmpty()) {
                return null;
            }
            all += Math.abs(balance.points());
            if (balance.halfLife() == null) {
                still[place(balance.dimension())] += balance.points();
            } else {
                fading.merge(new Fade(balance.dimension(), balance.halfLife()), balance.pointsAt(at), Double::sum);
            }
        }
        if (all > MOST_POINTS || !scores.modelCaps().isEmpty()) {
            return null;
        }
        List<Double> numbers = new ArrayList<>();
        for (double points : still) {
            numbers.add(points);
        }
        fading.forEach((fade, points) -> {
            if (Math.abs(points) > NOTHING) {
                numbers.add((double) place(fade.dimension()));
                numbers.add(fade.halfLife().toNanos() / 1e9);
                numbers.add(points);
            }
        });
        return literal(numbers);
    }

    /** As if nothing negative counted, no model were capped and no grant had faded. */
    private static String pointsMost(Scores scores, Instant at) {
        double[] most = new double[Dimension.values().length];
        for (Balance balance : scores.byRule().values()) {
            double granted = balance.grants().stream()
                    .mapToDouble(grant -> Math.max(0, grant.points()))
                    .sum();
            double points = balance.halfLife() == null ? balance.points() : balance.pointsAt(at);
            most[place(balance.dimension())] += Math.max(granted, Math.max(0, points));
        }
        return literal(Arrays.stream(most).boxed().toList());
    }

    private static String literal(List<Double> numbers) {
        return numbers.toString().replace('[', '{').replace(']', '}');
    }

    private static @Nullable String rose(Scores scores) {
        ObjectNode rose = NODES.objectNode();
        if (scores.gradeRoseAt() != null) {
            rose.put("", micros(scores.gradeRoseAt()));
        }
        scores.limits().forEach((limit, stands) -> {
            if (stands.roseAt() != null) {
                rose.put(limit, micros(stands.roseAt()));
            }
        });
        return text(rose);
    }

    private static @Nullable String tallies(LeadState state) {
        ObjectNode tallies = NODES.objectNode();
        state.summaries().byKey().forEach((key, summary) -> {
            if (!summary.tallies().isEmpty()) {
                ObjectNode properties = tallies.putObject(Long.toString(hash(key)));
                summary.tallies().forEach((property, tally) -> properties.set(property, json(tally)));
            }
        });
        return text(tallies);
    }

    private static ObjectNode json(Tally tally) {
        ObjectNode json = NODES.objectNode();
        json.put("sum", tally.sum());
        if (tally.max() != null) {
            json.put("max", tally.max());
        }
        ArrayNode days = json.putArray("days");
        tally.days()
                .forEach(day -> days.addArray().add(day.day()).add(day.sum()).add(day.max()));
        ArrayNode values = json.putArray("values");
        tally.values().values().forEach(values::add);
        return json;
    }

    private static @Nullable String account(@Nullable AccountView view) {
        if (view == null) {
            return null;
        }
        ObjectNode json = NODES.objectNode();
        ObjectNode traits = json.putObject("traits");
        view.traits().forEach((key, value) -> traits.set(key, TraitJson.of(value)));
        return json.put("engaged", view.engaged()).put("score", view.score()).toString();
    }

    private static @Nullable String text(ObjectNode json) {
        return json.isEmpty() ? null : json.toString();
    }
}
