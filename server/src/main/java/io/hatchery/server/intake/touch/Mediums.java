package io.hatchery.server.intake.touch;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The channel a {@code utm_medium} means. */
final class Mediums {
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("organic", "search"),
            Map.entry("seo", "search"),
            Map.entry("search", "search"),
            Map.entry("social", "social"),
            Map.entry("social-media", "social"),
            Map.entry("social_media", "social"),
            Map.entry("sns", "social"),
            Map.entry("email", "email"),
            Map.entry("e-mail", "email"),
            Map.entry("mail", "email"),
            Map.entry("edm", "email"),
            Map.entry("newsletter", "email"),
            Map.entry("sms", "sms"),
            Map.entry("display", "display"),
            Map.entry("banner", "display"),
            Map.entry("cpm", "display"),
            Map.entry("video", "video"),
            Map.entry("live", "live"),
            Map.entry("referral", "referral"),
            Map.entry("partner", "partner"),
            Map.entry("affiliate", "partner"),
            Map.entry("event", "event"),
            Map.entry("exhibition", "event"),
            Map.entry("webinar", "event"),
            Map.entry("offline", "event"),
            Map.entry("qr", "offline"),
            Map.entry("qrcode", "offline"),
            Map.entry("print", "offline"),
            Map.entry("push", "push"));

    private Mediums() {}

    /** Null when the medium is not a known one. */
    static @Nullable String channel(String medium, @Nullable Site site) {
        String plain = medium.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "cpc", "ppc", "sem", "paid", "paidsearch", "paid-search", "paid_search", "cpa", "cpv" ->
                isSocial(site) ? "paid_social" : "paid_search";
            case "paidsocial", "paid-social", "paid_social", "feed", "feeds" -> "paid_social";
            default -> CHANNELS.get(plain);
        };
    }

    private static boolean isSocial(@Nullable Site site) {
        return site != null
                && switch (site.kind()) {
                    case SOCIAL, VIDEO, COMMUNITY -> true;
                    case SEARCH, EMAIL, ASSISTANT, ADS -> false;
                };
    }
}
