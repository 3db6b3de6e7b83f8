package io.hatchery.server.sources;

import java.util.regex.Pattern;

/** Codes of short links. */
final class Codes {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{1,39}");

    /** Without those that are easily taken for one another. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 7;

    private Codes() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** A short code made of an unguessable token. */
    static String of(String secret) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(Math.floorMod(secret.substring(i).hashCode(), LETTERS.length())));
        }
        return code.toString();
    }
}
