package io.hatchery.server.pages;

import io.hatchery.engine.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks of a submission what gives programs and pranksters away. Pure; points add up to at most 100. */
final class SpamCheck {
    /** What people do not see; programs fill it in. */
    static final String HONEYPOT = "_website";

    private static final Duration TOO_FAST = Duration.ofSeconds(2);
    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.[a-z0-9-]+\\.|\\[url|<a\\s");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]+");
    private static final Pattern NO_VOWEL = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxz]{6,}");
    private static final Pattern RESTLESS = Pattern.compile("[a-z][A-Z][a-z]*[A-Z]|[A-Z]{2,}[a-z]+[A-Z]");

    private SpamCheck() {}

    private record Point(String reason, int weight) {}

    /**
     * How much it looks like spam.
     *
     * @param entries as they came
     * @param took between showing the form and its coming back
     * @param before how often the very same was sent to this form lately
     * @param clues where the person says to be
     */
    static Suspicion of(Reply.Sound reply, Entries entries, Duration took, int before, Clues clues) {
        List<Point> points = new ArrayList<>();
        if (entries.has(HONEYPOT)) {
            points.add(new Point("honeypot", 100));
        }
        if (took.compareTo(TOO_FAST) < 0) {
            points.add(new Point("fast", 60));
        }
        mail(reply.traits(), points);
        if (gibberish(text(reply.traits().get("name")))
                || gibberish(text(reply.traits().get("company")))) {
            points.add(new Point("gibberish", 40));
        }
        long links = reply.answers().values().stream()
                .mapToLong(it -> LINK.matcher(text(it)).results().count())
                .sum();
        if (links > 0) {
            points.add(new Point("links", links > 2 ? 70 : 25));
        }
        if (before > 0) {
            points.add(new Point("duplicate", before > 2 ? 60 : 30));
        }
        if (clues.mismatched()) {
            points.add(new Point("country", 20));
        }
        points.sort(Comparator.comparingInt(Point::weight).reversed());
        return new Suspicion(
                Math.min(100, points.stream().mapToInt(Point::weight).sum()),
                points.stream().map(Point::reason).toList());
    }

    /**
     * Where a person says to be.
     *
     * @param phone the region of the phone number, empty for none
     * @param chosen the country answered, as a two-letter code; empty for none or one in words
     */
    record Clues(String phone, String chosen) {
        boolean mismatched() {
            return !phone.isEmpty() && chosen.length() == 2 && !phone.equalsIgnoreCase(chosen);
        }
    }

    private static void mail(Map<String, Value> traits, List<Point> points) {
        String address = text(traits.get("email"));
        int at = address.indexOf('@');
        if (at > 0) {
            switch (MailDomains.of(address.substring(at + 1))) {
                case DISPOSABLE -> points.add(new Point("disposable", 60));
                case FREE -> points.add(new Point("free", 10));
                case OWN -> {}
            }
        }
    }

    /** Whether a name is keys struck at random: no vowel for long, capitals anywhere, or one letter over and over. Latin letters only. */
    static boolean gibberish(String name) {
        return LATIN.matcher(name)
                .results()
                .map(it -> it.group())
                .filter(word -> word.length() >= 6)
                .anyMatch(word -> NO_VOWEL.matcher(word).find()
                        || (word.length() >= 8
                                && RESTLESS.matcher(word).results().count() > 1)
                        || word.chars().map(Character::toLowerCase).distinct().count() <= 2);
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }
}
