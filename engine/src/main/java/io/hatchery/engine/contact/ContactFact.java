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
        SPAM,
        /** Too many messages in too short a time, for longer than a message may wait. */
        CAPPED,
        /** The lead is in the group that gets nothing, so that the others can be compared with it. */
        HELD_OUT,
        /** The lead left the journey that asked before the message could go. */
        LEFT
    }

    /**
     * A message was asked for and counts towards the caps. What leads must know and so goes out in any case does not count.
     *
     * @param keep how many recent times any cap asks for on the channel
     */
    record MessageCounted(String channel, String effect, int keep) implements ContactFact {}

    /** A message waits, for the first time or again. */
    record MessageDelayed(Contact.Delayed message, Delay why) implements ContactFact {}

    /** Why a message waits. */
    enum Delay {
        QUIET_HOURS,
        CAP
    }

    /** A message waits no longer: it was asked for or withheld. */
    record DelayEnded(String effect) implements ContactFact {}
}
