package io.hatchery.server.intake.tracking;

import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.identity.Names;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.runtime.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings traits as clients name them to the fields of the playbook, and finds in them who the lead is. */
public final class TraitNames {
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("jobTitle", "title"),
            Map.entry("position", "title"),
            Map.entry("companyName", "company"),
            Map.entry("company.name", "company"),
            Map.entry("organization", "company"),
            Map.entry("company.industry", "industry"),
            Map.entry("company.employeeCount", "employees"),
            Map.entry("company.employees", "employees"),
            Map.entry("employeeCount", "employees"),
            Map.entry("address.country", "country"),
            Map.entry("address.state", "region"),
            Map.entry("address.region", "region"),
            Map.entry("address.province", "region"),
            Map.entry("address.city", "city"),
            Map.entry("phoneNumber", "phone"),
            Map.entry("mobile", "phone"),
            Map.entry("mobilePhone", "phone"),
            Map.entry("emailAddress", "email"),
            Map.entry("fullName", "name"),
            Map.entry("locale", "language"));

    private TraitNames() {}

    /**
     * What traits say.
     *
     * @param values by field key
     * @param identifiers the e-mail address and the phone number, if they are ones
     */
    public record Told(Map<String, Value> values, Set<Identifier> identifiers) {
        public Told {
            values = Map.copyOf(values);
            identifiers = Set.copyOf(identifiers);
        }
    }

    /**
     * Reads traits.
     *
     * @param flat by dotted name, as they came
     * @param region the country of phone numbers without country code
     */
    public static Told read(Map<String, Value> flat, Collection<Field> fields, String region) {
        Map<String, Value> values = new HashMap<>();
        flat.forEach((name, value) -> {
            String key = key(name, fields);
            if (key.equals(name)) {
                values.put(key, value);
            } else {
                values.putIfAbsent(key, value);
            }
        });
        whole(values);
        Set<Identifier> identifiers = new LinkedHashSet<>();
        email(values, identifiers);
        phone(values, identifiers, region);
        return new Told(values, identifiers);
    }

    private static String key(String name, Collection<Field> fields) {
        if (fields.stream().anyMatch(f -> f.key().equals(name))) {
            return name;
        }
        String camel = camel(name);
        String same = SAME.getOrDefault(camel, camel);
        boolean known = !same.equals(name)
                && (SAME.containsKey(camel)
                        || same.equals("firstName")
                        || same.equals("lastName")
                        || fields.stream().anyMatch(f -> f.key().equals(same)));
        return known ? same : name;
    }

    /** {@code employee_count} as {@code employeeCount}; dots stay. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder(name.length());
        boolean up = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == ' ' || c == '-') {
                up = !camel.isEmpty();
            } else {
                camel.append(up ? Character.toUpperCase(c) : camel.isEmpty() ? Character.toLowerCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }

    private static void whole(Map<String, Value> values) {
        String first = text(values.remove("firstName"));
        String last = text(values.remove("lastName"));
        if ((first != null || last != null) && !values.containsKey("name")) {
            values.put("name", Value.of(Names.whole(first, last)));
        }
    }

    private static void email(Map<String, Value> values, Set<Identifier> identifiers) {
        String written = text(values.remove("email"));
        if (written != null) {
            Emails.normalise(written).ifPresent(address -> {
                values.put("email", Value.of(address));
                identifiers.add(new Identifier(Identifier.Kind.EMAIL, address));
            });
        }
    }

    private static void phone(Map<String, Value> values, Set<Identifier> identifiers, String region) {
        String written = text(values.remove("phone"));
        if (written == null) {
            return;
        }
        switch (Phones.read(written, region)) {
            case Phones.Reading.Personal(String e164) -> {
                values.put("phone", Value.of(e164));
                identifiers.add(new Identifier(Identifier.Kind.PHONE, e164));
            }
            case Phones.Reading.Shared(String e164) -> values.put("phone", Value.of(e164));
            case Phones.Reading.Unreadable() -> {}
        }
    }

    private static @Nullable String text(@Nullable Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.isBlank() ? null : text.strip();
            case Value.Num(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? String.format(Locale.ROOT, "%.0f", number)
                        : String.valueOf(number);
            case null -> null;
            case Value.Flag ignored -> null;
            case Value.Moment ignored -> null;
            case Value.Many ignored -> null;
        };
    }
}
