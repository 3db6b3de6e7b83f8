package io.hatchery.server.content;

import java.util.List;

/**
 * An e-mail as one reader gets it.
 *
 * @param subject one line
 * @param html a whole sanitised document; empty when an error kept it from being made
 * @param missing outputs that had neither value nor fallback, such as {@code lead.name}
 */
public record RenderedEmail(
        String subject,
        String preheader,
        String html,
        String text,
        String mjml,
        List<String> missing,
        List<EmailProblem> problems) {
    public RenderedEmail {
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    /** Whether nothing keeps it from being sent. */
    public boolean sendable() {
        return problems.stream().noneMatch(problem -> problem.severity() == EmailProblem.Severity.ERROR);
    }
}
