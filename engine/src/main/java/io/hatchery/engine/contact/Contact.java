package io.hatchery.engine.contact;

import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;

/** Whether and how a lead may be contacted, by channel ({@code email}, {@code phone}, {@code wechat} …). */
public record Contact(Map<String, Standing> byChannel) {
    public static final Contact UNKNOWN = new Contact(Map.of());

    public Contact {
        byChannel = SmallMap.copyOf(byChannel);
    }

    /** How a channel stands. */
    public record Standing(Permission permission, Instant since) {}

    /** What a lead said, or what their mailbox said. Only {@code GRANTED} and {@code UNKNOWN} may be written to. */
    public enum Permission {
        UNKNOWN,
        GRANTED,
        WITHDRAWN,
        UNDELIVERABLE,
        COMPLAINED
    }

    public Permission permission(String channel) {
        Standing standing = byChannel.get(channel);
        return standing == null ? Permission.UNKNOWN : standing.permission();
    }

    /** This with one more fact folded in. */
    public Contact after(ContactFact fact, Instant at) {
        return switch (fact) {
            case ContactFact.PermissionChanged changed ->
                new Contact(SmallMap.with(byChannel, changed.channel(), new Standing(changed.to(), at)));
            case ContactFact.MessageWithheld _ -> this;
        };
    }
}
