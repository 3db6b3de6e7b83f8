package io.hatchery.server.content;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes everything out of an e-mail's HTML that could run or load: only known elements, no handlers, only harmless addresses, no
 * imported styles. Outlook's conditional comments, which MJML relies on, stay when they are harmless.
 */
final class HtmlCleaner {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "title",
            "meta",
            "style",
            "body",
            "div",
            "span",
            "p",
            "br",
            "hr",
            "a",
            "img",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "colgroup",
            "col",
            "center",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "s",
            "small",
            "sup",
            "sub",
            "blockquote",
            "pre",
            "code",
            "font",
            "figure",
            "figcaption",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "abbr",
            "del",
            "ins",
            "mark",
            "q",
            "cite",
            "time",
            "wbr");
    private static final Set<String> ADDRESS_ATTRIBUTES =
            Set.of("href", "src", "background", "cite", "longdesc", "poster");
    private static final Set<String> REFUSED_ATTRIBUTES =
            Set.of("srcdoc", "formaction", "action", "ping", "xlink:href", "srcset", "http-equiv");
    private static final Pattern BAD_STYLE = Pattern.compile(
            "(?i)expression\\s*\\(|javascript:|vbscript:|-moz-binding|behaviou?r\\s*:|@import|url\\s*\\(\\s*['\"]?\\s*(?!https?:|data:image/(?:png|gif|jpe?g))");
    private static final Pattern BAD_COMMENT = Pattern.compile(
            "(?i)<\\s*(script|iframe|object|embed|form|link|base|meta)|javascript:|vbscript:|\\son\\w+\\s*=");
    private static final Pattern IMAGE_DATA = Pattern.compile("(?i)data:image/(png|gif|jpe?g|webp);base64,.*");

    private HtmlCleaner() {}

    static void clean(Document document) {
        clean((Node) document);
        document.outputSettings().prettyPrint(false).charset("UTF-8");
    }

    private static void clean(Node parent) {
        for (Node child : List.copyOf(parent.childNodes())) {
            switch (child) {
                case Comment comment -> {
                    if (!harmless(comment)) {
                        comment.remove();
                    }
                }
                case DataNode data -> {
                    if (BAD_STYLE.matcher(data.getWholeData()).find()) {
                        data.setWholeData(withoutImports(data.getWholeData()));
                    }
                }
                case Element element -> {
                    if (ELEMENTS.contains(element.normalName()) && !isRefresh(element)) {
                        cleanAttributes(element);
                        clean(element);
                    } else {
                        element.remove();
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean isRefresh(Element element) {
        return element.normalName().equals("meta")
                && element.attr("http-equiv").toLowerCase(Locale.ROOT).contains("refresh");
    }

    private static boolean harmless(Comment comment) {
        String data = comment.getData();
        boolean conditional = data.startsWith("[if") || data.startsWith("<![endif]");
        return conditional && !BAD_COMMENT.matcher(data).find();
    }

    private static String withoutImports(String css) {
        String rest = css.replaceAll("(?i)@import[^;]*;?", "");
        return BAD_STYLE.matcher(rest).find() ? "" : rest;
    }

    private static void cleanAttributes(Element element) {
        for (Attribute attribute : element.attributes().asList()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            boolean keep = !name.startsWith("on")
                    && (!REFUSED_ATTRIBUTES.contains(name)
                            || element.normalName().equals("meta"))
                    && (!ADDRESS_ATTRIBUTES.contains(name) || address(element, value))
                    && (!name.equals("style") || !BAD_STYLE.matcher(value).find());
            if (!keep) {
                element.removeAttr(attribute.getKey());
            }
        }
        if (element.normalName().equals("a") && element.hasAttr("target")) {
            element.attr("rel", "noopener");
        }
    }

    private static boolean address(Element element, String value) {
        String bare = value.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        if (element.normalName().equals("img")) {
            return bare.startsWith("http:")
                    || bare.startsWith("https:")
                    || IMAGE_DATA.matcher(bare).matches();
        }
        return bare.startsWith("http:")
                || bare.startsWith("https:")
                || bare.startsWith("mailto:")
                || bare.startsWith("tel:")
                || bare.startsWith("#");
    }
}
