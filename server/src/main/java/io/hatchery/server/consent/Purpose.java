package io.hatchery.server.consent;

import java.util.Locale;

/**
 * What leads may be written to for, on one channel. They choose among these on their preference page; journeys name them.
 *
 * @param key as events and journeys name it, such as {@code newsletter}; for life
 * @param channel such as {@code email}
 * @param zh what people read
 * @param en the same in English
 */
public record Purpose(String key, String channel, String zh, String en) {
    private static final int LONGEST = 200;

    public Purpose {
        if (!key.matches("[a-z][a-z0-9_-]{0,59}")) {
            throw new IllegalArgumentException(
                    "A purpose is named by small letters, digits, - and _, such as newsletter, not " + key);
        }
        if (!channel.matches("[a-z_]{1,40}")) {
            throw new IllegalArgumentException("A channel is such as email, sms, phone or wechat, not " + channel);
        }
        zh = words(zh);
        en = words(en);
    }

    private static String words(String text) {
        String words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A purpose says what it is for in both languages, in at most " + LONGEST + " characters");
        }
        return words;
    }

    /** In the reader's language. */
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? zh : en;
    }
}
