package io.hatchery.server.content;

import static io.hatchery.server.content.EmailProblem.error;
import static io.hatchery.server.content.EmailProblem.warning;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks over a rendered e-mail for what would keep it from arriving or from working. It opens no connection. */
final class EmailChecks {
    /** Gmail cuts a message off at about 102 KB. */
    static final int SIZE_WARNING = 100_000;

    private static final int LONG_SUBJECT = 70;
    private static final int LITTLE_TEXT = 120;
    private static final Set<String> SHORTENERS =
            Set.of("bit.ly", "t.cn", "dwz.cn", "tinyurl.com", "url.cn", "suo.im", "goo.gl");
    private static final Pattern SHOUTING = Pattern.compile("[!！]{2,}|[$￥¥]{2,}|^[^a-z]*[A-Z]{4,}[^a-z]*$");
    private static final Pattern SPAM_WORDS = Pattern.compile(
            "(?i)\\b(100% free|act now|risk[- ]free|winner|make money|no obligation|click here now|limited time offer)\\b"
                    + "|免费领取|点击领取|立即抢购|中奖|稳赚|零风险|发票代开|无抵押|最后机会");

    private EmailChecks() {}

    static List<EmailProblem> check(RenderedEmail email, Document html, String unsubscribe) {
        List<EmailProblem> problems = new ArrayList<>();
        checkSubject(email, problems);
        checkLinks(html, unsubscribe, problems);
        checkImages(html, problems);
        int size = email.html().getBytes(StandardCharsets.UTF_8).length;
        if (size > SIZE_WARNING) {
            problems.add(warning("body", "size", Integer.toString(size / 1000)));
        }
        String words = email.subject() + "\n" + email.text();
        SPAM_WORDS
                .matcher(words)
                .results()
                .map(hit -> hit.group().toLowerCase(Locale.ROOT))
                .distinct()
                .limit(3)
                .forEach(hit -> problems.add(warning("body", "spam-word", hit)));
        if (!email.missing().isEmpty()) {
            problems.add(warning("body", "missing-value", String.join(", ", email.missing())));
        }
        return problems;
    }

    private static void checkSubject(RenderedEmail email, List<EmailProblem> problems) {
        if (email.subject().isBlank()) {
            problems.add(error("subject", "subject-empty"));
        }
        if (email.subject().length() > LONG_SUBJECT) {
            problems.add(warning(
                    "subject", "subject-long", Integer.toString(email.subject().length())));
        }
        if (SHOUTING.matcher(email.subject()).find()) {
            problems.add(warning("subject", "subject-shouting"));
        }
        if (email.preheader().isBlank()) {
            problems.add(warning("preheader", "preheader-empty"));
        }
    }

    private static void checkLinks(Document html, String unsubscribe, List<EmailProblem> problems) {
        boolean unsubscribes = false;
        for (Element link : html.select("a")) {
            String address = link.attr("href").strip();
            unsubscribes |= address.equals(unsubscribe);
            if (address.isEmpty() || address.equals("#")) {
                problems.add(warning("body", "link-empty", shorten(link.text())));
            } else if (address.startsWith("http")) {
                checkWebLink(address, problems);
            }
        }
        if (!unsubscribes) {
            problems.add(error("body", "unsubscribe-missing"));
        }
    }

    private static void checkWebLink(String address, List<EmailProblem> problems) {
        String host;
        try {
            host = new URI(address).getHost();
        } catch (URISyntaxException e) {
            host = null;
        }
        if (host == null) {
            problems.add(error("body", "link-bad", shorten(address)));
        } else if (SHORTENERS.contains(host.toLowerCase(Locale.ROOT))) {
            problems.add(warning("body", "link-shortener", host));
        } else if (address.startsWith("http:") && !host.equals("localhost") && !host.startsWith("127.")) {
            problems.add(warning("body", "link-insecure", shorten(address)));
        }
    }

    private static void checkImages(Document html, List<EmailProblem> problems) {
        List<Element> images = html.select("img");
        images.stream()
                .filter(image -> image.attr("alt").isBlank())
                .forEach(image -> problems.add(warning("body", "image-alt", shorten(image.attr("src")))));
        if (!images.isEmpty() && html.body().text().length() < LITTLE_TEXT) {
            problems.add(warning("body", "image-only"));
        }
    }

    private static String shorten(String text) {
        return text.length() > 80 ? text.substring(0, 77) + "…" : text;
    }
}
