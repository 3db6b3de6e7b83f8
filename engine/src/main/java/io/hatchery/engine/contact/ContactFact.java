package io.hatchery.engine.contact;

import io.hatchery.engine.Conclusion;

/** Conclusions about how a lead may be contacted. */
public sealed interface ContactFact extends Conclusion {

    record PermissionChanged(String channel, Contact.Permission from, Contact.Permission to) implements ContactFact {}

    /** A message was not asked for, because the lead may not or cannot be written to. */
    record MessageWithheld(String effect, String channel, String content, Withheld why) implements ContactFact {}

    /** Why a message was withheld. */
    enum Withheld {
        NO_ADDRESS,
        WITHDRAWN,
        UNDELIVERABLE,
        COMPLAINED,
        SPAM
    }
}
