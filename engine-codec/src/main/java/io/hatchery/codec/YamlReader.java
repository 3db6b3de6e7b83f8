package io.hatchery.codec;

import io.hatchery.codec.PlaybookYaml.Refused;
import io.hatchery.codec.PlaybookYaml.Wrong;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads YAML event by event into a tree, refusing what a playbook has no use for, and remembers where each part stood. */
final class YamlReader {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 40;
    private static final int SPARE = 16;

    private final ScalarResolver scalars = new CoreScalarResolver(false);
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, Spot> spots = new HashMap<>();
    private final Iterator<Event> events;
    private final String text;

    YamlReader(String text) {
        this.text = text;
        LoadSettings settings = LoadSettings.builder()
                // read at once: a character of two parts at the end of a piece is misread by the library
                .setBufferSize(text.length() + SPARE)
                .setCodePointLimit(PlaybookYaml.LONGEST)
                .setUseMarks(true)
                .setMaxAliasesForCollections(0)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** A place in the text, from 1. */
    record Spot(int line, int column) {
        static final Spot START = new Spot(1, 1);

        static Spot of(Optional<Mark> mark) {
            return mark.map(at -> new Spot(at.getLine() + 1, at.getColumn() + 1))
                    .orElse(START);
        }
    }

    /** Why a text is refused. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Refused refused;

        Refusal(Wrong wrong, Spot spot, String place, String message) {
            super(message, null, false, false);
            this.refused = new Refused(wrong, spot.line(), spot.column(), place, message);
        }

        Refused refused() {
            return refused;
        }
    }

    /** Where a part stood; for one that is missing, where what should hold it stands. */
    Spot spot(String place) {
        for (String at = place; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Spot spot = spots.get(at);
            if (spot != null) {
                return spot;
            }
        }
        return spots.getOrDefault("", Spot.START);
    }

    JsonNode read() throws Refusal {
        try {
            Event event = next();
            while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
                event = next();
            }
            if (event.getEventId() == Event.ID.StreamEnd) {
                throw new Refusal(Wrong.EMPTY, Spot.START, "", "expected a playbook, got nothing");
            }
            JsonNode tree = node(event, "", 0);
            end();
            return tree;
        } catch (MarkedYamlEngineException wrong) {
            Spot spot = Spot.of(wrong.getProblemMark());
            throw new Refusal(tabbed(spot) ? Wrong.TAB : Wrong.SYNTAX, spot, "", String.valueOf(wrong.getProblem()));
        } catch (YamlEngineException wrong) {
            throw new Refusal(Wrong.SYNTAX, Spot.START, "", String.valueOf(wrong.getMessage()));
        }
    }

    private Event next() {
        return events.next();
    }

    private void end() throws Refusal {
        while (events.hasNext()) {
            Event event = next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                throw new Refusal(
                        Wrong.SEVERAL, Spot.of(event.getStartMark()), "", "expected one document, got another");
            }
        }
    }

    private boolean tabbed(Spot spot) {
        return text.lines()
                .skip(spot.line() - 1L)
                .findFirst()
                .filter(line -> line.substring(0, Math.min(line.length(), spot.column()))
                        .matches("[ \\t]*\\t.*"))
                .isPresent();
    }

    private JsonNode node(Event event, String place, int depth) throws Refusal {
        Spot spot = Spot.of(event.getStartMark());
        spots.putIfAbsent(place, spot);
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent named && named.getAnchor().isPresent())) {
            throw new Refusal(Wrong.ALIAS, spot, place, "expected no anchors and no aliases");
        }
        if (depth > DEEPEST) {
            throw new Refusal(Wrong.TOO_DEEP, spot, place, "expected at most " + DEEPEST + " levels");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, spot, place);
            case MappingStartEvent mapping -> {
                untagged(mapping.getTag(), spot, place);
                yield mapping(place, depth);
            }
            case CollectionStartEvent sequence -> {
                untagged(sequence.getTag(), spot, place);
                yield sequence(place, depth);
            }
            default -> throw new IllegalStateException(event.toString());
        };
    }

    private static void untagged(Optional<String> tag, Spot spot, String place) throws Refusal {
        if (tag.isPresent()) {
            throw new Refusal(Wrong.TAG, spot, place, "expected no tag, got " + tag.get());
        }
    }

    private ObjectNode mapping(String place, int depth) throws Refusal {
        ObjectNode object = nodes.objectNode();
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            Spot spot = Spot.of(key.getStartMark());
            if (!(key instanceof ScalarEvent name) || name.getAnchor().isPresent()) {
                Wrong wrong = key instanceof AliasEvent
                                || (key instanceof NodeEvent it
                                        && it.getAnchor().isPresent())
                        ? Wrong.ALIAS
                        : Wrong.KEY;
                throw new Refusal(wrong, spot, place, "expected a plain text as key");
            }
            untagged(name.getTag(), spot, place);
            String at = place + "/" + name.getValue().replace("~", "~0").replace("/", "~1");
            if (object.has(name.getValue())) {
                throw new Refusal(Wrong.DUPLICATE, spot, at, "\"" + shown(name.getValue()) + "\" is given twice");
            }
            spots.put(at, spot);
            object.set(name.getValue(), node(next(), at, depth + 1));
        }
        return object;
    }

    private ArrayNode sequence(String place, int depth) throws Refusal {
        ArrayNode array = nodes.arrayNode();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            array.add(node(item, place + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private JsonNode scalar(ScalarEvent scalar, Spot spot, String place) throws Refusal {
        untagged(scalar.getTag(), spot, place);
        String value = scalar.getValue();
        if (!scalar.isPlain()) {
            return nodes.stringNode(value);
        }
        Tag tag = scalars.resolve(value, true);
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(value.equalsIgnoreCase("true"));
        }
        if (!tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            return nodes.stringNode(value);
        }
        return number(value, spot, place);
    }

    private JsonNode number(String value, Spot spot, String place) throws Refusal {
        if (value.length() <= LONGEST_NUMBER && value.matches("-?(0|[1-9][0-9]*)")) {
            return nodes.numberNode(new BigInteger(value));
        }
        if (value.length() <= LONGEST_NUMBER && value.matches("-?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?")) {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return nodes.numberNode(number);
            }
        }
        throw new Refusal(
                Wrong.NUMBER, spot, place, "expected a decimal number such as 12 or 0.5, got " + shown(value));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
