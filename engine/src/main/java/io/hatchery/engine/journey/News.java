package io.hatchery.engine.journey;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.journey.JourneyFact.Heard;
import io.hatchery.engine.pattern.PatternFact;
import io.hatchery.engine.pattern.PatternFact.Observed;
import io.hatchery.engine.rules.Draft;
import org.jspecify.annotations.Nullable;

/** What the facts of a step from one place to another tell those who wait in a journey. */
record News(Draft draft, int from, int to) {

    /** The event that the step is about, null when these facts are not about one. */
    @Nullable Observed event() {
        for (int i = from; i < to; i++) {
            if (draft.fact(i).what() instanceof Observed observed) {
                return observed;
            }
        }
        return null;
    }

    boolean matches(@Nullable String pattern) {
        Observed event = pattern == null ? null : event();
        if (event == null) {
            return false;
        }
        for (PatternFact.Match match : event.matches()) {
            if (match.pattern().equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What became of an effect, null when these facts do not say. Hosts tell it by {@code effect.done} and {@code effect.failed} with
     * its id as the property {@code effect}; channels also by events such as {@code email.sent}. A message withheld has failed, unless the
     * lead is held out: then it goes the way of those it is compared with.
     */
    @Nullable Heard heardOf(String effect) {
        for (int i = from; i < to; i++) {
            Fact fact = draft.fact(i);
            if (fact.what() instanceof MessageWithheld withheld
                    && withheld.effect().equals(effect)) {
                return withheld.why() == Withheld.HELD_OUT ? Heard.DONE : Heard.FAILED;
            }
            if (fact.what() instanceof Observed observed && effect.equals(told())) {
                return outcome(observed.type());
            }
        }
        return null;
    }

    private @Nullable String told() {
        Value named = draft.input() instanceof Input.Happened event
                ? event.properties().get("effect")
                : null;
        return named == null ? null : Scalars.text(named);
    }

    private static @Nullable Heard outcome(String type) {
        if (type.equals("effect.done") || type.endsWith(".sent")) {
            return Heard.DONE;
        }
        return type.equals("effect.failed") ? Heard.FAILED : null;
    }
}
