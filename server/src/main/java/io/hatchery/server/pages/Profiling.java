package io.hatchery.server.pages;

import io.hatchery.engine.LeadState;
import io.hatchery.server.pages.Passes.To;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks people who come back for what is not known of them yet. Only whether something is known shows, never what: whoever sits at a
 * shared computer learns no answer of another. Who somebody is and what they agree to is asked always.
 */
@Service
class Profiling {
    /** How long a browser that sent a form is known. */
    static final Duration REMEMBERED = Duration.ofDays(180);

    private final SubmissionRows rows;
    private final States states;
    private final Passes passes;
    private final Clock clock;

    Profiling(SubmissionRows rows, States states, Passes passes, Clock clock) {
        this.rows = rows;
        this.states = states;
        this.passes = passes;
        this.clock = clock;
    }

    /**
     * The keys of the questions not asked this time.
     *
     * @param returning the pass of somebody who sent a form before, null for none
     * @param visitor by which the snippet of the page that shows the form knows the visitor, null when it does not
     * @param known who they are known to be
     */
    List<String> omitted(
            Definition definition, @Nullable String returning, @Nullable String visitor, List<Identifier> known) {
        Integer asks = definition.asks();
        if (asks == null) {
            return List.of();
        }
        Set<String> told = lead(returning, visitor, known)
                .map(lead -> lead.traits().byKey().keySet())
                .orElse(Set.of());
        List<String> omitted = new ArrayList<>();
        int asked = 0;
        for (Question question : definition.questions()) {
            if (asksOnce(question) && (told.contains(question.field()) || ++asked > asks)) {
                omitted.add(question.key());
            }
        }
        return omitted;
    }

    private static boolean asksOnce(Question question) {
        return switch (question) {
            case Question.Email ignored -> false;
            case Question.Phone ignored -> false;
            case Question.Consent ignored -> false;
            case Question.Hidden ignored -> false;
            case Question.Text it -> it.field() != null;
            case Question.Choice it -> it.field() != null;
            case Question.Check it -> it.field() != null;
            case Question.Amount it -> it.field() != null;
            case Question.Day it -> it.field() != null;
        };
    }

    private Optional<LeadState> lead(@Nullable String returning, @Nullable String visitor, List<Identifier> known) {
        Optional<Long> sender = returning == null
                ? Optional.empty()
                : passes.submission(To.RETURN, returning, clock.now())
                        .flatMap(rows::answered)
                        .map(Answered::lead);
        return sender.or(() ->
                        known.stream().flatMap(it -> states.find(it).stream()).findFirst())
                .or(() -> visitor == null
                        ? Optional.empty()
                        : states.find(new Identifier(Identifier.Kind.ANONYMOUS_ID, visitor)))
                .flatMap(states::of);
    }
}
