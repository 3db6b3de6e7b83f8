package io.hatchery.server.playbook;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.playbook.Problem;
import io.hatchery.server.platform.Messages;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a playbook in the reader's language. The engine words each problem in English, naming what came; the message
 * {@code check.<code>} says the same in Chinese, and in English for those who only have the code.
 */
@Component
class CheckWords {
    private final Messages messages;

    CheckWords(Messages messages) {
        this.messages = messages;
    }

    /** What is wrong, in the language of the request at hand. */
    List<Problem> problems(Playbook playbook) {
        Locale locale = LocaleContextHolder.getLocale();
        return DraftBoard.problems(playbook).stream()
                .map(problem -> worded(problem, locale))
                .toList();
    }

    Problem worded(Problem problem, Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return problem;
        }
        String sentence = messages.textOr(
                locale,
                "check." + problem.code(),
                problem.message(),
                problem.args().toArray());
        return new Problem(problem.place(), problem.code(), problem.args(), sentence);
    }
}
