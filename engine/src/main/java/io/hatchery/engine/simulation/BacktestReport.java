package io.hatchery.engine.simulation;

import io.hatchery.engine.Reason;
import io.hatchery.engine.base.SmallMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate playbook would have made of recorded lives, beside what the live one makes of them. All counts are exact; only the
 * list of leads is cut.
 *
 * @param leads how many lives were retold
 * @param events how many recorded inputs, each counted once though both playbooks took it
 * @param cut leads with more due moments than can be lived through, under either playbook
 * @param treatedDifferently leads for whom anything listed in {@link Difference} differs
 * @param differing how many of them differ in {@code stage}, {@code mql}, {@code grade} and {@code messages}
 * @param examples the leads with the greatest difference, the greatest first and then the lowest id
 */
public record BacktestReport(
        Yardstick yardstick,
        long leads,
        long events,
        long cut,
        Side live,
        Side draft,
        long treatedDifferently,
        Map<String, Long> differing,
        List<Difference> examples) {
    public BacktestReport {
        differing = SmallMap.copyOf(differing);
        examples = List.copyOf(examples);
    }

    /**
     * What one playbook makes of the lives.
     *
     * @param version of the playbook, 0 for a draft
     * @param weeks in their order; weeks in which nothing happened are left out
     * @param mqls leads that became an MQL, once each
     * @param timeToMql from the first event of a lead until it first became an MQL, null when none did
     * @param messages by journey and channel, in that order
     * @param grades leads by grade at the end
     * @param stages leads by stage at the end
     */
    public record Side(
            int version,
            List<Week> weeks,
            long mqls,
            Accuracy accuracy,
            @Nullable Quartiles timeToMql,
            List<Messages> messages,
            Map<String, Long> grades,
            Map<String, Long> stages) {
        public Side {
            weeks = List.copyOf(weeks);
            messages = List.copyOf(messages);
            grades = SmallMap.copyOf(grades);
            stages = SmallMap.copyOf(stages);
        }
    }

    /**
     * One week.
     *
     * @param week as ISO 8601 writes it, such as {@code 2026-W07}, in the playbook's time zone
     * @param entries how often leads came to a stage, by stage
     * @param sdrLoad how often leads came to a stage of the SDR team
     */
    public record Week(String week, Map<String, Long> entries, long sdrLoad) {
        public Week {
            entries = SmallMap.copyOf(entries);
        }
    }

    /**
     * How well "is an MQL" foretold "is won". A lead counts as foretold when it became an MQL no later than it was won.
     *
     * @param truePositives foretold and won
     * @param falsePositives foretold and not won, or not yet
     * @param falseNegatives won without having been foretold
     * @param precision {@code TP / (TP + FP)}, null when nobody was foretold
     * @param recall {@code TP / (TP + FN)}, null when nobody was won
     */
    public record Accuracy(
            long truePositives,
            long falsePositives,
            long falseNegatives,
            @Nullable Double precision,
            @Nullable Double recall) {
        static Accuracy of(long tp, long fp, long fn) {
            return new Accuracy(tp, fp, fn, share(tp, fp), share(tp, fn));
        }

        private static @Nullable Double share(long hits, long misses) {
            return hits + misses == 0 ? null : (double) hits / (hits + misses);
        }
    }

    /** Each at most 1.6 % below the truth. */
    public record Quartiles(Duration lower, Duration median, Duration upper) {}

    /**
     * Messages of one journey on one channel.
     *
     * @param journey empty for messages no journey asked for
     * @param wanted all that journeys came to: sent, withheld, capped, or still waiting at the end
     * @param sent asked of the host
     * @param withheld not sent for want of an address or consent, for spam or a hold-out
     * @param delayed those that had to wait at least once, whatever became of them
     * @param capped not sent because there was no room under the caps for too long
     */
    public record Messages(
            String journey, String channel, long wanted, long sent, long withheld, long delayed, long capped) {}

    /**
     * A lead treated differently.
     *
     * @param weight how great the difference is: 1000 for being an MQL under one playbook alone, 100 for each stage between where it
     *     stands, 10 for each step of the grade, 1 for each message and each day by which it became an MQL earlier or later
     * @param changes what differs, in the order stage, MQL, grade, messages
     */
    public record Difference(long lead, long weight, List<Change> changes) {
        public Difference {
            changes = List.copyOf(changes);
        }
    }

    /** Something that differs, with why under each playbook; a reason is null where nothing was concluded. */
    public sealed interface Change {
        @Nullable Reason liveReason();

        @Nullable Reason draftReason();
    }

    /** Where the lead stands at the end. */
    public record StageDiffers(
            @Nullable String live,
            @Nullable String draft,
            @Nullable Reason liveReason,
            @Nullable Reason draftReason) implements Change {}

    /** When the lead first became an MQL; null for never. */
    public record MqlDiffers(
            @Nullable Instant live,
            @Nullable Instant draft,
            @Nullable Reason liveReason,
            @Nullable Reason draftReason) implements Change {}

    /** The grade at the end. */
    public record GradeDiffers(
            @Nullable String live,
            @Nullable String draft,
            @Nullable Reason liveReason,
            @Nullable Reason draftReason) implements Change {}

    /** How many messages were sent; the reasons are those of the last. */
    public record MessagesDiffer(
            long live,
            long draft,
            @Nullable Reason liveReason,
            @Nullable Reason draftReason) implements Change {}
}
