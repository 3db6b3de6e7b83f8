package io.hatchery.server.intake.touch;

import io.hatchery.engine.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a visit came from.
 *
 * <p>In this order: campaign parameters say it outright; an advertiser's click id says it for those who forgot them; else the referring
 * site does. A referrer of the same site is a step within a visit and no touch; no referrer at all is {@code direct}.
 */
public final class Touches {
    private static final List<String> KEYWORDS = List.of("q", "wd", "word", "query", "keyword", "kw");

    /** How companies and providers name the host their web mail is read on. */
    private static final Pattern WEBMAIL =
            Pattern.compile("(?:.+\\.)?(?:deref-|(?:web|e|w|light|up)?mail[a-z0-9-]*\\.|messagerie).+\\..+");

    private Touches() {}

    /**
     * What is known of a page view's origin.
     *
     * @param url the page's address
     * @param referrer the page before; blank or null for none
     * @param campaign {@code name}, {@code source}, {@code medium}, {@code term}, {@code content} as the client gathered them;
     *     empty to read them from {@code url}
     * @param clicks click ids the client kept from the first page of the session
     */
    public record Visit(
            @Nullable String url, @Nullable String referrer, Map<String, String> campaign, Map<String, String> clicks) {
        public Visit {
            campaign = Map.copyOf(campaign);
            clicks = Map.copyOf(clicks);
        }

        public Visit(@Nullable String url, @Nullable String referrer, Map<String, String> campaign) {
            this(url, referrer, campaign, Map.of());
        }
    }

    /** The source of a visit, null when it is a step within the site or says nothing. */
    public static @Nullable Source of(Visit visit) {
        Address page = Address.read(visit.url());
        Map<String, String> query = page == null ? Map.of() : page.query();
        Map<String, String> campaign = visit.campaign().isEmpty() ? campaign(query) : visit.campaign();
        Source clicked = ClickIds.read(query);
        clicked = clicked == null ? ClickIds.read(visit.clicks()) : clicked;
        if (!campaign.isEmpty()) {
            return tagged(campaign, clicked, referrerName(visit.referrer(), page));
        }
        if (clicked != null) {
            return clicked;
        }
        return referred(visit.referrer(), page);
    }

    /** The name reports use for a source a person wrote, such as {@code weixin}; as written when it is not known. */
    public static String nameOf(String written) {
        Site site = KnownSites.ofWord(written);
        return site == null ? written.strip() : site.name();
    }

    /** The channel of a source a person wrote, such as {@code Google} or {@code Newsletter}; {@code other} when nothing is known. */
    public static String channelOf(String name, @Nullable String medium) {
        Site site = KnownSites.ofWord(name);
        String channel = medium == null ? null : Mediums.channel(medium, site);
        if (channel != null) {
            return channel;
        }
        return site != null ? site.kind().channel() : OfflineSources.channel(name);
    }

    /** The path of an address, such as {@code /pricing}; null when it is no address. */
    public static @Nullable String path(String url) {
        return Address.path(url);
    }

    /** The click ids in an address, by parameter, for keeping with the event. */
    public static Map<String, String> clickIds(@Nullable String url) {
        Address page = Address.read(url);
        Map<String, String> found = new HashMap<>();
        if (page != null) {
            ClickIds.parameters().stream()
                    .filter(page.query()::containsKey)
                    .forEach(p -> found.put(p, page.query().get(p)));
        }
        return found;
    }

    private static Map<String, String> campaign(Map<String, String> query) {
        Map<String, String> campaign = new HashMap<>();
        put(campaign, "source", query.get("utm_source"));
        put(campaign, "medium", query.get("utm_medium"));
        put(campaign, "name", query.get("utm_campaign"));
        put(campaign, "term", query.get("utm_term"));
        put(campaign, "content", query.get("utm_content"));
        return campaign;
    }

    private static void put(Map<String, String> campaign, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            campaign.put(key, value.strip());
        }
    }

    private static Source tagged(Map<String, String> campaign, @Nullable Source clicked, @Nullable String referrer) {
        String written = campaign.get("source");
        Site site = written == null ? null : KnownSites.ofWord(written);
        String medium = campaign.get("medium");
        String name = written != null ? nameOf(written) : clicked != null ? clicked.name() : referrer;
        String channel = medium == null ? null : Mediums.channel(medium, site);
        if (channel == null) {
            channel = clicked != null
                    ? clicked.channel()
                    : site != null ? site.kind().channel() : "campaign";
        }
        return new Source(channel, name, medium, campaign.get("name"), campaign.get("content"), campaign.get("term"));
    }

    private static @Nullable String referrerName(@Nullable String referrer, @Nullable Address page) {
        Source source = referred(referrer, page);
        return source == null || source.channel().equals("direct") ? null : source.name();
    }

    private static @Nullable Source referred(@Nullable String referrer, @Nullable Address page) {
        if (referrer == null || referrer.isBlank()) {
            return page == null ? null : Source.ofChannel("direct", "Direct");
        }
        Address before = Address.read(referrer);
        if (before == null || (page != null && before.site().equals(page.site()))) {
            return null;
        }
        Site site = KnownSites.ofHost(before.host());
        if (site == null) {
            return Source.ofChannel(WEBMAIL.matcher(before.host()).matches() ? "email" : "referral", before.site());
        }
        return new Source(site.kind().channel(), site.name(), null, null, null, keyword(site, before));
    }

    private static @Nullable String keyword(Site site, Address before) {
        if (site.kind() != Site.Kind.SEARCH) {
            return null;
        }
        for (List<String> names : List.of(site.keywordParameters(), KEYWORDS)) {
            for (String name : names) {
                String value = before.query().get(name);
                if (value != null && !value.isBlank()) {
                    return value.strip().toLowerCase(Locale.ROOT);
                }
            }
        }
        return null;
    }
}
