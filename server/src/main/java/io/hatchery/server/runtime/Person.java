package io.hatchery.server.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody a batch speaks of: a lead already there, or one about to be born. */
final class Person {
    private static final long UNBORN = 0;

    private long id;
    private final boolean wasKnown;
    private boolean known;
    private final boolean born;
    private @Nullable Person joinedInto;
    private final List<Identifier> linked = new ArrayList<>();
    private final Set<Identifier> identifiers = new HashSet<>();

    private Person(long id, boolean known, boolean born) {
        this.id = id;
        this.wasKnown = known;
        this.known = known;
        this.born = born;
    }

    static Person stranger() {
        return new Person(UNBORN, false, false);
    }

    static Person lead(long id, boolean known) {
        return new Person(id, known, true);
    }

    /** Whoever this one turned out to be. */
    Person really() {
        return joinedInto == null ? this : joinedInto.really();
    }

    void join(Person other) {
        joinedInto = other;
        linked.forEach(other::link);
        linked.clear();
    }

    void link(Identifier identifier) {
        linked.add(identifier);
        has(identifier);
    }

    void has(Identifier identifier) {
        identifiers.add(identifier);
        known |= identifier.kind() != Identifier.Kind.ANONYMOUS_ID;
    }

    /** Whether these could be the same person's: none contradicts an identifier of the same kind. A shared device does not make one. */
    boolean admits(List<Identifier> strong) {
        return strong.stream()
                .allMatch(one ->
                        identifiers.contains(one) || identifiers.stream().noneMatch(mine -> mine.kind() == one.kind()));
    }

    void bear(long newId) {
        id = newId;
    }

    long id() {
        return id;
    }

    /** Whether the lead was in the database before this batch. */
    boolean wasThere() {
        return born;
    }

    /** Whether it was known by more than a cookie before this batch. */
    boolean wasKnown() {
        return wasKnown;
    }

    boolean known() {
        return known;
    }

    List<Identifier> linked() {
        return linked;
    }
}
