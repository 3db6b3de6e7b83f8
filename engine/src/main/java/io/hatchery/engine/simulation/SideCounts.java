package io.hatchery.engine.simulation;

import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.BacktestReport.Accuracy;
import io.hatchery.engine.simulation.BacktestReport.Messages;
import io.hatchery.engine.simulation.BacktestReport.Quartiles;
import io.hatchery.engine.simulation.BacktestReport.Side;
import io.hatchery.engine.simulation.BacktestReport.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one playbook's lives add up to. Sums only, so that two of them add up to what one would have counted. */
final class SideCounts {
    private final int version;
    private final ZoneId zone;
    private final Set<String> sdrStages = new HashSet<>();
    private final Map<String, WeekCounts> weeks = new TreeMap<>();
    private final Map<String, MessageCounts> messages = new TreeMap<>();
    private final Map<String, Long> grades = new HashMap<>();
    private final Map<String, Long> stages = new HashMap<>();
    private final Spread timeToMql = new Spread();
    private long mqls;
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;

    SideCounts(Playbook playbook) {
        this.version = playbook.version();
        this.zone = playbook.timeZone();
        playbook.lifecycle().stages().stream()
                .filter(stage -> stage.team() == Lifecycle.Team.SDR)
                .forEach(stage -> sdrStages.add(stage.id()));
    }

    private static final class WeekCounts {
        private final Map<String, Long> entries = new HashMap<>();
        private long sdrLoad;
    }

    /** The messages of one journey on one channel. */
    static final class MessageCounts {
        private final String journey;
        private final String channel;
        private long wanted;
        private long sent;
        private long withheld;
        private long delayed;
        private long capped;

        private MessageCounts(String journey, String channel) {
            this.journey = journey;
            this.channel = channel;
        }

        /** @param isNew whether it was not counted as wanted before, when it had to wait */
        void sent(boolean isNew) {
            wanted += isNew ? 1 : 0;
            sent++;
        }

        void withheld(boolean isNew, boolean byCap) {
            wanted += isNew ? 1 : 0;
            capped += byCap ? 1 : 0;
            withheld += byCap ? 0 : 1;
        }

        void delayed() {
            wanted++;
            delayed++;
        }

        private void add(MessageCounts other) {
            wanted += other.wanted;
            sent += other.sent;
            withheld += other.withheld;
            delayed += other.delayed;
            capped += other.capped;
        }
    }

    void entered(String stage, Instant at) {
        WeekCounts week = weeks.computeIfAbsent(week(at), _ -> new WeekCounts());
        week.entries.merge(stage, 1L, Long::sum);
        week.sdrLoad += sdrStages.contains(stage) ? 1 : 0;
    }

    private String week(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        int number = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return day.get(IsoFields.WEEK_BASED_YEAR) + (number < 10 ? "-W0" : "-W") + number;
    }

    MessageCounts messages(String journey, String channel) {
        return messages.computeIfAbsent(journey + "\u0000" + channel, _ -> new MessageCounts(journey, channel));
    }

    /**
     * Counts a lead's end.
     *
     * @param wonAt when it was won in truth, null if it was not
     */
    void ended(Path path, @Nullable Instant wonAt, Yardstick yardstick) {
        if (path.grade() != null) {
            grades.merge(path.grade(), 1L, Long::sum);
        }
        if (path.stage() != null) {
            stages.merge(path.stage(), 1L, Long::sum);
        }
        Instant mqlAt = path.mqlAt();
        boolean foretold = mqlAt != null && (wonAt == null || !mqlAt.isAfter(wonAt));
        boolean wonNow = wonAt != null && yardstick.counts(wonAt);
        boolean mqlNow = mqlAt != null && yardstick.counts(mqlAt);
        if (mqlAt != null && mqlNow) {
            mqls++;
            Instant first = path.firstSeen();
            timeToMql.add(first == null ? Duration.ZERO : Duration.between(first, mqlAt));
        }
        truePositives += foretold && wonNow ? 1 : 0;
        falsePositives += foretold && wonAt == null && mqlNow ? 1 : 0;
        falseNegatives += !foretold && wonNow ? 1 : 0;
    }

    void add(SideCounts other) {
        other.weeks.forEach((name, counts) -> {
            WeekCounts week = weeks.computeIfAbsent(name, _ -> new WeekCounts());
            counts.entries.forEach((stage, count) -> week.entries.merge(stage, count, Long::sum));
            week.sdrLoad += counts.sdrLoad;
        });
        other.messages
                .values()
                .forEach(counts -> messages(counts.journey, counts.channel).add(counts));
        other.grades.forEach((grade, count) -> grades.merge(grade, count, Long::sum));
        other.stages.forEach((stage, count) -> stages.merge(stage, count, Long::sum));
        timeToMql.add(other.timeToMql);
        mqls += other.mqls;
        truePositives += other.truePositives;
        falsePositives += other.falsePositives;
        falseNegatives += other.falseNegatives;
    }

    Side report() {
        return new Side(
                version,
                weeks.entrySet().stream()
                        .map(week -> new Week(week.getKey(), week.getValue().entries, week.getValue().sdrLoad))
                        .toList(),
                mqls,
                Accuracy.of(truePositives, falsePositives, falseNegatives),
                quartiles(),
                messages.values().stream()
                        .map(of -> new Messages(
                                of.journey, of.channel, of.wanted, of.sent, of.withheld, of.delayed, of.capped))
                        .toList(),
                grades,
                stages);
    }

    private @Nullable Quartiles quartiles() {
        Duration lower = timeToMql.at(.25);
        Duration median = timeToMql.at(.5);
        Duration upper = timeToMql.at(.75);
        return lower == null || median == null || upper == null ? null : new Quartiles(lower, median, upper);
    }
}
