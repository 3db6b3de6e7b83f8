package io.hatchery.server.unify;

import io.hatchery.server.platform.SettingsArea;
import io.hatchery.server.unify.matching.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How duplicates are weighed.
 *
 * @param automatic the probability from which two leads are merged without asking, 0.9 to 1; null for never
 * @param weights what agreements speak for; learned from the company’s own leads once there are enough
 * @param learnedFrom how many pairs they were learned from; 0 for those shipped
 */
record UnifySettings(@Nullable Double automatic, Weights weights, long learnedFrom) {
    static final SettingsArea<UnifySettings> AREA = new SettingsArea<>(
            "duplicates",
            UnifySettings.class,
            new UnifySettings(null, shipped(), 0),
            SettingsArea.Readers.ADMINISTRATORS);

    /** Pairs less likely than this are not worth a look. */
    static final double WORTH_A_LOOK = 0.3;

    UnifySettings {
        if (automatic != null && (automatic < 0.9 || automatic > 1)) {
            throw new IllegalArgumentException("Leads are merged without asking from a probability of 0.9 to 1");
        }
    }

    /** From experience with lists of business contacts, until a company’s own leads say better. */
    private static Weights shipped() {
        return new Weights(
                Profile.PARTS,
                List.of(
                        List.of(0.74, 0.16, 0.06, 0.04),
                        List.of(0.30, 0.25, 0.10, 0.35),
                        List.of(0.62, 0.08, 0.01, 0.29),
                        List.of(0.62, 0.14, 0.08, 0.16),
                        List.of(0.42, 0.14, 0.10, 0.34),
                        List.of(0.85, 0.01, 0.01, 0.13)),
                List.of(
                        List.of(0.0012, 0.0018, 0.012, 0.985),
                        List.of(0.0001, 0.0005, 0.0008, 0.9986),
                        List.of(0.0001, 0.0001, 0.0001, 0.9997),
                        List.of(0.004, 0.004, 0.03, 0.962),
                        List.of(0.05, 0.04, 0.08, 0.83),
                        List.of(0.12, 0.005, 0.005, 0.87)),
                0.02);
    }
}
