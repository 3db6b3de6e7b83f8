package io.hatchery.server.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the light markup of text blocks into HTML, leaving Liquid untouched. */
final class LightMarkup {
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]\\n]{1,500})]\\(([^()\\s]{1,2000})\\)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]{1,2000})\\*\\*");
    private static final Pattern ITALIC = Pattern.compile("\\*([^*\\n]{1,2000})\\*");
    private static final Pattern HELD = Pattern.compile("\uE000(\\d+)\uE001");

    private final List<String> held = new ArrayList<>();

    private LightMarkup() {}

    /** Paragraphs and lists. */
    static String blocks(String text) {
        LightMarkup markup = new LightMarkup();
        String safe = inline(escape(markup.hold(text)));
        StringBuilder html = new StringBuilder();
        for (String paragraph : safe.strip().split("\\n\\s*\\n")) {
            html.append(paragraph(paragraph.strip()));
        }
        return markup.release(html.toString());
    }

    /** One line, without markup. */
    static String plain(String text) {
        LightMarkup markup = new LightMarkup();
        return markup.release(escape(markup.hold(text)));
    }

    /** A value for an attribute in double quotes. */
    static String attribute(String text) {
        LightMarkup markup = new LightMarkup();
        return markup.release(escape(markup.hold(text)).replace("\"", "&quot;"));
    }

    private static String paragraph(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (!lines.isEmpty() && lines.stream().allMatch(line -> line.startsWith("- "))) {
            StringBuilder list = new StringBuilder("<ul style=\"margin:0 0 14px;padding-left:20px\">");
            lines.forEach(line -> list.append("<li style=\"margin:0 0 6px\">")
                    .append(line.substring(2))
                    .append("</li>"));
            return list.append("</ul>").toString();
        }
        return text.isEmpty() ? "" : "<p style=\"margin:0 0 14px\">" + String.join("<br/>", lines) + "</p>";
    }

    private static String inline(String text) {
        String linked = LINK.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement("<a href=\"" + match.group(2).replace("\"", "&quot;")
                                + "\" style=\"color:#0E7C66\">" + match.group(1) + "</a>"));
        return ITALIC.matcher(BOLD.matcher(linked).replaceAll("<strong>$1</strong>"))
                .replaceAll("<em>$1</em>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String hold(String text) {
        StringBuilder out = new StringBuilder();
        for (LiquidSource.Part part :
                LiquidSource.cut(text.replace("\uE000", "").replace("\uE001", ""))) {
            if (part instanceof LiquidSource.Part.Literal) {
                out.append(part.source());
            } else {
                out.append('\uE000').append(held.size()).append('\uE001');
                held.add(part.source());
            }
        }
        return out.toString();
    }

    private String release(String text) {
        return HELD.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(held.get(Integer.parseInt(match.group(1)))));
    }
}
