package io.hatchery.server.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Everything that makes up one e-mail on the wire.
 *
 * @param messageId without angle brackets
 * @param envelopeFrom where a server reports what it cannot deliver
 * @param toName may be empty
 * @param unsubscribe null for mail that is no bulk mail, such as a test
 */
record Letter(
        String messageId,
        String envelopeFrom,
        String fromName,
        String fromAddress,
        String replyTo,
        String toName,
        MailAddress to,
        String subject,
        String html,
        String text,
        @Nullable Unsubscribe unsubscribe) {

    /**
     * How a mailbox unsubscribes its owner, and the list the mail belongs to.
     *
     * @param oneClick whether the address takes a POST over HTTPS (RFC 8058)
     * @param listId such as {@code welcome-1.mail.acme.cn}
     * @param feedbackId {@code campaign:customer:type:sender}
     */
    record Unsubscribe(String url, boolean oneClick, String listName, String listId, String feedbackId) {}
}
