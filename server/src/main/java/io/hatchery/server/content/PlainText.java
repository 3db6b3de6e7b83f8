package io.hatchery.server.content;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes the text part of an e-mail from its HTML: paragraphs, dashes for lists, links with their addresses. */
final class PlainText {
    private PlainText() {}

    static String of(Document html) {
        Document document = html.clone();
        document.select("style, title, [style*=display:none]").remove();
        StringBuilder out = new StringBuilder();
        NodeTraversor.traverse(new Writer(out), document.body());
        return out.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record Writer(StringBuilder out) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> out.append('\n');
                    case "li" -> out.append("\n- ");
                    case "hr" -> out.append("\n---\n");
                    case "img" -> out.append(element.attr("alt"));
                    default -> {
                        if (element.isBlock()) {
                            out.append('\n');
                        }
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String address = element.attr("href");
            if (element.normalName().equals("a")
                    && !address.isEmpty()
                    && !element.text().equals(address)) {
                out.append(" (").append(address).append(')');
            } else if (element.normalName().matches("p|h[1-6]|ul|ol|table")) {
                out.append("\n\n");
            } else if (element.normalName().equals("td") || element.normalName().equals("div")) {
                out.append('\n');
            }
        }
    }
}
