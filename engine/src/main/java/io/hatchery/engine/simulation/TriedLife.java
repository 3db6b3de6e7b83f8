package io.hatchery.engine.simulation;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Context;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.ContactFact.MessageDelayed;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.journey.JourneyFact.JourneyEntered;
import io.hatchery.engine.journey.JourneyFact.JourneyLeft;
import io.hatchery.engine.journey.JourneyFact.NodeReached;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.simulation.Reactions.After;
import io.hatchery.engine.simulation.Reactions.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** One lead's life in one run: the engine and the lead's own reactions take turns, in order of time. */
final class TriedLife {
    static final String ENTERED = "entered";
    static final String MESSAGE = "message/";
    static final String ARRIVAL = "arrival/";
    static final String ARRIVAL_ON = "arrival-on/";
    static final String EXIT = "exit/";
    static final String DELAY = "delay/";
    static final String WITHHELD = "withheld/";
    private static final long DAY = 86_400;

    /** @param about the message that led to it, empty when none did */
    private record Ahead(Instant at, int order, String type, Map<String, Value> properties, Map<String, Value> about) {}

    private final CompiledPlaybook playbook;
    private final DryRun.Plan plan;
    private final int run;
    private final RunCounts counts;
    private final SeededDice dice;
    private final Living living;
    private final PriorityQueue<Ahead> ahead =
            new PriorityQueue<>(Comparator.comparing(Ahead::at).thenComparingInt(Ahead::order));
    private final Set<String> delayed = new HashSet<>();
    private boolean inJourney;
    private int order;

    TriedLife(CompiledPlaybook playbook, DryRun.Plan plan, LeadState lead, int run, RunCounts counts) {
        this.playbook = playbook;
        this.plan = plan;
        this.run = run;
        this.counts = counts;
        this.dice = new SeededDice(plan.seed(), lead.lead(), run);
        this.living = new Living(playbook, lead, this::see);
    }

    boolean isCut() {
        return living.isCut();
    }

    void live() {
        living.meet(new Input.Refill("try", living.state().lead(), plan.start(), Map.of()));
        plan(plan.start(), "journey.entered", Map.of("journey", Value.of(plan.journey())), Map.of());
        planDays();
        while (!living.isCut() && goOn()) {
            // each turn takes the earliest of what is due and what is ahead
        }
        if (inJourney) {
            counts.add(EXIT + "INSIDE", run);
        }
    }

    private void planDays() {
        long days = (plan.horizon().toSeconds() + DAY - 1) / DAY;
        for (Reaction reaction : plan.reactions().reactions()) {
            for (long day = 0; reaction.after() instanceof After.OfDay && day < days; day++) {
                if (dice.chance(reaction.probability())) {
                    plan(plan.start().plusSeconds(day * DAY + (long) (dice.uniform() * DAY)), reaction, Map.of());
                }
            }
        }
    }

    private boolean goOn() {
        Ahead next = ahead.peek();
        Instant due = living.state().nextDue();
        if (due != null && (next == null || !due.isAfter(next.at))) {
            return !due.isAfter(plan.end()) && living.wake();
        }
        if (next == null || next.at.isAfter(plan.end())) {
            return false;
        }
        happen(ahead.remove());
        return true;
    }

    private void happen(Ahead event) {
        living.meet(new Input.Happened(
                "try-" + event.order,
                living.state().lead(),
                event.type,
                event.at,
                event.at,
                Map.of(),
                event.properties,
                Context.NONE,
                false));
        for (Reaction reaction : plan.reactions().reactions()) {
            if (reaction.after() instanceof After.OfEvent(String type) && type.equals(event.type)) {
                maybe(event.at, reaction, event.about);
            }
        }
    }

    private void see(Step step) {
        for (Fact fact : step.facts()) {
            if (fact.what() instanceof EffectRequested(Effect effect)) {
                perform(fact.at(), effect);
            } else if (fact.what() instanceof JourneyEntered in && isThis(in.journey())) {
                inJourney = true;
                counts.add(ENTERED, run);
                arrive(fact.at(), in.node());
            } else if (fact.what() instanceof NodeReached reached && isThis(reached.journey())) {
                arrive(fact.at(), reached.node());
            } else if (fact.what() instanceof JourneyLeft left && isThis(left.journey())) {
                inJourney = false;
                counts.add(EXIT + left.outcome(), run);
            } else if (fact.what() instanceof MessageDelayed(var message, var why)
                    && delayed.add(message.message().id())) {
                if (isThis(Path.journey(message.message()))) {
                    counts.add(DELAY + why, run);
                }
            } else if (fact.what() instanceof MessageWithheld withheld && isThis(Path.journeyOf(withheld.effect()))) {
                counts.add(WITHHELD + withheld.why(), run);
            }
        }
    }

    private boolean isThis(String journey) {
        return journey.equals(plan.journey());
    }

    private void arrive(Instant at, String node) {
        counts.add(ARRIVAL + node, run);
        counts.add(ARRIVAL_ON + day(at) + "/" + node, run);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, playbook.playbook().timeZone());
    }

    /** What hosts tell of an effect, and what the lead makes of a message. */
    private void perform(Instant at, Effect effect) {
        switch (effect) {
            case Effect.Message message -> send(at, message);
            case Effect.CallWebhook _, Effect.GiveReward _ ->
                plan(at, "effect.done", Map.of("effect", Value.of(effect.id())), Map.of());
            case Effect.AssignOwner _,
                    Effect.Notify _,
                    Effect.CreateTask _,
                    Effect.EnterJourney _,
                    Effect.UploadConversion _,
                    Effect.Tell _ -> {}
        }
    }

    private void send(Instant at, Effect.Message send) {
        if (isThis(Path.journey(send))) {
            counts.add(MESSAGE + day(at) + "/" + send.channel(), run);
        }
        Map<String, Value> about = Map.of(
                "content", Value.of(send.content()),
                "message", Value.of(send.id()),
                "effect", Value.of(send.id()),
                "origin", Value.of(send.origin()));
        plan(at, send.channel() + ".sent", about, about);
        for (Reaction reaction : plan.reactions().reactions()) {
            if (reaction.after() instanceof After.OfMessage(String channel)
                    && (channel == null || channel.equals(send.channel()))) {
                maybe(at, reaction, about);
            }
        }
    }

    private void maybe(Instant from, Reaction reaction, Map<String, Value> about) {
        if (dice.chance(reaction.probability())) {
            Duration later = dice.around(reaction.delay());
            plan(from.plus(later), reaction, about);
        }
    }

    private void plan(Instant at, Reaction reaction, Map<String, Value> about) {
        Map<String, Value> properties = new HashMap<>();
        if (!reaction.examples().isEmpty()) {
            properties.putAll(dice.oneOf(reaction.examples()).properties());
        }
        properties.putAll(about);
        plan(at, reaction.type(), properties, about);
    }

    private void plan(Instant at, String type, Map<String, Value> properties, Map<String, Value> about) {
        if (!at.isAfter(plan.end())) {
            ahead.add(new Ahead(at, order++, type, properties, about));
        }
    }
}
