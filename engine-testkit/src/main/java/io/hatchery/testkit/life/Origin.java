package io.hatchery.testkit.life;

import io.hatchery.engine.Source;
import java.util.List;

/**
 * Where generated leads come from.
 *
 * @param weight share of all leads, relative to the others
 * @param quality how likely its leads mean business, 0 to 1
 * @param cost yuan per lead
 */
record Origin(
        String channel,
        String name,
        int weight,
        double quality,
        int cost,
        List<String> campaigns,
        List<String> keywords) {

    static final List<Origin> ALL = List.of(
            new Origin(
                    "paid_search", "Baidu", 22, .42, 380, List.of("brand", "category", "competitor"), Words.SEARCHES),
            new Origin("search", "Baidu", 11, .50, 0, List.of(), Words.SEARCHES),
            new Origin("paid_search", "360", 4, .33, 300, List.of("category"), Words.SEARCHES),
            new Origin("paid_search", "Google", 5, .50, 420, List.of("global", "brand"), Words.SEARCHES_EN),
            new Origin("social", "WeChat", 13, .48, 60, List.of("weekly", "whitepaper", "case-series"), List.of()),
            new Origin("social", "Zhihu", 6, .45, 80, List.of("answers"), List.of()),
            new Origin("paid_social", "Ocean Engine", 9, .22, 220, List.of("feed-a", "feed-b"), List.of()),
            new Origin("referral", "Partner", 5, .75, 500, List.of("integrators"), List.of()),
            new Origin("referral", "Customer", 4, .88, 0, List.of("advocates"), List.of()),
            new Origin("event", "Webinar", 8, .58, 150, List.of("spring-series", "autumn-series"), List.of()),
            new Origin("event", "Trade show", 6, .62, 900, List.of("industry-expo", "smart-factory"), List.of()),
            new Origin("direct", "Direct", 7, .55, 0, List.of(), List.of()));

    static Origin pick(Dice dice) {
        int total = 0;
        for (Origin origin : ALL) {
            total += origin.weight;
        }
        int at = dice.below(total);
        for (Origin origin : ALL) {
            at -= origin.weight;
            if (at < 0) {
                return origin;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    boolean offline() {
        return name.equals("Trade show");
    }

    Source source(Dice dice) {
        boolean paid = channel.startsWith("paid");
        return new Source(
                channel,
                name,
                paid ? "cpc" : channel.equals("social") ? "social" : null,
                campaigns.isEmpty() ? null : dice.oneOf(campaigns),
                null,
                keywords.isEmpty() ? null : dice.oneOf(keywords));
    }
}
