package io.hatchery.server.pages;

import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Identifier;
import java.util.List;
import java.util.Map;

/** What a person answered. */
sealed interface Reply {

    /**
     * Answers that can be taken.
     *
     * @param answers by the question's key; what was left empty is absent
     * @param traits by the lead's field
     * @param identifiers at least one
     * @param agreed the consents given
     */
    record Sound(
            Map<String, Value> answers,
            Map<String, Value> traits,
            List<Identifier> identifiers,
            List<Question.Consent> agreed)
            implements Reply {
        public Sound {
            answers = Map.copyOf(answers);
            traits = Map.copyOf(traits);
            identifiers = List.copyOf(identifiers);
            agreed = List.copyOf(agreed);
        }
    }

    /** What is wrong, by the question's key: the last part of a message {@code form.wrong.<code>}. */
    record Faulty(Map<String, String> wrong) implements Reply {
        public Faulty {
            wrong = Map.copyOf(wrong);
        }
    }
}
