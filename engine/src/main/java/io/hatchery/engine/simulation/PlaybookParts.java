package io.hatchery.engine.simulation;

import io.hatchery.engine.Value;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Scoring;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a playbook apart into pieces with an id, and each piece into components by path. */
final class PlaybookParts {
    private PlaybookParts() {}

    /** @param components by path, see {@link PlaybookDiff.Change} */
    record Piece(String id, String name, SequencedMap<String, Value> components) {}

    /** The pieces of a part in their order, by what tells them apart. */
    static SequencedMap<String, Piece> of(Playbook playbook, PlaybookDiff.Part part) {
        Scoring scoring = playbook.scoring();
        return switch (part) {
            case GENERAL -> general(playbook);
            case FIELD -> pieces(playbook.fields(), field -> field.key(), field -> field.label());
            case TAG -> pieces(playbook.tags(), tag -> tag.id(), tag -> tag.name());
            case SCORE_RULE -> pieces(scoring.rules(), rule -> rule.id(), rule -> rule.name());
            case SCORING -> one("scoring", scoring.withRules(List.of()));
            case SEGMENT -> pieces(playbook.segments(), segment -> segment.id(), segment -> segment.name());
            case STAGE -> pieces(playbook.lifecycle().stages(), stage -> stage.id(), stage -> stage.name());
            case JOURNEY -> journeys(playbook);
            case CALENDAR -> pieces(playbook.calendars(), calendar -> calendar.id(), calendar -> calendar.name());
            case CONTACT ->
                playbook.contact() == null ? new LinkedHashMap<>() : one("contact", playbook.contactOrFree());
        };
    }

    private static SequencedMap<String, Piece> general(Playbook playbook) {
        SequencedMap<String, Value> components = new LinkedHashMap<>();
        components.put("name", Value.of(playbook.name()));
        components.put("timeZone", Value.of(playbook.timeZone().getId()));
        SequencedMap<String, Piece> pieces = new LinkedHashMap<>();
        pieces.put("playbook", new Piece("playbook", playbook.name(), components));
        return pieces;
    }

    /** A journey has a piece for each version, since leads may still be in an old one. */
    private static SequencedMap<String, Piece> journeys(Playbook playbook) {
        SequencedMap<String, Piece> pieces = new LinkedHashMap<>();
        playbook.journeys().forEach(journey -> {
            Piece piece = new Piece(journey.id(), journey.name(), components(journey));
            pieces.put(journey.id() + " " + journey.version(), piece);
        });
        return pieces;
    }

    private static SequencedMap<String, Piece> one(String id, Record of) {
        SequencedMap<String, Piece> pieces = new LinkedHashMap<>();
        pieces.put(id, new Piece(id, id, components(of)));
        return pieces;
    }

    private static <T extends Record> SequencedMap<String, Piece> pieces(
            List<T> of, Function<T, String> id, Function<T, String> name) {
        SequencedMap<String, Piece> pieces = new LinkedHashMap<>();
        of.forEach(one -> pieces.put(id.apply(one), new Piece(id.apply(one), name.apply(one), components(one))));
        return pieces;
    }

    private static SequencedMap<String, Value> components(Record of) {
        SequencedMap<String, Value> components = new LinkedHashMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            flatten(component.getName(), read(component, of), components);
        }
        return components;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, Value> into) {
        switch (value) {
            case null -> {}
            case Value scalar -> into.put(path, scalar);
            case String text -> into.put(path, Value.of(text));
            case Boolean flag -> into.put(path, Value.of(flag));
            case Number number -> into.put(path, Value.of(number.doubleValue()));
            case Instant at -> into.put(path, Value.of(at));
            case List<?> list -> elements(path, list, into);
            case Map<?, ?> map ->
                new TreeMap<>(named(map)).forEach((name, one) -> flatten(path + "/" + name, one, into));
            case Record inner -> inner(path, inner, into);
            default -> into.put(path, Value.of(value.toString()));
        }
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new TreeMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static void inner(String path, Record of, Map<String, Value> into) {
        boolean oneOfSeveral =
                Arrays.stream(of.getClass().getInterfaces()).anyMatch(Class::isSealed);
        if (oneOfSeveral) {
            String name = of.getClass().getSimpleName();
            into.put(path + "/kind", Value.of(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
        }
        RecordComponent[] components = of.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            flatten(path + "/" + component.getName(), read(component, of), into);
        }
        if (components.length == 0 && !oneOfSeveral) {
            into.put(path, Value.of(true));
        }
    }

    /** Elements by their id where all have one of their own, otherwise by place; an empty list is like none. */
    private static void elements(String path, List<?> list, Map<String, Value> into) {
        List<String> names = new ArrayList<>();
        for (Object element : list) {
            String id = id(element);
            if (id != null) {
                names.add(id);
            }
        }
        boolean byId = names.size() == list.size() && Set.copyOf(names).size() == names.size();
        for (int place = 0; place < list.size(); place++) {
            flatten(path + "/" + (byId ? names.get(place) : place), list.get(place), into);
        }
    }

    private static @Nullable String id(Object element) {
        if (element instanceof Record of) {
            for (RecordComponent component : of.getClass().getRecordComponents()) {
                if (component.getName().equals("id") && read(component, of) instanceof String id) {
                    return id;
                }
            }
        }
        return null;
    }

    private static @Nullable Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
