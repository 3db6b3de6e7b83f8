package io.hatchery.server.unify.matching;

/** How much two values agree. */
public enum Level {
    AGREE(0),
    CLOSE(1),
    LOOSE(2),
    DIFFER(3),
    /** One of them is not known: says nothing. */
    MISSING(4);

    private final int place;

    Level(int place) {
        this.place = place;
    }

    /** Its place among the chances of a part, from 0. */
    int place() {
        return place;
    }
}
