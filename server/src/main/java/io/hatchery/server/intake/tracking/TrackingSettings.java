package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.SettingsArea;
import java.util.List;
import java.util.Locale;

/**
 * What an administrator sets for tracking.
 *
 * @param spamReferrers hosts from which nobody really comes, such as {@code spam.example}; visits that name them are left out
 */
record TrackingSettings(List<String> spamReferrers) {
    private static final int MOST = 10_000;

    static final SettingsArea<TrackingSettings> AREA = new SettingsArea<>(
            "tracking", TrackingSettings.class, new TrackingSettings(List.of()), SettingsArea.Readers.EVERYONE);

    TrackingSettings {
        spamReferrers = spamReferrers.stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        if (spamReferrers.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " sites, not " + spamReferrers.size());
        }
        for (String site : spamReferrers) {
            if (!site.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,252}")) {
                throw new IllegalArgumentException("A site is a host such as spam.example, not " + site);
            }
        }
    }
}
