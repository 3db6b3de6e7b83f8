package io.hatchery.server.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a Liquid template into text, outputs and tags, without understanding them. */
final class LiquidSource {

    /** A stretch of a template. */
    sealed interface Part {
        String source();

        /** Anything that is not Liquid, the inside of {@code raw} and {@code comment} blocks included. */
        record Literal(String source) implements Part {}

        /**
         * <code>{{ … }}</code>
         *
         * @param open its opening with trim mark
         * @param expression what stands between, filters included
         */
        record Output(String open, String expression, String close) implements Part {
            @Override
            public String source() {
                return open + expression + close;
            }

            /** The expression before its first filter, such as {@code lead.firstName}. */
            String subject() {
                int pipe = expression.indexOf('|');
                return (pipe < 0 ? expression : expression.substring(0, pipe)).trim();
            }
        }

        /** <code>{% name … %}</code> */
        record Tag(String name, String source) implements Part {}
    }

    private static final Pattern TAG_NAME = Pattern.compile("\\{%-?\\s*([A-Za-z_#]\\w*)?");

    private LiquidSource() {}

    static List<Part> cut(String template) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = nextOpening(template, at);
            if (open < 0) {
                break;
            }
            int end = closing(template, open);
            if (end < 0) {
                break;
            }
            if (open > at) {
                parts.add(new Part.Literal(template.substring(at, open)));
            }
            Part part = part(template.substring(open, end));
            parts.add(part);
            at = end;
            if (part instanceof Part.Tag tag
                    && (tag.name().equals("raw") || tag.name().equals("comment"))) {
                int stop = endOf(template, at, tag.name());
                parts.add(new Part.Literal(template.substring(at, stop)));
                at = stop;
            }
        }
        if (at < template.length()) {
            parts.add(new Part.Literal(template.substring(at)));
        }
        return parts;
    }

    /** The length of the longest output or tag, one that is opened at the end and never closed included. */
    static int longest(List<Part> parts) {
        int longest = parts.isEmpty() ? 0 : unclosed(parts.getLast());
        for (Part part : parts) {
            if (!(part instanceof Part.Literal)) {
                longest = Math.max(longest, part.source().length());
            }
        }
        return longest;
    }

    private static int unclosed(Part last) {
        int open = last instanceof Part.Literal(String text) ? nextOpening(text, 0) : -1;
        return open < 0 ? 0 : last.source().length() - open;
    }

    private static int nextOpening(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '{' && (text.charAt(i + 1) == '{' || text.charAt(i + 1) == '%')) {
                return i;
            }
        }
        return -1;
    }

    /** The index after the closing of what opens at {@code open}, quotes respected; -1 when it never closes. */
    private static int closing(String text, int open) {
        char closes = text.charAt(open + 1) == '{' ? '}' : '%';
        char quote = 0;
        for (int i = open + 2; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == closes && text.charAt(i + 1) == '}') {
                return i + 2;
            }
        }
        return -1;
    }

    private static Part part(String source) {
        if (source.charAt(1) == '%') {
            Matcher name = TAG_NAME.matcher(source);
            return new Part.Tag(name.find() && name.group(1) != null ? name.group(1) : "", source);
        }
        int from = source.startsWith("{{-") ? 3 : 2;
        int to = source.length() - (source.endsWith("-}}") && source.length() > from + 2 ? 3 : 2);
        return new Part.Output(
                source.substring(0, from),
                source.substring(from, Math.max(from, to)),
                source.substring(Math.max(from, to)));
    }

    private static int endOf(String text, int from, String block) {
        Matcher end = Pattern.compile("\\{%-?\\s*end" + block + "\\s*-?%}").matcher(text);
        return end.find(from) ? end.start() : text.length();
    }
}
