package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pattern some rule watches, ready to be matched. */
public final class Watched {
    private final int number;
    private final Pattern pattern;
    private final Test[] tests;
    private final PatternFact.Match match;

    Watched(int number, String key, Pattern pattern, int keep) {
        this.number = number;
        this.pattern = pattern;
        this.tests = pattern.where().stream().map(Test::of).toArray(Test[]::new);
        this.match = new PatternFact.Match(key, keep);
    }

    /** Its place in the playbook's patterns, from 0. */
    public int number() {
        return number;
    }

    public String key() {
        return match.pattern();
    }

    public int keep() {
        return match.keep();
    }

    public Pattern pattern() {
        return pattern;
    }

    PatternFact.Match match() {
        return match;
    }

    boolean typeMatches(String type) {
        return typeMatches(pattern.type(), type);
    }

    static boolean typeMatches(String wanted, String type) {
        return wanted.equals("*")
                || wanted.equals(type)
                || (wanted.endsWith(".*") && type.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    /** Reads what filters ask of one event; many filters in a row ask for the same. */
    private static final class Reader {
        private final Input.Happened event;
        private @Nullable String path;
        private @Nullable Value value;

        Reader(Input.Happened event) {
            this.event = event;
        }

        @Nullable Value read(Test test) {
            if (!test.path.equals(path)) {
                path = test.path;
                value = test.from.apply(event);
            }
            return value;
        }
    }

    private boolean filtersMatch(Reader reader) {
        for (Test test : tests) {
            if (!test.test.test(reader.read(test))) {
                return false;
            }
        }
        return true;
    }

    private record Test(String path, Function<Input.Happened, @Nullable Value> from, ValueTest test) {
        static Test of(Pattern.Filter filter) {
            return new Test(filter.path(), from(filter.path()), ValueTest.of(filter.op(), filter.values()));
        }

        private static Function<Input.Happened, @Nullable Value> from(String path) {
            if (!path.startsWith("context.")) {
                return event -> event.properties().get(path);
            }
            String rest = path.substring("context.".length());
            return switch (rest) {
                case "actor" -> event -> text(event.context().actor());
                case "source.channel" -> source(Source::channel);
                case "source.name" -> source(Source::name);
                case "source.medium" -> source(Source::medium);
                case "source.campaign" -> source(Source::campaign);
                case "source.content" -> source(Source::content);
                case "source.keyword" -> source(Source::keyword);
                default -> event -> event.context().other().get(rest);
            };
        }

        private static Function<Input.Happened, @Nullable Value> source(Function<Source, @Nullable String> part) {
            return event -> {
                Source source = event.context().source();
                return source == null ? null : text(part.apply(source));
            };
        }

        private static @Nullable Value text(@Nullable String text) {
            return text == null ? null : Value.of(text);
        }
    }

    /** The patterns of a list that an event matches. */
    static void match(Watched[] candidates, Input.Happened event, List<Watched> into) {
        Reader reader = new Reader(event);
        for (Watched candidate : candidates) {
            if (candidate.filtersMatch(reader)) {
                into.add(candidate);
            }
        }
    }
}
