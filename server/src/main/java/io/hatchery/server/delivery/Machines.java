package io.hatchery.server.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells machines that look at mail from the people it is for: link scanners, image fetchers of privacy proxies, crawlers, scripts.
 * Google's and Yahoo's image proxies fetch when a person opens the mail, so they count as people.
 */
final class Machines {
    /** Nobody reads and clicks so soon after a message was handed over. */
    static final Duration TOO_SOON = Duration.ofSeconds(2);

    private static final Pattern PROXY_FOR_PEOPLE = Pattern.compile("GoogleImageProxy|YahooMailProxy");
    private static final Pattern MACHINE = Pattern.compile(
            "(?i)bot\\b|bot/|crawl|spider|slurp|preview|scanner|scan/|monitor|headless|phantom|puppeteer|playwright|selenium|"
                    + "curl/|wget|python|java/|okhttp|go-http|node-fetch|axios|libwww|httpclient|ruby|perl|"
                    + "barracuda|mimecast|proofpoint|urldefense|safelinks|trendmicro|symantec|fireeye|sophos|forcepoint|"
                    + "facebookexternalhit|whatsapp|slackbot|bytespider|validator");

    private Machines() {}

    /**
     * Whether a machine asks.
     *
     * @param sentAt when the message was handed over, null when it was not
     */
    static boolean asks(String method, @Nullable String userAgent, @Nullable Instant sentAt, Instant now) {
        boolean head = method.equals("HEAD");
        String agent = userAgent == null ? "" : userAgent.strip();
        boolean bare = agent.isEmpty() || agent.equals("Mozilla/5.0");
        boolean soon = sentAt == null || Duration.between(sentAt, now).compareTo(TOO_SOON) < 0;
        boolean proxy = PROXY_FOR_PEOPLE.matcher(agent).find();
        return head || bare || soon || (!proxy && MACHINE.matcher(agent).find());
    }
}
