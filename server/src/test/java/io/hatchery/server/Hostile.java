package io.hatchery.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Payloads nobody should send: noise, and good ones with something wrong in them. The same seed makes the same. */
public final class Hostile {
    private static final Pattern PARTS = Pattern.compile("\"[^\"]*+\"|[^\"=&<>\\[\\]{}:,;\\s]+");
    private static final List<String> WORDS = List.of(
            "",
            "null",
            "true",
            "[]",
            "{}",
            "[[[[[[{\"a\":[",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"" + "A".repeat(5_000) + "\"",
            "\"" + "x".repeat(1_999) + "\ud83d\ude00\"",
            "A".repeat(9_000),
            "😀".repeat(700),
            "-1",
            "0",
            "1.5",
            "1e300",
            "-1e308",
            "1e400",
            "9".repeat(300),
            "9223372036854775807",
            "9223372036854775808",
            "99999999999",
            "9999999999999",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "-9999-01-01T00:00:00Z",
            "\"0000-00-00\"",
            "1900-02-29",
            "%",
            "%00",
            "a%00b",
            "%zz",
            "%ff%fe",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "a=b&&=&a[]=",
            ".",
            "..",
            "\0",
            "a\0b",
            "\ufffe",
            "\u202e",
            "é\u0301",
            "]]>",
            "<![CDATA[",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "&b;",
            "&#0;",
            "&#xd800;",
            "&#55296;",
            "<script>alert(1)</script>",
            "'; drop table lead; --",
            "=cmd|' /C calc'!A0",
            "__proto__",
            "a@" + "b.".repeat(200) + "cn",
            "+861380013800013800138000",
            "\"a@b.cn\\u0000\"",
            "NaN",
            "Infinity");

    private Hostile() {}

    /** Noise and damaged copies of these, in turn. */
    public static Stream<byte[]> of(long seed, int count, List<String> good) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> i % 10 == 0
                        ? noise(random)
                        : damaged(random, good.get(random.nextInt(good.size())).getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A copy with one to three things wrong. */
    public static byte[] damaged(Random random, byte[] good) {
        byte[] bytes = good;
        for (int times = random.nextInt(3); times >= 0; times--) {
            bytes = switch (random.nextInt(10)) {
                case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 1 -> flipped(random, bytes);
                case 2 -> inserted(random, bytes, word(random).getBytes(StandardCharsets.UTF_8));
                case 3 -> doubled(random, bytes);
                default -> replaced(random, bytes);
            };
        }
        return bytes;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static byte[] flipped(Random random, byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private static byte[] inserted(Random random, byte[] bytes, byte[] what) {
        int at = random.nextInt(bytes.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(what);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    private static byte[] doubled(Random random, byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return inserted(random, bytes, Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1)));
    }

    /** One word of it, a value or a name, becomes another. */
    private static byte[] replaced(Random random, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<MatchResult> parts = PARTS.matcher(text).results().toList();
        if (parts.isEmpty()) {
            return bytes;
        }
        MatchResult part = parts.get(random.nextInt(parts.size()));
        return (text.substring(0, part.start()) + word(random) + text.substring(part.end()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
