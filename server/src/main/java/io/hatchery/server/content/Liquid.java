package io.hatchery.server.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import liqp.RenderTransformer;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import liqp.parser.Flavor;
import liqp.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Renders Liquid templates that may be hostile: bounded in size, loops and time, reading no files, and, for HTML, with every output
 * escaped.
 *
 * <p>A template is parsed anew for each rendering, because a parsed liqp template carries the state of its last rendering and must
 * not be shared between threads.
 */
final class Liquid {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Tags whose output does not pass our escape, or that read files. */
    private static final Set<String> REFUSED =
            Set.of("include", "render", "cycle", "tablerow", "increment", "decrement", "echo", "liquid", "ifchanged");

    private Liquid() {}

    /** What becomes of outputs. */
    enum Escape {
        HTML,
        TEXT
    }

    /** What came of a rendering. */
    sealed interface Result {
        /**
         * It rendered.
         *
         * @param missing the outputs that had no value and no fallback, such as {@code lead.firstName}
         */
        record Done(String text, Set<String> missing) implements Result {
            public Done {
                missing = Set.copyOf(missing);
            }
        }

        /** It is wrong; {@code why} is for the author. */
        record Wrong(String why) implements Result {}
    }

    static Result render(String template, Map<String, Object> variables, Escape escape, ZoneId zone) {
        if (template.length() > LiquidBudget.TEMPLATE_LIMIT) {
            return new Result.Wrong("the template is longer than " + LiquidBudget.TEMPLATE_LIMIT + " characters");
        }
        List<LiquidSource.Part> parts = LiquidSource.cut(template);
        for (LiquidSource.Part part : parts) {
            if (part instanceof LiquidSource.Part.Tag tag && REFUSED.contains(tag.name())) {
                return new Result.Wrong("the tag " + tag.name() + " is not available here");
            }
        }
        if (LiquidSource.longest(parts) > LiquidBudget.TAG_LIMIT) {
            return new Result.Wrong("an output or a tag is longer than " + LiquidBudget.TAG_LIMIT + " characters");
        }
        List<String> subjects = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        Result result = run(withEmit(parts, subjects, escape), variables, zone, (number, value) -> {
            if (value == null || value.toString().isBlank()) {
                missing.add(subjects.get(number));
            }
        });
        return switch (result) {
            case Result.Done(String text, var _) -> new Result.Done(text, missing);
            case Result.Wrong wrong -> wrong;
        };
    }

    /** Renders just as liqp does, within bounds: no tag refused, nothing escaped. */
    static Result renderPlain(String template, Map<String, Object> variables) {
        return run(template, variables, ZoneId.of("UTC"), (_, _) -> {});
    }

    private static String withEmit(List<LiquidSource.Part> parts, List<String> subjects, Escape escape) {
        String filter = escape == Escape.HTML ? LiquidFilters.EMIT_HTML : LiquidFilters.EMIT_TEXT;
        StringBuilder out = new StringBuilder();
        for (LiquidSource.Part part : parts) {
            if (part instanceof LiquidSource.Part.Output output
                    && !output.subject().isEmpty()) {
                out.append(output.open()).append(output.expression());
                out.append(" | ")
                        .append(filter)
                        .append(": ")
                        .append(subjects.size())
                        .append(' ');
                out.append(output.close());
                subjects.add(output.subject());
            } else {
                out.append(part.source());
            }
        }
        return out.toString();
    }

    private static Result run(
            String template,
            Map<String, Object> variables,
            ZoneId zone,
            java.util.function.BiConsumer<Integer, @Nullable Object> emitted) {
        LiquidBudget budget = new LiquidBudget();
        try {
            var builder = new TemplateParser.Builder()
                    .withFlavor(Flavor.LIQUID)
                    .withObjectMapper(MAPPER)
                    .withLocale(Locale.ROOT)
                    .withDefaultTimeZone(zone)
                    .withMaxIterations(LiquidBudget.LOOP_LIMIT)
                    .withNameResolver(name -> {
                        throw new LiquidBudget.Exhausted(
                                "the template includes " + name + "; there is nothing to include");
                    })
                    .withTag(new NoInclude())
                    .withRenderTransformer(new Bounded(budget));
            LiquidFilters.within(budget, emitted).forEach(builder::withFilter);
            String text = builder.build().parse(template).renderUnguarded(new HashMap<>(variables));
            return text.length() > LiquidBudget.VALUE_LIMIT
                    ? new Result.Wrong("the result is longer than " + LiquidBudget.VALUE_LIMIT + " characters")
                    : new Result.Done(text, Set.of());
        } catch (StackOverflowError e) {
            return new Result.Wrong("the template is nested too deeply");
        } catch (RuntimeException e) {
            return new Result.Wrong(why(e));
        }
    }

    private static String why(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof LiquidBudget.Exhausted) {
                return String.valueOf(at.getMessage());
            }
        }
        String message = error.getMessage();
        String first = message == null
                ? error.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        return first.replace(LiquidFilters.EMIT_HTML, "").replace(LiquidFilters.EMIT_TEXT, "");
    }

    private static final class NoInclude extends Tag {
        NoInclude() {
            super("include");
        }

        @Override
        public Object render(TemplateContext context, LNode... nodes) {
            throw new LiquidBudget.Exhausted("there is nothing to include");
        }
    }

    /** Collects output, asking the budget at each piece. */
    private record Bounded(LiquidBudget budget) implements RenderTransformer {
        @Override
        public ObjectAppender.Controller newObjectAppender(TemplateContext context, int estimatedNumberOfAppends) {
            StringBuilder out = new StringBuilder();
            return new ObjectAppender.Controller() {
                @Override
                public void append(Object piece) {
                    String text = String.valueOf(piece);
                    budget.write(text.length());
                    out.append(text);
                }

                @Override
                public Object getResult() {
                    return out.toString();
                }
            };
        }

        @Override
        public Object transformObject(TemplateContext context, Object result) {
            return String.valueOf(result);
        }
    }
}
