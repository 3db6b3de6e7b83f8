package io.hatchery.server.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.filters.Filters;
import org.jspecify.annotations.Nullable;

/** Liquid's filters, each within a budget, and the two of our own that stand at the end of every output. */
final class LiquidFilters {
    /** Ends every output: reports an empty value and escapes for HTML. */
    static final String EMIT_HTML = "hatchery_emit_html";

    /** Ends every output: reports an empty value. */
    static final String EMIT_TEXT = "hatchery_emit_text";

    private static final Set<String> MULTIPLYING = Set.of("replace", "replace_first", "join", "url_encode", "escape");
    private static final Set<String> ARITHMETIC = Set.of(
            "abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round", "times");
    private static final Pattern EXPONENT = Pattern.compile("[0-9.][eE][-+]?[0-9]");
    private static final int MOST_DECIMALS = 30;

    private LiquidFilters() {}

    /**
     * All filters for one rendering.
     *
     * @param emitted told the number of each output and its final value
     */
    static List<Filter> within(LiquidBudget budget, BiConsumer<Integer, @Nullable Object> emitted) {
        List<Filter> filters = new ArrayList<>();
        Filters.DEFAULT_FILTERS.values().forEach(filter -> filters.add(new Guarded(filter, budget)));
        filters.add(new Emit(EMIT_HTML, emitted, true));
        filters.add(new Emit(EMIT_TEXT, emitted, false));
        return filters;
    }

    private static final class Guarded extends Filter {
        private final Filter filter;
        private final LiquidBudget budget;

        Guarded(Filter filter, LiquidBudget budget) {
            super(filter.getName());
            this.filter = filter;
            this.budget = budget;
        }

        @Override
        public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... params) {
            budget.checkTime();
            if (MULTIPLYING.contains(name)) {
                budget.checkProduct(value, params);
            }
            if (ARITHMETIC.contains(name)) {
                refuseHugeNumbers(value, params);
            }
            Object result = filter.apply(value, context, params);
            budget.checkValue(result);
            return result;
        }

        private void refuseHugeNumbers(@Nullable Object value, Object[] params) {
            refuseExponent(value);
            for (Object param : params) {
                refuseExponent(param);
            }
            boolean decimals = name.equals("round") && params.length > 0 && params[0] instanceof Number;
            if (decimals && Math.abs(((Number) params[0]).longValue()) > MOST_DECIMALS) {
                throw new LiquidBudget.Exhausted("round takes at most " + MOST_DECIMALS + " decimals");
            }
        }

        private static void refuseExponent(@Nullable Object value) {
            if (value instanceof CharSequence text && EXPONENT.matcher(text).find()) {
                throw new LiquidBudget.Exhausted("a text with an exponent is not taken as a number");
            }
        }
    }

    private static final class Emit extends Filter {
        private final BiConsumer<Integer, @Nullable Object> emitted;
        private final boolean html;

        Emit(String name, BiConsumer<Integer, @Nullable Object> emitted, boolean html) {
            super(name);
            this.emitted = emitted;
            this.html = html;
        }

        @Override
        public @Nullable Object apply(@Nullable Object value, TemplateContext context, Object... params) {
            emitted.accept(((Number) params[0]).intValue(), value);
            return value == null || !html ? value : escape(asString(value, context));
        }

        /** Entities already written stay as they are, so what was captured escaped is not escaped again. */
        private static String escape(String text) {
            return text.replaceAll("&(?!#?[A-Za-z0-9]{1,12};)", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
