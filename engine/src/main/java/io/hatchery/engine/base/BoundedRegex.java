package io.hatchery.engine.base;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression whose search always ends soon. An operator may write {@code (a+)+$}, and a visitor may send the text that makes
 * it backtrack for years; so a search may look at {@value #LOOKS} characters in all and then counts as not found.
 */
public final class BoundedRegex {
    static final int LOOKS = 50_000;
    private final Pattern pattern;

    private BoundedRegex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The expression, or null when it is none. */
    public static @Nullable BoundedRegex compile(String expression) {
        try {
            return expression.length() > 500 ? null : new BoundedRegex(Pattern.compile(expression));
        } catch (PatternSyntaxException wrong) {
            return null;
        }
    }

    /** Whether it is found anywhere in the text. */
    public boolean foundIn(String text) {
        try {
            return pattern.matcher(new Counted(text, new Budget(LOOKS))).find();
        } catch (TooMany | StackOverflowError givenUp) {
            return false;
        }
    }

    private static final class Budget {
        private int left;

        Budget(int looks) {
            left = looks;
        }

        void spend() {
            if (--left < 0) {
                throw new TooMany();
            }
        }
    }

    private record Counted(CharSequence text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }
}
