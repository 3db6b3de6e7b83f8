package io.hatchery.engine.playbook;

import io.hatchery.engine.Concern;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Step;
import io.hatchery.engine.account.Accounting;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.contact.Consent;
import io.hatchery.engine.contact.Sending;
import io.hatchery.engine.journey.Hands;
import io.hatchery.engine.journey.Travelling;
import io.hatchery.engine.lifecycle.Moving;
import io.hatchery.engine.merge.Merging;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.Watching;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Draft.Asks;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.score.Limits;
import io.hatchery.engine.score.Scorer;
import io.hatchery.engine.segment.Segmenting;
import io.hatchery.engine.tag.Tagging;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Learning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deciders of one playbook, in their order. A step first absorbs its input, then derives until quiet: tags, scores, segments,
 * lifecycle, journeys, and again for as long as what one concluded is what another looks at.
 */
final class Deciders {
    /** How many moments a late step lives through. */
    private static final int MOMENTS = 500;

    private static final Reason LOOP = Reason.of("rules.loop");
    private static final Reason WAKE = Reason.of("wake");

    private final Playbook playbook;
    private final PatternBook patterns;
    private final Watching watching;
    private final Learning learning;
    private final Tagging tagging;
    private final Scorer scorer;
    private final Segmenting segmenting;
    private final Moving moving;
    private final Sending sending;
    private final Travelling travelling;
    private final Accounting accounting;
    private final Merging merging;
    private final RuleIndex index;

    Deciders(Playbook playbook) {
        Map<String, Field> fields = fields(playbook);
        PatternBook.Builder book = PatternBook.builder();
        RuleIndex.Builder rules = RuleIndex.builder();
        Limits limits = new Limits();
        Checks checks = new Checks(fields, playbook.timeZone(), book::watch, limits::watch);
        this.playbook = playbook;
        this.tagging = new Tagging(playbook.tags(), checks, rules.of(Concern.TAGS));
        this.scorer =
                new Scorer(playbook.scoring(), playbook.timeZone(), checks, book, limits, rules.of(Concern.SCORES));
        this.segmenting = new Segmenting(playbook.segments(), checks, rules.of(Concern.SEGMENTS));
        this.moving = new Moving(playbook.lifecycle(), playbook.calendars(), checks, rules.of(Concern.STAGE));
        this.learning = new Learning(fields, playbook.timeZone());
        this.merging = new Merging(playbook, fields);
        this.sending = new Sending(playbook.contactOrFree(), playbook.timeZone(), rules.of(Concern.CONTACT));
        Hands hands = new Hands(learning, moving, Scorer::adjust, sending);
        this.travelling = new Travelling(playbook, checks, book, rules.of(Concern.JOURNEYS), hands);
        this.accounting = new Accounting(playbook.scoring(), rules.of(Concern.ACCOUNT));
        this.patterns = book.build(playbook.timeZone());
        this.watching = new Watching(patterns);
        this.index = rules.build();
    }

    static Map<String, Field> fields(Playbook playbook) {
        Map<String, Field> fields = new HashMap<>();
        playbook.fields().forEach(field -> fields.put(field.key(), field));
        return fields;
    }

    PatternBook patterns() {
        return patterns;
    }

    /** Which pattern each score rule of the kind "each" watches. */
    Map<String, String> scored() {
        return scorer.watched();
    }

    /**
     * Decides what an input means. The host may be late: first the lead lives through every moment it asked to be woken at, each at
     * its own time, so that lateness changes no conclusion.
     */
    Step step(LeadState state, Input input) {
        if (input instanceof Input.Happened && remembers(state, input.id())) {
            return new Step(state, List.of(), List.of());
        }
        Instant now = now(state, input);
        if (input instanceof Input.Refill refill) {
            Draft draft = draft(state, input, now, Asks.EVERYTHING);
            absorb(draft, refill);
            return finished(draft);
        }
        if (input instanceof Input.Merge merge) {
            return merge(state, merge, now);
        }
        if (input instanceof Input.Restore restore) {
            return merging.restore(state, restore, now);
        }
        boolean late = state.nextDue() != null && !now.isBefore(state.nextDue());
        Story story = new Story(state);
        if (late) {
            live(story, input, now);
        }
        if (input instanceof Input.Happened happened) {
            Draft draft = draft(story.state, input, now, Asks.EVENT);
            absorb(draft, happened);
            Step step = finished(draft);
            return late ? story.and(step).step() : step;
        }
        return story.step();
    }

