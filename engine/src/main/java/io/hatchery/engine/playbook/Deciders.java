package io.hatchery.engine.playbook;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Step;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.contact.Consent;
import io.hatchery.engine.journey.Travelling;
import io.hatchery.engine.lifecycle.Moving;
import io.hatchery.engine.pattern.PatternBook;
import io.hatchery.engine.pattern.Watched;
import io.hatchery.engine.pattern.Watching;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.RuleIndex;
import io.hatchery.engine.score.Scorer;
import io.hatchery.engine.segment.Segmenting;
import io.hatchery.engine.tag.Tagging;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Learning;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The deciders of one playbook, in their order. A step first absorbs its input, then derives until quiet: tags, scores, segments,
 * lifecycle, journeys, and again for as long as what one concluded is what another looks at.
 */
final class Deciders {
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
    private final Travelling travelling;
    private final RuleIndex index;

    Deciders(Playbook playbook) {
        Map<String, Field> fields = fields(playbook);
        PatternBook.Builder book = PatternBook.builder();
        RuleIndex.Builder rules = RuleIndex.builder();
        Checks checks = new Checks(fields, playbook.timeZone(), book::watch);
        this.playbook = playbook;
        this.tagging = new Tagging(playbook.tags(), checks, rules);
        this.scorer = new Scorer(playbook.scoring(), checks, book, rules);
        this.segmenting = new Segmenting(playbook.segments(), checks, rules);
        this.moving = new Moving(playbook.lifecycle(), checks, rules);
        this.travelling = new Travelling(playbook.journeys(), checks, book, rules);
        this.patterns = book.build();
        this.watching = new Watching(patterns);
        this.learning = new Learning(fields, playbook.timeZone());
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

    Step step(LeadState state, Input input) {
        if (input instanceof Input.Happened && state.recent().contains(input.id())) {
            return new Step(state, List.of(), List.of());
        }
        Draft draft = new Draft(index, playbook.version(), playbook.timeZone(), state, input);
        switch (input) {
            case Input.Happened happened -> absorb(draft, happened);
            case Input.Refill refill -> absorb(draft, refill);
            case Input.Due _ -> {}
        }
        derive(draft);
        return draft.finish(WAKE);
    }

    private void absorb(Draft draft, Input.Happened event) {
        Instant occurredAt = PatternBook.occurred(event);
        List<Watched> matching = watching.observe(draft, event);
        learning.learn(draft, event, occurredAt);
        Consent.hear(draft, event, occurredAt);
        tagging.hear(draft, event);
        moving.hear(draft, event);
        scorer.hear(draft, matching, occurredAt);
    }

    private void absorb(Draft draft, Input.Refill refill) {
        watching.refill(draft, refill);
        scorer.refill(draft, refill.summaries());
    }

    private void derive(Draft draft) {
        for (int round = 0; round == 0 || draft.isRestless(); round++) {
            if (round == CompiledPlaybook.ROUNDS) {
                draft.conclude(LOOP, new Conclusion.RuleLoopStopped(round));
                return;
            }
            tagging.decide(draft);
            scorer.decide(draft);
            segmenting.decide(draft);
            moving.decide(draft);
            travelling.decide(draft);
        }
    }
}
