package io.hatchery.server.content;

import org.jspecify.annotations.Nullable;

/**
 * What an e-mail says, as written.
 *
 * @param preheader the line a mailbox shows after the subject; may be empty
 * @param text the text part; null to have it made from the body
 */
public record Email(
        String subject,
        String preheader,
        EmailBody body,
        @Nullable String text) {}
