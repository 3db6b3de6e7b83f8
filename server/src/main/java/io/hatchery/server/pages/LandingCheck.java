package io.hatchery.server.pages;

import io.hatchery.server.platform.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What keeps a landing page from being published. */
final class LandingCheck {
    static final int MOST_VARIANTS = 4;
    private static final int MOST_SECTIONS = 40;
    private static final int MOST_POINTS = 24;
    private static final int LINE = 300;
    private static final int TEXT = 20_000;

    /** What text needs to be read on, by WCAG 2.2, 1.4.3. */
    private static final double CONTRAST = 4.5;

    private final Landing landing;
    private final Known known;
    private final List<Fault> faults = new ArrayList<>();

    private LandingCheck(Landing landing, Known known) {
        this.landing = landing;
        this.known = known;
    }

    /**
     * What there is to be named.
     *
     * @param forms ids of forms people can see
     */
    record Known(Predicate<String> forms, Predicate<String> pictures, Predicate<String> writeKeys) {}

    /** Everything that is wrong with it. */
    static List<Fault> of(Landing landing, Known known) {
        LandingCheck check = new LandingCheck(landing, known);
        check.whole();
        return check.faults;
    }

    private void whole() {
        words("title", landing.title(), true, LINE);
        words("description", landing.description(), false, LINE);
        String form = landing.form();
        if (form != null && !known.forms().test(form)) {
            faults.add(Fault.of("form", "landing-form", form));
        }
        picture("logo", landing.logo());
        picture("shared", landing.shared());
        if (!LandingStyle.isColour(landing.colour())) {
            faults.add(Fault.of("colour", "landing-colour"));
        } else if (contrast(landing.colour()) < CONTRAST) {
            faults.add(Fault.of("colour", "landing-contrast"));
        }
        String key = landing.writeKey();
        if (key != null && !known.writeKeys().test(key)) {
            faults.add(Fault.of("writeKey", "landing-key"));
        }
        variants();
    }

    private void variants() {
        List<Landing.Variant> variants = landing.variants();
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            faults.add(Fault.of("variants", "landing-variants", MOST_VARIANTS));
        }
        if (variants.stream().mapToInt(Landing.Variant::weight).sum() <= 0) {
            faults.add(Fault.of("variants", "landing-weights"));
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < variants.size(); i++) {
            Landing.Variant variant = variants.get(i);
            String at = "variants/" + i;
            if (!variant.key().matches("[a-z0-9]{1,20}") || !keys.add(variant.key())) {
                faults.add(Fault.of(at + "/key", "taken"));
            }
            if (variant.weight() < 0 || variant.weight() > 100) {
                faults.add(Fault.of(at + "/weight", "landing-weight"));
            }
            sections(at + "/sections", variant.sections());
        }
    }

    private void sections(String at, List<Section> sections) {
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            faults.add(Fault.of(at, "landing-sections", MOST_SECTIONS));
        }
        int asks = 0;
        boolean leads = false;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            section(at + "/" + i, section);
            asks += section instanceof Section.Ask || (section instanceof Section.Hero hero && hero.beside()) ? 1 : 0;
            leads |= switch (section) {
                case Section.Hero hero -> !hero.button().isBlank() && hero.url().equals(Section.TO_FORM);
                case Section.Call call -> call.url().equals(Section.TO_FORM);
                default -> false;
            };
        }
        if (landing.form() == null ? asks > 0 : asks != 1) {
            faults.add(Fault.of(at, landing.form() == null ? "landing-no-form" : "landing-one-form"));
        } else if (leads && asks == 0) {
            faults.add(Fault.of(at, "landing-nowhere"));
        }
    }

    private void section(String at, Section section) {
        switch (section) {
            case Section.Hero it -> {
                words(at + "/title", it.title(), true, LINE);
                words(at + "/text", it.text(), false, TEXT);
                words(at + "/button", it.button(), false, LINE);
                url(at + "/url", it.url());
                picture(at + "/picture", it.picture());
            }
            case Section.Prose it -> {
                words(at + "/title", it.title(), false, LINE);
                words(at + "/text", it.text(), true, TEXT);
            }
            case Section.Points it -> {
                words(at + "/title", it.title(), false, LINE);
                points(at, it.points());
            }
            case Section.Numbers it -> points(at, it.points());
            case Section.Image it -> {
                picture(at + "/picture", it.picture());
                words(at + "/alt", it.alt(), true, LINE);
                words(at + "/caption", it.caption(), false, LINE);
            }
            case Section.Quote it -> {
                words(at + "/text", it.text(), true, TEXT);
                words(at + "/by", it.by(), false, LINE);
            }
            case Section.Faq it -> {
                words(at + "/title", it.title(), false, LINE);
                points(at, it.points());
            }
            case Section.Call it -> {
                words(at + "/title", it.title(), false, LINE);
                words(at + "/button", it.button(), true, LINE);
                url(at + "/url", it.url());
            }
            case Section.Ask it -> words(at + "/title", it.title(), false, LINE);
        }
    }

    private void points(String at, List<Section.Point> points) {
        if (points.isEmpty() || points.size() > MOST_POINTS) {
            faults.add(Fault.of(at + "/points", "landing-points", MOST_POINTS));
        }
        for (int i = 0; i < points.size(); i++) {
            words(at + "/points/" + i + "/title", points.get(i).title(), true, LINE);
            words(at + "/points/" + i + "/text", points.get(i).text(), false, TEXT);
        }
    }

    private void picture(String at, @Nullable String picture) {
        if (picture != null && !known.pictures().test(picture)) {
            faults.add(Fault.of(at, "landing-picture"));
        }
    }

    private void url(String at, String url) {
        if (!Links.harmless(url)) {
            faults.add(Fault.of(at, "landing-url"));
        }
    }

    private void words(String at, Words words, boolean required, int most) {
        if (required && words.isBlank()) {
            faults.add(Fault.of(at, "required"));
        } else if (words.length() > most) {
            faults.add(Fault.of(at, "too-long", most));
        }
    }

    /** Of white text on a colour, 1 to 21, by WCAG 2.2. */
    private static double contrast(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
