package io.hatchery.engine.contact;

import io.hatchery.engine.Effect;
import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a lead may be contacted, by channel ({@code email}, {@code phone}, {@code wechat} …) or by channel and purpose
 * ({@code email/newsletter}), and what was sent of late.
 *
 * @param sent when messages were sent, by channel, the newest last; as many as any cap asks for
 * @param delayed messages that wait for their moment, in the order they were asked for
 */
public record Contact(Map<String, Standing> byChannel, Map<String, Sent> sent, List<Delayed> delayed) {
    public static final Contact UNKNOWN = new Contact(Map.of(), Map.of(), List.of());

    public Contact {
        byChannel = SmallMap.copyOf(byChannel);
        sent = SmallMap.copyOf(sent);
        delayed = List.copyOf(delayed);
    }

    /** When the newest messages of a channel went out. */
    public record Sent(List<Instant> recent, int keep) {
        public Sent {
            recent = List.copyOf(recent);
        }
    }

    /**
     * A message that waits.
     *
     * @param priority of the journey that asked; greater goes first
     * @param since when it was first asked for
     * @param until when it is looked at again
     */
    public record Delayed(Effect.Message message, int priority, Instant since, Instant until) {}

    /** The name of a purpose on a channel. */
    public static String key(String channel, @Nullable String purpose) {
        return purpose == null ? channel : channel + "/" + purpose;
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

    /**
     * How a purpose stands on a channel. A standing of the channel as a whole that forbids outweighs the purpose's own; a purpose of
     * which nothing was said stands as its channel does.
     *
     * @param purpose null for the channel as a whole
     */
    public Permission permission(String channel, @Nullable String purpose) {
        Permission whole = permission(channel);
        if (purpose == null) {
            return whole;
        }
        return switch (whole) {
            case WITHDRAWN, UNDELIVERABLE, COMPLAINED -> whole;
            case UNKNOWN, GRANTED -> {
                Standing own = byChannel.get(key(channel, purpose));
                yield own == null ? whole : own.permission();
            }
        };
    }

    /** This with one more fact folded in. */
    public Contact after(ContactFact fact, Instant at) {
        return switch (fact) {
            case ContactFact.PermissionChanged changed ->
                new Contact(SmallMap.with(byChannel, changed.channel(), new Standing(changed.to(), at)), sent, delayed);
            case ContactFact.MessageWithheld _ -> this;
            case ContactFact.MessageCounted counted ->
                new Contact(byChannel, SmallMap.with(sent, counted.channel(), counted(counted, at)), delayed);
            case ContactFact.MessageDelayed waits -> new Contact(byChannel, sent, waiting(waits.message()));
            case ContactFact.DelayEnded ended -> new Contact(byChannel, sent, without(ended.effect()));
        };
    }

    private Sent counted(ContactFact.MessageCounted counted, Instant at) {
        Sent before = sent.get(counted.channel());
        List<Instant> times = new ArrayList<>(before == null ? List.of() : before.recent());
        times.add(at);
        times.sort(null);
        return new Sent(times.subList(Math.max(0, times.size() - counted.keep()), times.size()), counted.keep());
    }

    /** A message that waits again keeps its place. */
    private List<Delayed> waiting(Delayed message) {
        List<Delayed> all = new ArrayList<>(delayed);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).message().id().equals(message.message().id())) {
                all.set(i, message);
                return all;
            }
        }
        all.add(message);
        return all;
    }

    private List<Delayed> without(String effect) {
        List<Delayed> left = new ArrayList<>(delayed);
        left.removeIf(one -> one.message().id().equals(effect));
        return left;
    }
}
