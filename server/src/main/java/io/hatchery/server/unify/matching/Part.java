package io.hatchery.server.unify.matching;

/**
 * A part of a record that is compared.
 *
 * @param key such as {@code email}
 * @param kind how its values are compared
 */
public record Part(String key, Kind kind) {

    /** How values are compared. */
    public enum Kind {
        /** A person's name or a part of it: spelling may differ, words may change places. */
        NAME,
        /** Words: a street, a company. */
        TEXT,
        /** Digits and letters of which one may be mistyped: a postcode, a date, a number. */
        CODE,
        /** An e-mail address. */
        EMAIL,
        /** A phone number in E.164. */
        PHONE,
        /** One of a few: a country, a state. */
        CHOICE
    }
}
