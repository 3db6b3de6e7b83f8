package io.hatchery.server.content;

import static io.hatchery.server.content.EmailProblem.error;

import ch.digitalfondue.mjml4j.Mjml4j;
import io.hatchery.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** Turns an e-mail as written into the one a reader gets: Liquid, then MJML, then a cleaner, then checks. */
final class EmailRenderer {
    private EmailRenderer() {}

    static RenderedEmail render(Email email, Personal personal) {
        return new Run(personal).render(email);
    }

    private static final class Run {
        private final Personal personal;
        private final Map<String, Object> variables;
        private final List<EmailProblem> problems = new ArrayList<>();
        private final Set<String> missing = new TreeSet<>();

        Run(Personal personal) {
            this.personal = personal;
            this.variables = variables(personal);
        }

        RenderedEmail render(Email email) {
            String subject = oneLine(liquid("subject", email.subject(), Liquid.Escape.TEXT));
            String preheader = oneLine(liquid("preheader", email.preheader(), Liquid.Escape.TEXT));
            String mjml = withPreheader(source(email.body()), email.preheader());
            String filled = liquid("body", mjml, Liquid.Escape.HTML);
            Document html = problems.isEmpty() ? html(filled, subject) : null;
            String text = email.text() == null
                    ? html == null ? "" : PlainText.of(html)
                    : liquid("text", email.text(), Liquid.Escape.TEXT);
            RenderedEmail rendered = new RenderedEmail(
                    subject,
                    preheader,
                    html == null ? "" : html.outerHtml(),
                    text,
                    mjml,
                    List.copyOf(missing),
                    List.copyOf(problems));
            if (html == null) {
                return rendered;
            }
            problems.addAll(EmailChecks.check(rendered, html, personal.links().unsubscribe()));
            return new RenderedEmail(
                    subject, preheader, rendered.html(), text, mjml, rendered.missing(), List.copyOf(problems));
        }

        private String source(EmailBody body) {
            return switch (body) {
                case EmailBody.Blocks(List<Block> blocks) -> BlockMjml.write(blocks, personal.language());
                case EmailBody.Mjml(String source) -> source;
            };
        }

        private String liquid(String place, String template, Liquid.Escape escape) {
            return switch (Liquid.render(template, variables, escape, personal.zone())) {
                case Liquid.Result.Done(String text, Set<String> absent) -> {
                    missing.addAll(absent);
                    yield text;
                }
                case Liquid.Result.Wrong(String why) -> {
                    problems.add(error(place, "template", why));
                    yield "";
                }
            };
        }

        private @Nullable Document html(String mjml, String subject) {
            if (mjml.toLowerCase(java.util.Locale.ROOT).contains("<mj-include")) {
                problems.add(error("body", "mjml", "mj-include is not available here"));
                return null;
            }
            try {
                String html =
                        Mjml4j.render(mjml, new Mjml4j.Configuration(personal.language(), Mjml4j.TextDirection.LTR));
                Document document = Jsoup.parse(html);
                HtmlCleaner.clean(document);
                document.title(subject);
                return document;
            } catch (RuntimeException e) {
                problems.add(error("body", "mjml", String.valueOf(e.getMessage())));
            } catch (StackOverflowError e) {
                problems.add(error("body", "mjml", "the mail is nested too deeply"));
            }
            return null;
        }
    }

    private static String withPreheader(String mjml, String preheader) {
        if (preheader.isBlank() || mjml.contains("<mj-preview>")) {
            return mjml;
        }
        String preview = "<mj-preview>" + LightMarkup.plain(preheader) + "</mj-preview>";
        return mjml.contains("<mj-head>")
                ? mjml.replaceFirst("<mj-head>", "<mj-head>" + java.util.regex.Matcher.quoteReplacement(preview))
                : mjml.replaceFirst(
                        "(<mjml[^>]*>)",
                        "$1<mj-head>" + java.util.regex.Matcher.quoteReplacement(preview) + "</mj-head>");
    }

    /** Line breaks and other control characters in a name must never reach a header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static Map<String, Object> variables(Personal personal) {
        Map<String, Object> lead = new HashMap<>();
        personal.lead().forEach((key, value) -> lead.put(key, plain(value, personal)));
        Map<String, Object> variables = new HashMap<>();
        variables.put("lead", lead);
        variables.put(
                "company",
                Map.of(
                        "name", personal.company().name(),
                        "address", personal.company().address(),
                        "website", personal.company().website()));
        Personal.Owner owner = personal.owner();
        if (owner != null) {
            variables.put("owner", Map.of("name", owner.name(), "email", owner.email()));
        }
        variables.put("unsubscribe_url", personal.links().unsubscribe());
        variables.put("preferences_url", personal.links().preferences());
        variables.put("view_url", personal.links().view());
        return variables;
    }

    private static Object plain(Value value, Personal personal) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
            case Value.Flag(boolean flag) -> flag;
            case Value.Moment(java.time.Instant at) -> at.atZone(personal.zone());
            case Value.Many(List<Value> values) ->
                values.stream().map(one -> plain(one, personal)).toList();
        };
    }
}
