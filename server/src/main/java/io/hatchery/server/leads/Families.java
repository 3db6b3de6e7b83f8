package io.hatchery.server.leads;

import io.hatchery.server.leads.FamilyRows.Employed;
import io.hatchery.server.leads.FamilyRows.Kin;
import io.hatchery.server.leads.company.Likeness;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts that belong together: parts of a group, and two that turn out to be one company. What looks alike is suggested with reasons; a
 * person decides, and can take it back.
 */
@Component
class Families {
    private static final int NAMESAKES = 50;
    private static final int SHOWN = 20;
    /** Accounts above one another, at most. */
    static final int HIGHEST = 20;

    private static final int CHUNK = 1_000;
    private static final int BRANDS = 100;

    private final FamilyRows rows;
    private final AccountRows accounts;
    private final AccountStandingRows standing;
    private final Clock clock;

    Families(FamilyRows rows, AccountRows accounts, AccountStandingRows standing, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.standing = standing;
        this.clock = clock;
    }

    /** An account that may be the same company as another, or of its group. */
    record Alike(Kin account, Likeness likeness) {}

    /** Two accounts that may be one company, or of one group. */
    record Pair(Kin one, Kin other, Likeness likeness) {}

    /** The likeliest first. */
    List<Alike> alike(Kin account) {
        return rows.namesakes(account.id(), NAMESAKES).stream()
                .filter(other -> !kin(account, other))
                .flatMap(
                        other -> Likeness.of(account.side(), other.side()).map(like -> new Alike(other, like)).stream())
                .sorted(Comparator.comparingInt(
                        (Alike alike) -> -alike.likeness().score()))
                .limit(SHOWN)
                .toList();
    }

    /** Pairs over all accounts: of each brand, its warmest account and those like it; the warmest brands first. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Kin warmest : rows.warmestNamesakes(BRANDS)) {
            alike(warmest).forEach(alike -> pairs.add(new Pair(warmest, alike.account(), alike.likeness())));
        }
        return pairs;
    }

    private static boolean kin(Kin a, Kin b) {
        Long above = a.parent();
        Long beside = b.parent();
        return (above != null && (above == b.id() || above.equals(beside))) || (beside != null && beside == a.id());
    }

    /** Makes one a part of another, or of none. */
    @Transactional
    void partOf(long id, @Nullable Long parent) {
        Kin account = existing(id);
        if (parent != null) {
            existing(parent);
            List<Kin> above = rows.above(parent, HIGHEST);
            if (parent == id || above.stream().anyMatch(kin -> kin.id() == id)) {
                throw Problems.invalid("parent", "account-around", account.name());
            }
            if (above.size() >= HIGHEST - 1) {
                throw Problems.invalid("parent", "account-deep", HIGHEST);
            }
        }
        rows.parent(id, parent);
    }

    @Transactional
    void rename(long id, String name) {
        Kin account = existing(id);
        String text = name.strip();
        if (text.isEmpty() || text.length() > 200) {
            throw Problems.invalid("name", text.isEmpty() ? "required" : "too-long", 200);
        }
        rows.rename(id, text, Likeness.Side.of(text, account.domain()).brand());
    }

    /** One turns out to be another: its people go there, and whoever is recognised by it from now on. */
    @Transactional
    void join(long from, long into) {
        if (from == into) {
            throw Problems.invalid("into", "account-itself");
        }
        rows.lock(from, into);
        Kin one = existing(from);
        existing(into);
        if (rows.above(into, HIGHEST).stream().anyMatch(kin -> kin.id() == from)) {
            rows.parent(into, one.parent()); // the parts of the one become parts of the other, which was among them
        }
        rows.join(from, into);
        accounts.note(from);
        told(into);
    }

    /** Takes apart what was joined: the people it is recognised by go back. */
    @Transactional
    void part(long from, String by) {
        Kin account = rows.find(from).orElseThrow(() -> Problems.notFound("account", from));
        Long into = account.joinedInto();
        if (into == null) {
            throw Problems.conflict("account-not-joined", account.name());
        }
        rows.lock(from, into);
        rows.part(from, into);
        Set<String> keys = new HashSet<>(rows.keys(from));
        long after = 0;
        for (List<Employed> people = rows.people(into, after, CHUNK);
                !people.isEmpty();
                people = rows.people(into, after, CHUNK)) {
            rows.employ(
                    people.stream()
                            .filter(one -> !one.keys().isEmpty()
                                    && keys.contains(one.keys().first()))
                            .map(Employed::lead)
                            .toList(),
                    from);
            after = people.getLast().lead();
        }
        rows.setApart(from, into, by, clock.now());
        told(into);
        told(from);
    }

    void apart(long one, long other, String by) {
        existing(one);
        existing(other);
        rows.setApart(one, other, by, clock.now());
    }

    /** Its people are told of it anew, and what it is ordered by is added up at once. */
    private void told(long account) {
        accounts.note(account);
        standing.news(List.of(account));
    }

    /** Looks at the names of new accounts, and after people given to an account by somebody who did not know it had been joined. */
    void upkeep() {
        List<Kin> fresh = rows.brandless(CHUNK);
        while (!fresh.isEmpty()) {
            rows.brands(fresh);
            fresh = rows.brandless(CHUNK);
        }
        for (Kin kin : rows.stragglers()) {
            Long into = kin.joinedInto();
            if (into != null && rows.move(kin.id(), into) > 0) {
                told(into);
            }
            accounts.note(kin.id());
        }
    }

    private Kin existing(long id) {
        return rows.find(id)
                .filter(kin -> kin.joinedInto() == null)
                .orElseThrow(() -> Problems.notFound("account", id));
    }
}
