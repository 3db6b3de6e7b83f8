package io.hatchery.server.access;

import java.util.Locale;

/** A group that leads are assigned to as one. */
public enum Team {
    SDR,
    SALES;

    /** As an owner: {@code team:sdr}. */
    public String owner() {
        return "team:" + code();
    }

    /** In the API: {@code sdr}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such team */
    public static Team of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
