package io.hatchery.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where a touch came from.
 *
 * @param channel the normalised channel ({@code search}, {@code paid_search}, {@code social}, {@code referral}, {@code email},
 *     {@code event}, {@code direct} …)
 * @param name the source's own name, such as {@code Google} or {@code WeChat}; reports group by it
 * @param medium as given by {@code utm_medium}
 * @param campaign as given by {@code utm_campaign}
 * @param content as given by {@code utm_content}
 * @param keyword the search keyword or {@code utm_term}
 */
public record Source(
        String channel,
        @Nullable String name,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String content,
        @Nullable String keyword) {

    public static Source ofChannel(String channel, String name) {
        return new Source(channel, name, null, null, null, null);
    }
}
