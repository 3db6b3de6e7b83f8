package io.hatchery.engine;

import java.util.List;

/**
 * Why something was concluded, in a form any language can be made of.
 *
 * @param key names the sentence, such as {@code tag.rule} or {@code stage.manual}; the console holds its words in each language
 * @param args what fills the sentence, in order: names of rules, amounts, events
 */
public record Reason(String key, List<String> args) {
    public Reason {
        args = List.copyOf(args);
    }

    public static Reason of(String key, String... args) {
        return new Reason(key, List.of(args));
    }
}
