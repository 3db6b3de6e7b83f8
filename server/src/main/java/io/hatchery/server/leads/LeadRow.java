package io.hatchery.server.leads;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.trait.Traits;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.ReadModel.Change;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lead as lists show it, made from its state after a batch. */
record LeadRow(
        LeadState state,
        boolean identified,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String title,
        @Nullable String country,
        Heat heat,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable Long account) {

    /** @param now when the batch was concluded */
    static LeadRow of(Change change, Instant now) {
        LeadState state = change.after();
        Traits traits = state.traits();
        Instant created = Objects.requireNonNullElse(state.firstSeen(), now);
        return new LeadRow(
                state,
                change.identifiers().stream().anyMatch(i -> i.kind() != Identifier.Kind.ANONYMOUS_ID),
                nameOf(traits),
                either(text(traits, "email"), linked(change, Identifier.Kind.EMAIL)),
                either(text(traits, "phone"), linked(change, Identifier.Kind.PHONE)),
                text(traits, "company"),
                either(text(traits, "jobTitle"), text(traits, "title")),
                text(traits, "country"),
                Heat.of(state, now),
                created,
                Objects.requireNonNullElse(state.lastSeen(), created),
                null);
    }

    LeadRow withAccount(@Nullable Long found) {
        return new LeadRow(
                state, identified, name, email, phone, company, title, country, heat, createdAt, lastSeenAt, found);
    }

    long id() {
        return state.lead();
    }

    CompanyKeys companyKeys() {
        return CompanyKeys.of(email, company);
    }

    /** What names are sorted by; leads without any come last. */
    String sortName() {
        return Stream.of(name, email, phone, company)
                .filter(Objects::nonNull)
                .findFirst()
                .map(n -> n.toLowerCase(Locale.ROOT))
                .orElse("\uffff");
    }

    /** What {@code q} searches; null when there is nothing to find the lead by. */
    @Nullable String searchText() {
        String text = Stream.of(name, email, phone, company)
                .filter(Objects::nonNull)
                .map(Grams::fold)
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }

    @Nullable String source() {
        return first().map(Source::name).orElse(null);
    }

    @Nullable String channel() {
        return first().map(Source::channel).orElse(null);
    }

    @Nullable String campaign() {
        return first().map(Source::campaign).orElse(null);
    }

    @Nullable String keyword() {
        return first().map(Source::keyword).orElse(null);
    }

    private Optional<Source> first() {
        return Optional.ofNullable(state.firstSource());
    }

    private static @Nullable String nameOf(Traits traits) {
        String whole = text(traits, "name");
        if (whole != null) {
            return whole;
        }
        String first = text(traits, "firstName");
        String last = text(traits, "lastName");
        if (first == null || last == null) {
            return either(first, last);
        }
        return han(first) && han(last) ? last + first : first + " " + last;
    }

    private static boolean han(String text) {
        return text.codePoints().allMatch(p -> Character.UnicodeScript.of(p) == Character.UnicodeScript.HAN);
    }

    private static @Nullable String linked(Change change, Identifier.Kind kind) {
        return change.identifiers().stream()
                .filter(i -> i.kind() == kind)
                .map(Identifier::value)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    static @Nullable String text(Traits traits, String key) {
        return traits.value(key) instanceof Value.Text(String text) && !text.isBlank() ? text : null;
    }

    /** Whether the lead was told of the account it belongs to. */
    boolean knowsAccount() {
        AccountView view = state.account().view();
        return view != null && account != null && view.id().equals(Long.toString(account));
    }
}
