package io.hatchery.engine.merge;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.base.SmallMap;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.journey.Enrolments;
import io.hatchery.engine.lifecycle.StageState;
import io.hatchery.engine.merge.MergeFact.Merged;
import io.hatchery.engine.pattern.Summaries;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.segment.Memberships;
import io.hatchery.engine.tag.Tags;
import io.hatchery.engine.trait.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a lead that was two, made from the fact of their merge alone. But for what belongs to the lead's id (its number of facts,
 * numbers of enrolments, what its account was told), they do not depend on which was merged into which.
 */
public final class United {
    /** How many traits are kept; the newest told are. */
    private static final int TRAITS = 100;

    private static final Comparator<Map.Entry<String, Traits.Known>> NEWEST_FIRST = Comparator.comparing(
                    (Map.Entry<String, Traits.Known> entry) -> entry.getValue().at())
            .reversed()
            .thenComparing(Map.Entry::getKey);

    private final Merged merged;
    private final LeadState one;
    private final LeadState other;
    private final String cause;
    private final Instant at;

    /**
     * @param cause the id of the input that merged them
     * @param at when
     */
    public United(Merged merged, String cause, Instant at) {
        this.merged = merged;
        this.one = merged.before();
        this.other = merged.other();
        this.cause = cause;
        this.at = at;
    }

    /** The newest ids of both in turns, and that of the merge. */
    public List<String> recent() {
        Set<String> newest = new LinkedHashSet<>();
        newest.add(cause);
        for (int back = 1; back <= LeadState.REMEMBERED; back++) {
            List<String> pair = new ArrayList<>(2);
            for (List<String> ids : List.of(one.recent(), other.recent())) {
                if (back <= ids.size()) {
                    pair.add(ids.get(ids.size() - back));
                }
            }
            pair.sort(null);
            newest.addAll(pair);
        }
        return newest.stream().limit(LeadState.REMEMBERED).toList().reversed();
    }

    public @Nullable Source firstSource() {
        return earlier(one.firstSeen(), other.firstSeen(), one.firstSource(), other.firstSource());
    }

    public @Nullable Source lastSource() {
        return earlier(other.lastSeen(), one.lastSeen(), one.lastSource(), other.lastSource());
    }

    /** The source of whoever was first, or the only one there is. */
    private static @Nullable Source earlier(
            @Nullable Instant first, @Nullable Instant second, @Nullable Source ofFirst, @Nullable Source ofSecond) {
        if (ofFirst == null || ofSecond == null) {
            return ofFirst == null ? ofSecond : ofFirst;
        }
        int order = first == null || second == null ? 0 : first.compareTo(second);
        if (order == 0) {
            order = ofFirst.toString().compareTo(ofSecond.toString());
        }
        return order <= 0 ? ofFirst : ofSecond;
    }

    public Traits traits() {
        Set<String> others = new HashSet<>(merged.otherTraits());
        SmallMap<Traits.Known> all = SmallMap.copyOf(one.traits().byKey());
        for (Map.Entry<String, Traits.Known> entry : other.traits().byKey().entrySet()) {
            if (!all.containsKey(entry.getKey()) || others.contains(entry.getKey())) {
                all = all.with(entry.getKey(), entry.getValue());
            }
        }
        if (all.size() > TRAITS) {
            for (String key : all.entrySet().stream()
                    .sorted(NEWEST_FIRST)
                    .skip(TRAITS)
                    .map(Map.Entry::getKey)
                    .toList()) {
                all = all.without(key);
            }
        }
        return new Traits(all);
    }

    public Summaries summaries() {
        return UnitedSummaries.of(one.summaries(), other.summaries());
    }

    public Tags tags() {
        return new Tags(
                Unions.of(one.tags().byId(), other.tags().byId(), United::firmer),
                Unions.of(one.tags().lost(), other.tags().lost(), Unions::later));
    }

    /** Since the earlier; a person's or journey's tag stays one. */
    private static Tags.Given firmer(Tags.Given one, Tags.Given other) {
        return new Tags.Given(
                Unions.earlier(one.since(), other.since()),
                firmness(one.by()) >= firmness(other.by()) ? one.by() : other.by());
    }

    private static int firmness(Tags.By by) {
        return switch (by) {
            case RULE -> 0;
            case JOURNEY -> 1;
            case PERSON -> 2;
        };
    }

    /** Grade and verdict are only until rules are asked again, which is at once. */
    public Scores scores() {
        Scores mine = one.scores();
        Scores theirs = other.scores();
        return new Scores(
                Unions.of(
                        Unions.of(mine.byRule(), theirs.byRule(), (kept, _) -> kept),
                        merged.balances(),
                        (_, sum) -> sum),
                better(mine.grade(), theirs.grade()),
                mine.spam() || theirs.spam(),
                Unions.of(mine.limits(), theirs.limits(), United::both),
                Unions.laterOrNull(mine.gradeRoseAt(), theirs.gradeRoseAt()),
                Unions.of(mine.modelCaps(), theirs.modelCaps(), Math::min));
    }

    private static @Nullable String better(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Scores.Limit both(Scores.Limit one, Scores.Limit other) {
        return new Scores.Limit(one.above() || other.above(), Unions.laterOrNull(one.roseAt(), other.roseAt()));
    }

    public Memberships segments() {
        return new Memberships(
                Unions.of(one.segments().since(), other.segments().since(), Unions::earlier),
                Unions.of(one.segments().left(), other.segments().left(), Unions::later));
    }

    public StageState stage() {
        return UnitedStage.of(one.stage(), other.stage(), merged.otherStage());
    }

    public Enrolments enrolments() {
        return UnitedEnrolments.of(one.enrolments(), other.enrolments(), at);
    }

    public Contact contact() {
        return UnitedContact.of(one.contact(), other.contact(), one.lead());
    }

    /** The account last told of; what it was told of this lead was told under this lead's id. */
    public Accounts account() {
        AccountView mine = one.account().view();
        AccountView theirs = other.account().view();
        boolean others = mine == null
                || (theirs != null
                        && (theirs.asOf().isAfter(mine.asOf())
                                || (theirs.asOf().equals(mine.asOf())
                                        && theirs.id().compareTo(mine.id()) < 0)));
        return new Accounts(others ? theirs : mine, one.account().told());
    }
}
