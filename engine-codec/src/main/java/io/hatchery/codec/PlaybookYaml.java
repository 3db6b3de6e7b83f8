package io.hatchery.codec;

import io.hatchery.engine.playbook.Playbook;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A playbook as YAML 1.2: the same tree as its JSON, for people and for version control. Order is that of the records, and what is
 * absent is left out. Anchors, aliases and tags are refused: a playbook needs none, and they are how YAML is made to do harm.
 */
public final class PlaybookYaml {
    /** The most characters a text may have. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private PlaybookYaml() {}

    /** What reading led to. */
    public sealed interface Read {}

    /** It could be read. */
    public record Ok(Playbook playbook) implements Read {}

    /**
     * It could not be read.
     *
     * @param line from 1
     * @param column from 1
     * @param place a JSON pointer to the mistake; empty for the whole
     * @param message what was expected and what came, in English
     */
    public record Refused(Wrong wrong, int line, int column, String place, String message) implements Read {}

    /** What is wrong with a text. */
    public enum Wrong {
        /** It is no YAML. */
        SYNTAX,
        /** A line is indented with a tab. */
        TAB,
        /** It has an anchor or an alias. */
        ALIAS,
        /** It has a tag. */
        TAG,
        /** A key stands twice in one mapping. */
        DUPLICATE,
        /** A key is no plain text. */
        KEY,
        /** It is longer than {@link #LONGEST}. */
        TOO_LONG,
        /** It is nested too deeply. */
        TOO_DEEP,
        /** There is nothing in it. */
        EMPTY,
        /** It holds more than one document. */
        SEVERAL,
        /** A number is written in a form that has no exact meaning here. */
        NUMBER,
        /** It is YAML but no playbook. */
        SHAPE
    }

    /**
     * A playbook as text.
     *
     * @param header lines of a comment above it
     */
    public static String write(Playbook playbook, List<String> header) {
        String comment = header.stream()
                .map(line -> ("# " + line.replaceAll("\\p{Cntrl}", " ")).stripTrailing() + "\n")
                .collect(Collectors.joining());
        return comment + YamlTree.write(lean(playbook));
    }

    /** Without what reads the same when it is left out. */
    private static JsonNode lean(Playbook playbook) {
        JsonNode full = EngineJson.mapper().readTree(EngineJson.write(playbook));
        JsonNode lean = YamlTree.withoutEmpty(full);
        boolean same =
                EngineJson.read(Playbook.class, lean.toString()) instanceof EngineJson.Ok<Playbook>(Playbook back)
                        && back.equals(playbook);
        return same ? lean : full;
    }

    public static Read read(String text) {
        if (text.length() > LONGEST) {
            return new Refused(Wrong.TOO_LONG, 1, 1, "", "expected at most " + LONGEST + " characters");
        }
        YamlReader reader = new YamlReader(text);
        JsonNode tree;
        try {
            tree = reader.read();
        } catch (YamlReader.Refusal refusal) {
            return refusal.refused();
        }
        byte[] json = tree.toString().getBytes(StandardCharsets.UTF_8);
        return switch (EngineJson.read(Playbook.class, json)) {
            case EngineJson.Ok<Playbook>(Playbook playbook) -> new Ok(playbook);
            case EngineJson.Malformed<Playbook>(String place, String message) -> {
                YamlReader.Spot spot = reader.spot(place);
                yield new Refused(Wrong.SHAPE, spot.line(), spot.column(), place, message);
            }
        };
    }
}
