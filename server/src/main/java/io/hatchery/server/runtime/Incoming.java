package io.hatchery.server.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * An arrival and the identity under which it is taken once: 128 bits of the SHA-256 of source and message id.
 *
 * @param input the id of the engine's input, made of the digest, so that it is the same on every retry and every server
 */
record Incoming(Arrival arrival, UUID digest, String input) {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    static Incoming of(Arrival arrival) {
        byte[] hash = Arrays.copyOf(sha256(arrival.source() + '\n' + arrival.messageId()), 16);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        UUID digest = new UUID(bits.getLong(), bits.getLong());
        return new Incoming(asStored(arrival), digest, TEXT.encodeToString(hash));
    }

    /** A number that is the same for all that one browser sends, and mostly for all that comes of one person. */
    int visitor() {
        return switch (arrival.who()) {
            case Arrival.Who.Lead(long id) -> Long.hashCode(id * 0x9E37_79B9_7F4A_7C15L);
            case Arrival.Who.Someone(List<Identifier> identifiers) ->
                identifiers.stream()
                        .max(Comparator.comparing(Identifier::kind))
                        .map(one -> (one.value().hashCode() * 0x9E37_79B9) >>> 4)
                        .orElse(0);
        };
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Times as finely as PostgreSQL keeps them, so that what is read back equals what was concluded from. */
    private static Arrival asStored(Arrival a) {
        return new Arrival(
                a.source(),
                a.messageId(),
                a.who(),
                a.type(),
                a.occurredAt().truncatedTo(ChronoUnit.MICROS),
                a.receivedAt().truncatedTo(ChronoUnit.MICROS),
                a.traits(),
                a.properties(),
                a.context(),
                a.historic(),
                a.raw());
    }
}