    /** What one step after another comes to. */
    private static final class Story {
        private final List<Fact> facts = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();
        private LeadState state;

        Story(LeadState state) {
            this.state = state;
        }

        Story and(Step next) {
            facts.addAll(next.facts());
            effects.addAll(next.effects());
            state = next.state();
            return this;
        }

        Step step() {
            return new Step(state, facts, effects);
        }
    }

    /** Texts remember their hash once asked for it, so this is cheaper than comparing them letter by letter. */
    private static boolean remembers(LeadState state, String id) {
        int hash = id.hashCode();
        for (int i = state.recent().size() - 1; i >= 0; i--) {
            String known = state.recent().get(i);
            if (known.hashCode() == hash && known.equals(id)) {
                return true;
            }
        }
        return false;
    }

    private Step merge(LeadState state, Input.Merge merge, Instant now) {
        if (!Merging.isMerge(state, merge)) {
            return new Step(state, List.of(), List.of());
        }
        Draft draft = draft(state, merge, notBefore(now, merge.other().concludedAt()), Asks.EVERYTHING);
        merging.merge(draft, merge);
        return finished(draft);
    }

    /** The lead's time never goes back, whatever clocks say. */
    private static Instant now(LeadState state, Input input) {
        return notBefore(Moments.micros(input.now()), state.concludedAt());
    }

    private static Instant notBefore(Instant moment, @Nullable Instant earliest) {
        return earliest != null && moment.isBefore(earliest) ? earliest : moment;
    }

    /** Lives through the moments at which the lead was due, up to now; at most {@value #MOMENTS}, the host wakes it again for more. */
    private void live(Story story, Input input, Instant now) {
        Instant before = null;
        for (int moments = 0; moments < MOMENTS; moments++) {
            Instant due = story.state.nextDue();
            if (due == null || due.isAfter(now) || due.equals(before)) {
                break;
            }
            Instant moment = notBefore(due, story.state.concludedAt());
            story.and(finished(draft(story.state, input, moment, Asks.TIME)));
            before = due;
        }
    }

    private Draft draft(LeadState state, Input input, Instant now, Asks asks) {
        return new Draft(index, playbook, state, input, now, asks);
    }

    private Step finished(Draft draft) {
        derive(draft);
        return draft.finish(WAKE);
    }

    private void absorb(Draft draft, Input.Happened event) {
        Instant occurredAt = PatternBook.occurred(event);
        PatternFact.Observed observed = watching.observe(draft, event);
        learning.learn(draft, event, occurredAt);
        Consent.hear(draft, event, occurredAt);
        tagging.hear(draft, event);
        accounting.hear(draft, event);
        moving.hear(draft, event);
        sending.hear(draft, event);
        scorer.hear(draft, event, observed);
    }

    private void absorb(Draft draft, Input.Refill refill) {
        watching.refill(draft, refill);
        scorer.refill(draft, refill.summaries());
    }

    private void derive(Draft draft) {
        for (int round = 0; round == 0 || draft.isRestless(); round++) {
            if (round == CompiledPlaybook.ROUNDS) {
                sending.weigh(draft);
                draft.giveUp(LOOP, round);
                return;
            }
            draft.in(Concern.TAGS);
            tagging.decide(draft);
            draft.in(Concern.SCORES);
            scorer.decide(draft);
            draft.in(Concern.ACCOUNT);
            accounting.decide(draft);
            draft.in(Concern.SEGMENTS);
            segmenting.decide(draft);
            draft.in(Concern.STAGE);
            moving.decide(draft);
            draft.in(Concern.JOURNEYS);
            travelling.decide(draft);
            draft.in(Concern.CONTACT);
            sending.decide(draft);
        }
    }
}
