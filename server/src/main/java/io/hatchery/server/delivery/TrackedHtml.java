package io.hatchery.server.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * HTML whose links lead through this server and that carries an invisible picture.
 *
 * @param links where the links lead, by their number
 */
record TrackedHtml(String html, List<String> links) {

    /**
     * Rewrites.
     *
     * @param click the address of link {@code n} is this and {@code n}
     * @param open the address of the picture
     * @param untouched addresses that stay as they are
     */
    static TrackedHtml of(String html, String click, String open, Set<String> untouched) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false).charset("UTF-8");
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Element link : document.select("a[href]")) {
            String target = link.attr("href").strip();
            boolean web = target.startsWith("http://") || target.startsWith("https://");
            if (web && !untouched.contains(target)) {
                int number = numbers.computeIfAbsent(target, _ -> numbers.size());
                link.attr("href", click + number);
            }
        }
        document.body()
                .appendElement("img")
                .attr("src", open)
                .attr("width", "1")
                .attr("height", "1")
                .attr("alt", "")
                .attr("style", "display:block;width:1px;height:1px;border:0");
        return new TrackedHtml(document.outerHtml(), List.copyOf(numbers.keySet()));
    }
}
