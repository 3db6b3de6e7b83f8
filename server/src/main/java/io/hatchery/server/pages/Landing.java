package io.hatchery.server.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a landing page is.
 *
 * @param title in the browser's tab, in search engines and where it is shared
 * @param description what those say of it
 * @param form the id of the form it shows, null for none
 * @param logo the id of a picture, null for the company's name
 * @param shared the id of the picture shown where it is shared, null for none
 * @param colour of buttons and accents, as {@code #0e7c66}
 * @param listed whether search engines may list it
 * @param writeKey of the snippet that watches visits, null to watch none
 * @param variants at least one; visitors are split among them by their weights
 */
record Landing(
        Words title,
        Words description,
        @Nullable String form,
        @Nullable String logo,
        @Nullable String shared,
        String colour,
        boolean listed,
        @Nullable String writeKey,
        List<Variant> variants) {
    Landing {
        variants = List.copyOf(variants);
    }

    /**
     * One way the page may be.
     *
     * @param key for life: results are kept by it
     * @param weight how often it is shown, compared with the others; 0 for never
     */
    record Variant(String key, int weight, List<Section> sections) {
        Variant {
            sections = List.copyOf(sections);
        }
    }

    /**
     * The variant somebody gets.
     *
     * @param seen the one they saw before, null for none; they see it again as long as it is shown to anybody
     * @param draw 0 to 1, exclusive
     */
    Variant choose(@Nullable String seen, double draw) {
        Optional<Variant> again = variants.stream()
                .filter(it -> it.key().equals(seen) && it.weight() > 0)
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        double left = draw * variants.stream().mapToInt(Variant::weight).sum();
        for (Variant variant : variants) {
            left -= variant.weight();
            if (left < 0) {
                return variant;
            }
        }
        return variants.getFirst();
    }
}
