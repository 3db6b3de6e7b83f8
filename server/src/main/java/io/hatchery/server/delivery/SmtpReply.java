package io.hatchery.server.delivery;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal of an SMTP server (RFC 5321), with its enhanced code (RFC 3463) where it gives one.
 *
 * @param code three digits
 * @param enhanced such as {@code 5.1.1}; empty when there is none
 * @param text as it came
 */
record SmtpReply(int code, String enhanced, String text) {
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Codes that say that the mailbox does not exist or was closed. */
    private static final Set<String> GONE = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private static final Pattern GONE_WORDS = Pattern.compile(
            "(?i)user unknown|unknown user|no such user|does not exist|mailbox not found|user not found|"
                    + "is a deactivated mailbox|invalid recipient|recipient address rejected: user");

    /** What to do about a refusal. */
    enum Meaning {
        /** Try again later. */
        FOR_NOW,
        /** Not this message, for reasons that are not the recipient's. */
        FOR_GOOD,
        /** The mailbox is gone: write to it no more. */
        MAILBOX_GONE
    }

    static SmtpReply of(int code, String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        String flat = text.replaceAll("\\s+", " ").strip();
        return new SmtpReply(
                code, enhanced.find() ? enhanced.group(1) : "", flat.substring(0, Math.min(500, flat.length())));
    }

    /** @param recipient whether it was said of the recipient, not of the sender or the content */
    Meaning meaning(boolean recipient) {
        char kind = enhanced.isEmpty() ? Character.forDigit(code / 100, 10) : enhanced.charAt(0);
        if (kind == '4') {
            return Meaning.FOR_NOW;
        }
        boolean gone = GONE.contains(enhanced)
                || (recipient
                        && (enhanced.isEmpty() || enhanced.endsWith(".0.0"))
                        && GONE_WORDS.matcher(text).find());
        if (gone) {
            return Meaning.MAILBOX_GONE;
        }
        // a full mailbox and a busy sender come as 5xx from some; both pass
        return enhanced.equals("5.2.2") ? Meaning.FOR_NOW : Meaning.FOR_GOOD;
    }

    @Override
    public String toString() {
        return text.startsWith(Integer.toString(code)) ? text : code + " " + text;
    }
}
