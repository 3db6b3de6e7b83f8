package io.hatchery.server.intake.tracking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Crawlers, monitors and link previews, by how they call themselves. What they do is nobody's visit. */
final class Bots {
    private static final Pattern CALLS_ITSELF = Pattern.compile(
            "bot\\b|bot[/;:_-]|crawl|spider|slurp|scraper|archiver|link ?preview|monitor|uptime|pingdom|statuscake|lighthouse"
                    + "|pagespeed|facebookexternalhit|meta-external|embedly|validator|fetcher|scanner|feed|httrack|wget|curl/"
                    + "|python-|go-http|libwww|phantomjs|bingpreview|mediapartners|adsbot|google-|apis-google|duckduckgo-"
                    + "|yisou|sogou (?:web|inst|pic)|360jk|ia_archiver|chatgpt-user|claude-|perplexity|checker|https?://",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PEOPLE = Pattern.compile("cubot|checkout", Pattern.CASE_INSENSITIVE);

    /** Few agents come again and again, and looking one through costs more than the rest of reading an event. */
    private static final int MOST_KNOWN = 10_000;

    private static final int LONGEST_KNOWN = 400;
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Bots() {}

    /** Whether this is a program's user agent; a missing one is no program's. */
    static boolean isBot(String userAgent) {
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
                && CALLS_ITSELF.matcher(userAgent).find()
                && !PEOPLE.matcher(userAgent).find();
    }
}
