package io.hatchery.server.intake.tracking;

import io.hatchery.engine.Value;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Visits that only pretend to come from a site, so that its name shows in somebody's reports. Some sites say by their name what they are
 * after; the others an administrator names. How many are found is measured by {@code ReferrerSpamTest}.
 *
 * @param sites hosts an administrator named; what lies below them is meant too
 */
record ReferrerSpam(Set<String> sites) {
    private static final Pattern NAMES_ITSELF = Pattern.compile(
            "semalt|darodar|ilovevitaly|bottraffic|vavada|bravica|share-?button|social-?(?:widget|button|traffic)|buttons-for"
                    + "|(?:get|free|buy|web|site)-?traffic|traffic-?(?:bot|cash|monetiz|plus)|free-?share|cookie-law|law-enforcement"
                    + "|seo-?(?:plat|tool|check|expert|analy|serv|traffic|smm)|best-?seo|backlink|rank-?checker|website-analyz|event-track"
                    + "|(?:c|k)a(?:s|z)ino|slots?\\b|xslots|poker|1xbet|gambling|betting|porn|erotic|prostit|escort|videochat"
                    + "|viagra|cialis|pharmac|payday|make-?money|monetiz|hydra.*onion|onion.*hydra|kabinet",
            Pattern.CASE_INSENSITIVE);

    ReferrerSpam {
        sites = Set.copyOf(sites);
    }

    static ReferrerSpam of(Collection<String> sites) {
        return new ReferrerSpam(
                sites.stream().map(site -> site.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    /** The host that is spam, if the page before is of one. */
    Optional<String> host(@Nullable Value referrer) {
        if (!(referrer instanceof Value.Text(String address))) {
            return Optional.empty();
        }
        String host = address.replaceFirst("^[A-Za-z]+://", "").replaceFirst("[/?#:].*$", "");
        return isSpam(host) ? Optional.of(host) : Optional.empty();
    }

    boolean isSpam(String site) {
        String host = site.toLowerCase(Locale.ROOT);
        if (NAMES_ITSELF.matcher(host).find()) {
            return true;
        }
        for (String part = host;
                !part.isEmpty();
                part = part.contains(".") ? part.substring(part.indexOf('.') + 1) : "") {
            if (sites.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
