package io.hatchery.server.playbook;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a playbook that is edited by itself, by its address: {@code fields}, {@code scoring}, {@code journeys/welcome} …
 *
 * @param area what it belongs to
 * @param id null for the whole area
 */
record Part(String area, @Nullable String id) {
    private static final String RULES = "scoring/rules";
    private static final Set<String> WHOLE =
            Set.of("fields", "tags", "scoring", "segments", "lifecycle", "journeys", "calendars", "contact", RULES);
    private static final Set<String> WITH_ID = Set.of("fields", "tags", "segments", "journeys", "calendars", RULES);

    /** @throws io.hatchery.server.platform.ProblemException when a playbook has no such part */
    static Part parse(String path) {
        String address = path.startsWith("/") ? path.substring(1) : path;
        if (WHOLE.contains(address)) {
            return new Part(address, null);
        }
        int slash = address.lastIndexOf('/');
        if (slash > 0 && slash < address.length() - 1 && WITH_ID.contains(address.substring(0, slash))) {
            return new Part(address.substring(0, slash), address.substring(slash + 1));
        }
        throw Problems.notFound("playbook-part", address);
    }

    /** The playbook with this part replaced, or added at the end. */
    Playbook put(Playbook p, byte[] json) {
        return switch (area) {
            case "fields" -> p.withFields(changed(p.fields(), Field::key, Field.class, json));
            case "tags" -> p.withTags(changed(p.tags(), TagRule::id, TagRule.class, json));
            case "segments" -> p.withSegments(changed(p.segments(), Segment::id, Segment.class, json));
            case "journeys" -> p.withJourneys(changed(p.journeys(), Journey::id, Journey.class, json));
            case RULES ->
                p.withScoring(
                        p.scoring().withRules(changed(p.scoring().rules(), ScoreRule::id, ScoreRule.class, json)));
            case "scoring" -> p.withScoring(read(EngineJson.read(Scoring.class, json)));
            case "lifecycle" -> p.withLifecycle(read(EngineJson.read(Lifecycle.class, json)));
            case "calendars" ->
                p.withCalendars(changed(p.calendars(), BusinessCalendar::id, BusinessCalendar.class, json));
            case "contact" -> p.withContact(read(EngineJson.read(ContactPolicy.class, json)));
            default -> throw new IllegalStateException(area);
        };
    }

    /** The playbook without this part. */
    Playbook remove(Playbook p) {
        if (id == null) {
            throw Problems.notFound("playbook-part", area);
        }
        return switch (area) {
            case "fields" -> p.withFields(without(p.fields(), Field::key));
            case "tags" -> p.withTags(without(p.tags(), TagRule::id));
            case "segments" -> p.withSegments(without(p.segments(), Segment::id));
            case "journeys" -> p.withJourneys(without(p.journeys(), Journey::id));
            case RULES ->
                p.withScoring(p.scoring().withRules(without(p.scoring().rules(), ScoreRule::id)));
            case "calendars" -> p.withCalendars(without(p.calendars(), BusinessCalendar::id));
            default -> throw new IllegalStateException(area);
        };
    }

    static <T> T read(EngineJson.Read<T> read) {
        return switch (read) {
            case EngineJson.Ok<T>(T value) -> value;
            case EngineJson.Malformed<T>(String place, String message) ->
                throw Problems.invalid(place, "unfit", message);
        };
    }

    private <T> List<T> changed(List<T> all, Function<T, String> key, Class<T> type, byte[] json) {
        if (id == null) {
            return read(EngineJson.readAll(type, new String(json, StandardCharsets.UTF_8)));
        }
        T one = read(EngineJson.read(type, json));
        if (!key.apply(one).equals(id)) {
            throw Problems.invalid("/id", "playbook-part-id", id, key.apply(one));
        }
        List<T> changed = new ArrayList<>();
        boolean placed = false;
        for (T other : all) {
            if (!key.apply(other).equals(id)) {
                changed.add(other);
            } else if (!placed) {
                changed.add(one);
                placed = true;
            }
        }
        if (!placed) {
            changed.add(one);
        }
        return changed;
    }

    private <T> List<T> without(List<T> all, Function<T, String> key) {
        List<T> rest = all.stream().filter(one -> !key.apply(one).equals(id)).toList();
        if (rest.size() == all.size()) {
            throw Problems.notFound("playbook-part", area + "/" + id);
        }
        return rest;
    }
}
