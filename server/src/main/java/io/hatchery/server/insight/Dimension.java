package io.hatchery.server.insight;

/** What a report's rows are. */
enum Dimension {
    /** One row for all. */
    NONE,
    SOURCE,
    CHANNEL,
    CAMPAIGN,
    MONTH;

    /** The row's key in SQL, over {@code insight.source s} and a moment in the company's time zone. */
    String key(String moment) {
        return switch (this) {
            case NONE -> "''";
            case SOURCE -> "s.name";
            case CHANNEL -> "s.channel";
            case CAMPAIGN -> "s.campaign";
            case MONTH -> "to_char(" + moment + " at time zone :zone, 'YYYY-MM-01')";
        };
    }
}
