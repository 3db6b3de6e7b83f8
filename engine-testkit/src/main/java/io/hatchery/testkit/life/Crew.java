package io.hatchery.testkit.life;

import java.util.List;

/** Who works the leads: actors such as {@code user:7}. */
public record Crew(List<String> sdrs, List<String> sellers) {
    public static final Crew SMALL = new Crew(List.of("user:sdr-1", "user:sdr-2"), List.of("user:seller-1"));

    public Crew {
        sdrs = List.copyOf(sdrs);
        sellers = List.copyOf(sellers);
    }
}
