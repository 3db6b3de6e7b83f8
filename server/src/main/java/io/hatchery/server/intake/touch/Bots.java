package io.hatchery.server.intake.touch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Crawlers, monitors and link previews, by how they call themselves. What they do is nobody's visit. How many are found and how many
 * people are taken for them is measured by {@code BotsTest}.
 */
public final class Bots {
    private static final Pattern CALLS_ITSELF = any(
            "bot\\b|bot[/;:_-]|crawl|spider|slurp|scrap|robots|archiver|nutch|larbin|xenu|sleuth|httrack|indexer|semantic|yisou|360jk",
            "sogou (?:web|inst|pic)|ia_archiver|mediapartners|google-|googleother|googleagent|imageproxy|duckduckgo-|facebookexternalhit",
            "meta-external|link ?preview|preview\\b|embedly|feed|fetch|chatgpt-user|claude-|perplexity|manus-user",
            "monitor|uptime|pingdom|statuscake|lighthouse|pagespeed|gtmetrix|appinsights|synthetic|ptst/|validator|checker|linkcheck|verif",
            "scan(?:ner|ning)?\\b|nikto|zgrab|openvas|analyz|-agent\\b|headless|phantomjs|playwright|selenium|splash",
            "wget|curl/|python|go-http|libwww-perl|okhttp|httpclient|indy library|https?://|@[a-z0-9-]+\\.[a-z]",
            "\\(compatible; (?!msie|konqueror)");
    private static final Pattern PEOPLE = any("cubot|checkout|lynx/");

    /** What browsers say of themselves, old phones among them; whoever says nothing of it is a program. */
    private static final Pattern BROWSER = any(
            "mozilla|^(?:opera|dalvik|ucweb|juc|mqqbrowser|lynx|e?links|w3m)|webkit|gecko|midp-|maui|wap browser|cfnetwork|darwin",
            "iphone|ipad|android|windows|macintosh|harmony|^(?:nokia|sonyericsson|samsung|blackberry)");

    private static Pattern any(String... words) {
        return Pattern.compile(String.join("|", words), Pattern.CASE_INSENSITIVE);
    }

    /** Few agents come again and again, and looking one through costs more than the rest of reading an event. */
    private static final int MOST_KNOWN = 10_000;

    private static final int LONGEST_KNOWN = 400;
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Bots() {}

    /** Whether this is a program's user agent; a missing one is no program's. */
    public static boolean isBot(String userAgent) {
        if (userAgent.length() > LONGEST_KNOWN) {
            return callsItselfABot(userAgent);
        }
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(userAgent, Bots::callsItselfABot);
    }

    private static boolean callsItselfABot(String userAgent) {
        return !userAgent.isBlank()
                && !PEOPLE.matcher(userAgent).find()
                && (CALLS_ITSELF.matcher(userAgent).find()
                        || !BROWSER.matcher(userAgent).find());
    }
}
