package io.hatchery.server.leads;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.condition.Condition;
import io.hatchery.server.leads.LeadFilter.By;
import io.hatchery.server.leads.LeadFilter.Known;
import io.hatchery.server.leads.LeadFilter.Span;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads a filter from the query of an address, and says of every parameter that makes no sense what is wrong with it. */
final class LeadFilterReader {
    private static final Set<String> STANDINGS = Set.of("open", "won", "lost");
    private static final Set<By> OR_NONE = EnumSet.of(By.SOURCE, By.CHANNEL, By.CAMPAIGN, By.OWNER);
    private static final int LONGEST_SEARCH = 200;

    private final MultiValueMap<String, String> query;
    private final ZoneId zone;
    private final List<Fault> faults = new ArrayList<>();

    private LeadFilterReader(MultiValueMap<String, String> query, ZoneId zone) {
        this.query = query;
        this.zone = zone;
    }

    /**
     * @param me stands for {@code owner=me}
     * @param zone in which a day begins, for dates without a time
     * @throws io.hatchery.server.platform.ProblemException naming every parameter that makes no sense
     */
    static LeadFilter read(MultiValueMap<String, String> query, String me, ZoneId zone) {
        LeadFilterReader reader = new LeadFilterReader(query, zone);
        LeadFilter filter = reader.filter(me);
        if (!reader.faults.isEmpty()) {
            throw Problems.invalid(reader.faults);
        }
        return filter;
    }

    private LeadFilter filter(String me) {
        Map<By, List<String>> values = new EnumMap<>(By.class);
        for (By by : By.values()) {
            List<String> wanted = several(by);
            if (!wanted.isEmpty()) {
                values.put(by, wanted);
            }
        }
        values.computeIfPresent(
                By.OWNER,
                (by, owners) ->
                        owners.stream().map(o -> o.equals("me") ? me : o).toList());
        return new LeadFilter(
                search(),
                values,
                one("node"),
                known(),
                new Span(moment("createdFrom"), moment("createdTo")),
                new Span(moment("reachedFrom"), moment("reachedTo")),
                condition());
    }

    private @Nullable String search() {
        String q = one("q");
        if (q != null && q.length() > LONGEST_SEARCH) {
            faults.add(Fault.of("q", "too-long", LONGEST_SEARCH));
        }
        return q == null || Grams.terms(q).isEmpty() ? null : q;
    }

    private @Nullable String one(String name) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Where a lead may be without, an empty value means the same as {@code none}. */
    private List<String> several(By by) {
        List<String> values = query.getOrDefault(by.code(), List.of()).stream()
                .map(v -> v.isEmpty() && OR_NONE.contains(by) ? "none" : v)
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
        for (String value : values) {
            if (by == By.OPPORTUNITY && !STANDINGS.contains(value)) {
                faults.add(Fault.of(by.code(), "unknown", value));
            }
            if (by == By.ACCOUNT && !value.matches("\\d{1,18}")) {
                faults.add(Fault.of(by.code(), "unknown", value));
            }
        }
        return values;
    }

    private Known known() {
        return switch (one("known")) {
            case "true" -> Known.KNOWN;
            case "false" -> Known.ANONYMOUS;
            case "all" -> Known.ALL;
            case null -> Known.KNOWN;
            case String other -> {
                faults.add(Fault.of("known", "unknown", other));
                yield Known.KNOWN;
            }
        };
    }

    private @Nullable Instant moment(String name) {
        String value = one(name);
        if (value == null) {
            return null;
        }
        try {
            return value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay(zone).toInstant()
                    : Instant.parse(value);
        } catch (DateTimeParseException e) {
            faults.add(Fault.of(name, "unknown", value));
            return null;
        }
    }

    private @Nullable Condition condition() {
        String json = one("condition");
        if (json == null) {
            return null;
        }
        return switch (EngineJson.read(Condition.class, json)) {
            case EngineJson.Ok<Condition>(Condition condition) -> condition;
            case EngineJson.Malformed<Condition>(String place, String message) -> {
                faults.add(Fault.of("condition" + place, "unfit", message));
                yield null;
            }
        };
    }
}
