package io.hatchery.engine.contact;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.base.Scalars;
import org.jspecify.annotations.Nullable;

/** Where a lead can be reached on a channel, and whether it may be. */
public final class Addresses {
    private Addresses() {}

    /** The field that holds the address of a channel. */
    public static String field(String channel) {
        return switch (channel) {
            case "sms" -> "phone";
            case "wechat" -> "wechatOpenid";
            case "wecom" -> "wecomId";
            default -> channel;
        };
    }

    public static boolean hasAddress(LeadState state, String channel) {
        return !Scalars.missing(state.traits().value(field(channel)));
    }

    /** Whether the lead may be written to on the channel and has an address there. */
    public static boolean reachable(LeadState state, String channel) {
        return reachable(state, channel, null);
    }

    /**
     * Whether the lead may be written to on the channel for a purpose and has an address there.
     *
     * @param purpose null for any
     */
    public static boolean reachable(LeadState state, String channel, @Nullable String purpose) {
        return switch (state.contact().permission(channel, purpose)) {
            case UNKNOWN, GRANTED -> hasAddress(state, channel);
            case WITHDRAWN, UNDELIVERABLE, COMPLAINED -> false;
        };
    }
}
