package io.hatchery.server.content;

import java.util.List;

/**
 * Something to mend in an e-mail.
 *
 * @param place {@code subject}, {@code preheader}, {@code body}, {@code text}
 * @param code what it is, such as {@code link-bad}; consoles word it
 * @param args what fills the wording
 */
public record EmailProblem(Severity severity, String place, String code, List<String> args) {
    public EmailProblem {
        args = List.copyOf(args);
    }

    /** An error keeps a mail from being published or sent; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static EmailProblem error(String place, String code, String... args) {
        return new EmailProblem(Severity.ERROR, place, code, List.of(args));
    }

    static EmailProblem warning(String place, String code, String... args) {
        return new EmailProblem(Severity.WARNING, place, code, List.of(args));
    }
}
