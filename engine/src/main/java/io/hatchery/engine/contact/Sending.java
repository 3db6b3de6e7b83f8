package io.hatchery.engine.contact;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Lot;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.contact.Contact.Delayed;
import io.hatchery.engine.contact.ContactFact.DelayEnded;
import io.hatchery.engine.contact.ContactFact.MessageCounted;
import io.hatchery.engine.contact.ContactFact.MessageDelayed;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.RuleIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one gate every message to a lead passes, whichever journey or broadcast asks: consent, suppression, spam, hold-out, caps and quiet
 * hours. A message is asked for, waits for its moment, or is withheld with its reason.
 *
 * <p>All that is wished for at one moment is weighed together when the rules have come to rest: when there is room for one only, the one
 * of the greater priority goes. What waits is asked everything anew when its moment has come, since the lead may have said no meanwhile.
 */
public final class Sending {
    private static final Reason WAITED = Reason.of("message.waited");
    private static final Comparator<Candidate> GREATER_FIRST =
            Comparator.comparingInt((Candidate one) -> one.priority).reversed();

    private final ContactPolicy policy;
    private final Room room;
    private final int rule;

    /** @param company the time zone of leads that name none */
    public Sending(ContactPolicy policy, ZoneId company, RuleIndex.Builder index) {
        this.policy = policy;
        this.room = new Room(policy, company);
        Needs needs = new Needs();
        needs.add(Needs.Topic.Whole.TIME);
        this.rule = index.add(needs);
    }

    /** A message and since when it waits; null for one that is new. */
    private record Candidate(
            Effect.Message message,
            boolean marketing,
            int priority,
            @Nullable Instant since,
            Reason reason) {}

    /** How long a message may wait before it is asked for or withheld. */
    public Duration longestDelay(boolean marketing) {
        return marketing && policy.delays() ? policy.longestDelayOrDefault() : Duration.ZERO;
    }

    /** A person asks for a message to the lead, as in a broadcast: the event {@code message.requested}. */
    public void hear(Draft draft, Input.Happened event) {
        String actor = event.context().actor();
        if (!event.type().equals("message.requested") || actor == null || event.historic()) {
            return;
        }
        String channel = text(event, "channel");
        String content = text(event, "content");
        if (channel != null && content != null) {
            long lead = draft.state().lead();
            Effect.Message message = new Effect.Send(
                    lead + "/message/" + event.id(),
                    lead,
                    channel,
                    content,
                    "broadcast:" + event.id(),
                    text(event, "purpose"),
                    null);
            boolean transactional = "transactional".equalsIgnoreCase(text(event, "kind"));
            draft.wish(new Wish(message, !transactional, 0, Reason.of("message.person", actor)));
        }
    }

    private static @Nullable String text(Input.Happened event, String property) {
        Value value = event.properties().get(property);
        return value == null || Scalars.missing(value) ? null : Scalars.text(value);
    }

    /** Weighs what is wished for and what has waited until now, once the other rules have come to rest. */
    public void decide(Draft draft) {
        draft.next(rule, rule + 1);
        if (!draft.isRestless()) {
            weigh(draft);
        }
    }

    /** The same, whether or not the rules rest. */
    public void weigh(Draft draft) {
        List<Wish> wishes = draft.takeWishes();
        List<Delayed> delayed = draft.state().contact().delayed();
        if (wishes.isEmpty() && delayed.isEmpty()) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < delayed.size(); i++) {
            Delayed one = delayed.get(i);
            if (one.until().isAfter(draft.now())) {
                draft.dueBy(one.until());
            } else if (draft.isQuiet()) {
                draft.dueBy(draft.now());
            } else {
                candidates.add(new Candidate(one.message(), true, one.priority(), one.since(), WAITED));
            }
        }
        for (Wish wish : wishes) {
            candidates.add(new Candidate(wish.message(), wish.marketing(), wish.priority(), null, wish.reason()));
        }
        candidates.sort(GREATER_FIRST);
        candidates.forEach(candidate -> decide(draft, candidate));
    }

    private void decide(Draft draft, Candidate candidate) {
        Effect.Message message = candidate.message;
        String channel = message.channel();
        Withheld why = withheld(draft.state(), message, candidate.marketing);
        if (why != null) {
            withhold(draft, message, why, candidate.since != null);
            return;
        }
        Room.Opening opening =
                candidate.marketing && policy.delays() ? room.opening(draft.state(), channel, draft.now()) : null;
        if (opening == null) {
            ask(draft, candidate, channel);
            return;
        }
        Instant since = candidate.since == null ? draft.now() : candidate.since;
        if (opening.at().isAfter(since.plus(policy.longestDelayOrDefault()))) {
            withhold(draft, message, Withheld.CAPPED, candidate.since != null);
            return;
        }
        draft.conclude(
                Reason.of("message.delayed", opening.why().name()),
                new MessageDelayed(new Delayed(message, candidate.priority, since, opening.at()), opening.why()));
        draft.dueBy(opening.at());
    }

    private void ask(Draft draft, Candidate candidate, String channel) {
        Effect.Message message = candidate.message;
        if (candidate.since != null) {
            draft.conclude(candidate.reason, new DelayEnded(message.id()));
        }
        draft.conclude(candidate.reason, new EffectRequested(message));
        int keep = room.keep(channel);
        if (candidate.marketing && keep > 0) {
            draft.conclude(candidate.reason, new MessageCounted(channel, message.id(), keep));
        }
    }

    private @Nullable Withheld withheld(LeadState state, Effect.Message message, boolean marketing) {
        if (state.scores().spam()) {
            return Withheld.SPAM;
        }
        String channel = message.channel();
        return switch (state.contact().permission(channel, message.purpose())) {
            case UNKNOWN, GRANTED -> {
                if (!Addresses.hasAddress(state, channel)) {
                    yield Withheld.NO_ADDRESS;
                }
                yield marketing && isHeldOut(state.lead()) ? Withheld.HELD_OUT : null;
            }
            case WITHDRAWN -> Withheld.WITHDRAWN;
            case UNDELIVERABLE -> Withheld.UNDELIVERABLE;
            case COMPLAINED -> Withheld.COMPLAINED;
        };
    }

    /** The same leads for as long as the percentage stays; more of them when it grows. */
    private boolean isHeldOut(long lead) {
        Double percent = policy.holdOutPercent();
        return percent != null && Lot.of(lead, "hold-out") * 100 < percent;
    }

    /** Withholds what still waits of messages whose ids begin so: nobody wants them any more. */
    public static void drop(Draft draft, String prefix) {
        for (Delayed one : draft.state().contact().delayed()) {
            if (one.message().id().startsWith(prefix)) {
                withhold(draft, one.message(), Withheld.LEFT, true);
            }
        }
    }

    private static void withhold(Draft draft, Effect.Message message, Withheld why, boolean waited) {
        Reason reason = Reason.of("message.withheld", why.name());
        if (waited) {
            draft.conclude(reason, new DelayEnded(message.id()));
        }
        draft.conclude(reason, new MessageWithheld(message.id(), message.channel(), message.content(), why));
    }
}
