package io.hatchery.server.delivery.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the public Internet from those of our own network, which a webhook must not reach (RFC 6890). */
final class PublicAddress {
    private static final List<Block> RESERVED = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 3));

    /** The only part of IPv6 that is routed publicly, and within it the ranges that carry an IPv4 address or none. */
    private static final Block GLOBAL = new Block("2000::", 3);

    private static final List<Block> RESERVED_6 = List.of(
            new Block("2001::", 23), new Block("2001:db8::", 32), new Block("2002::", 16), new Block("3fff::", 20));

    private PublicAddress() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] start, int bits) {
        Block(String start, int bits) {
            this(literal(start), bits);
        }

        boolean has(byte[] address) {
            int whole = bits / 8;
            if (address.length != start.length || !Arrays.equals(address, 0, whole, start, 0, whole)) {
                return false;
            }
            int mask = 0xff00 >> bits % 8 & 0xff;
            return bits % 8 == 0 || (address[whole] & mask) == (start[whole] & mask);
        }
    }

    private static byte[] literal(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> RESERVED.stream().noneMatch(block -> block.has(four.getAddress()));
            case Inet6Address six ->
                GLOBAL.has(six.getAddress()) && RESERVED_6.stream().noneMatch(block -> block.has(six.getAddress()));
            default -> false;
        };
    }

    /** Whether every address of a host is public: which of them is called is not ours to choose. */
    static boolean isHost(String host) throws UnknownHostException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Arrays.stream(InetAddress.getAllByName(name)).allMatch(PublicAddress::is);
    }
}
