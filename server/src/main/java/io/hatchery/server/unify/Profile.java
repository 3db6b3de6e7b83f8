package io.hatchery.server.unify;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.leads.CompanyKeys;
import io.hatchery.server.unify.matching.Part;
import io.hatchery.server.unify.matching.Part.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a lead is compared, in one spelling.
 *
 * @param parts in the order of {@link #PARTS}; empty text for what is not known
 */
record Profile(long lead, List<String> parts) {
    static final List<Part> PARTS = List.of(
            new Part("name", Kind.NAME),
            new Part("email", Kind.EMAIL),
            new Part("phone", Kind.PHONE),
            new Part("company", Kind.TEXT),
            new Part("title", Kind.TEXT),
            new Part("city", Kind.CHOICE));

    private static final int NAME = 0;
    private static final int EMAIL = 1;
    private static final int PHONE = 2;
    private static final int COMPANY = 3;
    private static final int PHONE_TAIL = 8;
    private static final int LONGEST = 200;

    /** Addresses several people read: they tell a company and no person. */
    private static final Set<String> ROLES = Set.of(
            "info",
            "sales",
            "contact",
            "office",
            "admin",
            "administrator",
            "service",
            "support",
            "help",
            "hr",
            "jobs",
            "marketing",
            "hello",
            "mail",
            "enquiries",
            "inquiry",
            "press",
            "billing",
            "accounts",
            "purchasing",
            "procurement",
            "webmaster",
            "postmaster",
            "noreply",
            "no-reply",
            "kefu",
            "shichang",
            "xiaoshou",
            "caigou",
            "market",
            "business",
            "bd",
            "customer");

    private static final Pattern HONORIFICS =
            Pattern.compile("^(?:mr|mrs|ms|miss|dr|prof)\\.?\\s+|(?:先生|女士|小姐|老师|经理|总监|博士|教授)$");

    Profile {
        parts = List.copyOf(parts);
    }

    static Profile of(LeadState state) {
        String name = text(state, "name");
        if (name.isEmpty()) {
            String first = text(state, "firstName");
            String last = text(state, "lastName");
            name = isHan(last) ? last + first : (first + " " + last).strip();
        }
        String email = plain(text(state, "email"));
        boolean role = ROLES.contains(email.substring(0, Math.max(0, email.indexOf('@'))));
        return new Profile(
                state.lead(),
                List.of(
                        person(name),
                        role ? "" : email,
                        text(state, "phone"),
                        company(text(state, "email"), text(state, "company")),
                        plain(text(state, "title")),
                        plain(text(state, "city"))));
    }

    boolean isEmpty() {
        return parts.stream().allMatch(String::isEmpty);
    }

    /** The keys of this lead's blocks. */
    Set<String> keys() {
        String name = sorted(parts.get(NAME));
        String email = parts.get(EMAIL);
        String phone = parts.get(PHONE);
        String company = parts.get(COMPANY);
        String local = email.substring(0, Math.max(0, email.indexOf('@')));
        Set<String> keys = new LinkedHashSet<>();
        if (!email.isEmpty()) {
            keys.add("e:" + email);
        }
        if (local.length() > 4) {
            keys.add("l:" + local);
        }
        if (phone.length() >= PHONE_TAIL) {
            keys.add("p:" + phone.substring(phone.length() - PHONE_TAIL));
        }
        if (isWhole(name)) {
            keys.add("n:" + name);
        }
        if (!company.isEmpty() && !name.isEmpty()) {
            keys.add("c:" + company + "|" + name.substring(0, name.offsetByCodePoints(0, 1)));
        }
        return keys;
    }

    private static boolean isWhole(String name) {
        return isHan(name) ? name.length() > 1 : name.indexOf(' ') > 0;
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && Character.isIdeographic(text.codePointAt(0));
    }

    private static String person(String name) {
        String plain = HONORIFICS.matcher(plain(name)).replaceAll("").strip();
        return isHan(plain)
                ? plain.replace(" ", "")
                : plain.replaceAll("[.,]+", " ").replaceAll("\\s+", " ").strip();
    }

    private static String company(String email, String company) {
        CompanyKeys keys = CompanyKeys.of(email.isEmpty() ? null : email, company.isEmpty() ? null : company);
        return Objects.requireNonNullElse(keys.name(), "");
    }

    private static String sorted(String name) {
        return Arrays.stream(name.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static String text(LeadState state, String field) {
        return state.traits().value(field) instanceof Value.Text(String text)
                ? text.substring(0, Math.min(text.length(), LONGEST))
                : "";
    }

    /** Lists of parts as PostgreSQL arrays travel. */
    static List<String> list(Object[] cells) {
        List<String> parts = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            parts.add(String.valueOf(cell));
        }
        return parts;
    }
}
