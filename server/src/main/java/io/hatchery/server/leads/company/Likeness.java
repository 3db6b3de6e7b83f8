package io.hatchery.server.leads.company;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much two accounts of the same brand look like one company. The weights are ours; they add up to a score of 0 to 100 that orders
 * suggestions and decides nothing by itself.
 *
 * @param score 0 to 100
 * @param group whether they look like companies of one group rather than the same
 * @param reasons what was weighed
 */
public record Likeness(int score, boolean group, List<Reason> reasons) {
    /** Below this, nothing is suggested. */
    public static final int SUGGESTED = 50;

    private static final int BRAND = 60;
    private static final int SAME = 15;
    private static final int ONE_SILENT = 5;
    private static final int TRADE_DIFFERS = -25;
    private static final int DOMAIN_DIFFERS = -10;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /** What was weighed. */
    public enum Code {
        BRAND,
        PLACE_SAME,
        PLACE_DIFFERS,
        TRADE_SAME,
        TRADE_DIFFERS,
        DOMAIN_SAME,
        DOMAIN_DIFFERS,
        BRANCH
    }

    /**
     * One thing weighed.
     *
     * @param points it adds, or takes
     * @param words it was seen in, such as 北京 and 上海
     */
    public record Reason(Code code, int points, List<String> words) {
        public Reason {
            words = List.copyOf(words);
        }
    }

    /** An account as it is compared. */
    public record Side(CompanyName name, @Nullable String domain) {
        /** An account that has no name but its domain is of the domain's brand. */
        public static Side of(String name, @Nullable String domain) {
            return name.equals(domain)
                    ? new Side(
                            new CompanyName(
                                    CompanyName.brandOf(name), Collections.emptySet(), Collections.emptySet(), false),
                            domain)
                    : new Side(CompanyName.of(name), domain);
        }

        /** What accounts that may be one have in common; empty for none. */
        public String brand() {
            return name.brand();
        }
    }

    /** Empty when they have no brand in common, or too much speaks against it. */
    public static Optional<Likeness> of(Side a, Side b) {
        if (a.brand().isEmpty() || !a.brand().equals(b.brand())) {
            return Optional.empty();
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(Code.BRAND, BRAND, List.of(a.brand())));
        boolean elsewhere = place(a.name(), b.name(), reasons);
        boolean other = trade(a.name(), b.name(), reasons);
        domain(a.domain(), b.domain(), reasons);
        boolean branch = a.name().branch() != b.name().branch();
        if (branch) {
            reasons.add(new Reason(Code.BRANCH, 0, List.of()));
        }
        int score = reasons.stream().mapToInt(Reason::points).sum();
        return score < SUGGESTED
                ? Optional.empty()
                : Optional.of(new Likeness(Math.min(100, score), elsewhere || other || branch, reasons));
    }

    /** Whether they are in different places: companies of one name in two cities are two companies, often of one group. */
    private static boolean place(CompanyName a, CompanyName b, List<Reason> reasons) {
        if (a.places().isEmpty() || b.places().isEmpty()) {
            return false;
        }
        boolean same = !Collections.disjoint(a.places(), b.places());
        reasons.add(
                same
                        ? new Reason(Code.PLACE_SAME, SAME, common(a.places(), b.places()))
                        : new Reason(Code.PLACE_DIFFERS, 0, both(a.places(), b.places())));
        return !same;
    }

    /** Whether they are in different trades, as companies of one group are. */
    private static boolean trade(CompanyName a, CompanyName b, List<Reason> reasons) {
        if (a.trades().isEmpty() && b.trades().isEmpty()) {
            return false;
        }
        boolean silent = a.trades().isEmpty() || b.trades().isEmpty();
        boolean other = !silent && !akin(a, b);
        List<String> words = silent ? List.of() : both(a.trades(), b.trades());
        reasons.add(
                other
                        ? new Reason(Code.TRADE_DIFFERS, TRADE_DIFFERS, words)
                        : new Reason(Code.TRADE_SAME, silent ? ONE_SILENT : SAME, words));
        return other;
    }

    /** 科技 and 信息科技 are one trade said shorter. */
    private static boolean akin(CompanyName a, CompanyName b) {
        return a.trades().stream()
                .anyMatch(one -> b.trades().stream().anyMatch(other -> one.contains(other) || other.contains(one)));
    }

    private static void domain(@Nullable String a, @Nullable String b, List<Reason> reasons) {
        if (a == null || b == null) {
            return;
        }
        boolean same = CompanyName.brandOf(a).equals(CompanyName.brandOf(b));
        reasons.add(
                new Reason(same ? Code.DOMAIN_SAME : Code.DOMAIN_DIFFERS, same ? SAME : DOMAIN_DIFFERS, List.of(a, b)));
    }

    private static List<String> common(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).toList();
    }

    private static List<String> both(Set<String> a, Set<String> b) {
        List<String> all = new ArrayList<>(a);
        b.stream().filter(word -> !a.contains(word)).forEach(all::add);
        return all;
    }
}
