package io.hatchery.engine.simulation;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Step;
import io.hatchery.engine.contact.ContactFact.MessageDelayed;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.lifecycle.LifecycleFact.StageChanged;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.score.ScoreFact.GradeChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One lead's way under one playbook, as far as a report asks about it; what is counted by week or journey goes on to the counts. */
final class Path {
    private final Yardstick yardstick;
    private final SideCounts counts;

    /** Which journey asked for a message that waits. */
    private final Map<String, String> waiting = new HashMap<>();

    private @Nullable Instant firstSeen;
    private @Nullable String stage;
    private @Nullable Reason stageReason;
    private @Nullable Instant mqlAt;
    private @Nullable Reason mqlReason;
    private @Nullable Instant wonAt;
    private @Nullable String grade;
    private @Nullable Reason gradeReason;
    private long sent;
    private @Nullable Reason sentReason;

    Path(Yardstick yardstick, SideCounts counts) {
        this.yardstick = yardstick;
        this.counts = counts;
    }

    void see(Step step) {
        for (Fact fact : step.facts()) {
            see(fact);
        }
    }

    private void see(Fact fact) {
        boolean counted = yardstick.counts(fact.at());
        if (fact.what() instanceof Observed seen) {
            observe(seen);
        } else if (fact.what() instanceof StageChanged changed) {
            move(fact, changed, counted);
        } else if (fact.what() instanceof GradeChanged changed) {
            grade = changed.to();
            gradeReason = fact.reason();
        } else if (fact.what() instanceof EffectRequested(Effect.Message send)) {
            send(fact, send, counted);
        } else if (fact.what() instanceof MessageWithheld withheld) {
            withhold(withheld, counted);
        } else if (fact.what() instanceof MessageDelayed(var delayed, var _)) {
            delay(delayed.message(), counted);
        }
    }

    private void observe(Observed seen) {
        Instant at = seen.occurredAt();
        if (firstSeen == null || at.isBefore(firstSeen)) {
            firstSeen = at;
        }
        if (seen.type().equals(yardstick.wonEvent()) && (wonAt == null || at.isBefore(wonAt))) {
            wonAt = at;
        }
    }

    private void move(Fact fact, StageChanged changed, boolean counted) {
        stage = changed.to();
        stageReason = fact.reason();
        if (counted) {
            counts.entered(changed.to(), fact.at());
        }
        if (changed.to().equals(yardstick.mqlStage()) && mqlAt == null) {
            mqlAt = fact.at();
            mqlReason = fact.reason();
        }
        if (changed.to().equals(yardstick.wonStage())
                && (wonAt == null || fact.at().isBefore(wonAt))) {
            wonAt = fact.at();
        }
    }

    private void send(Fact fact, Effect.Message send, boolean counted) {
        boolean waited = waiting.remove(send.id()) != null;
        if (counted) {
            sent++;
            sentReason = fact.reason();
            counts.messages(journey(send), send.channel()).sent(!waited);
        }
    }

    private void withhold(MessageWithheld withheld, boolean counted) {
        String waited = waiting.remove(withheld.effect());
        String journey = waited != null ? waited : journeyOf(withheld.effect());
        if (counted) {
            counts.messages(journey, withheld.channel()).withheld(waited == null, withheld.why() == Withheld.CAPPED);
        }
    }

    private void delay(Effect.Message message, boolean counted) {
        String journey = journey(message);
        if (waiting.put(message.id(), journey) == null && counted) {
            counts.messages(journey, message.channel()).delayed();
        }
    }

    /** The journey an origin such as {@code journey:welcome/mail} names; empty for none. */
    static String journey(Effect.Message message) {
        String origin = message.origin();
        int end = origin.lastIndexOf('/');
        return origin.startsWith("journey:") && end > 0 ? origin.substring("journey:".length(), end) : "";
    }

    /** The journey in the id of an effect, {@code lead/journey/number/node/visit}; empty for other ids. */
    static String journeyOf(String effect) {
        int from = effect.indexOf('/') + 1;
        int end = effect.length();
        for (int parts = 0; parts < 3; parts++) {
            end = effect.lastIndexOf('/', end - 1);
        }
        return end > from ? effect.substring(from, end) : "";
    }

    @Nullable Instant firstSeen() {
        return firstSeen;
    }

    @Nullable String stage() {
        return stage;
    }

    @Nullable Reason stageReason() {
        return stageReason;
    }

    @Nullable Instant mqlAt() {
        return mqlAt;
    }

    @Nullable Reason mqlReason() {
        return mqlReason;
    }

    @Nullable Instant wonAt() {
        return wonAt;
    }

    @Nullable String grade() {
        return grade;
    }

    @Nullable Reason gradeReason() {
        return gradeReason;
    }

    long sent() {
        return sent;
    }

    @Nullable Reason sentReason() {
        return sentReason;
    }
}
