package io.hatchery.engine.pattern;

import io.hatchery.engine.Input;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pattern some rule watches, ready to be matched. */
public final class Watched {
    private final int number;
    private final Pattern pattern;
    private final Test[] tests;
    private final Measures measures;
    private final PatternFact.Match match;
    private boolean followed;

    Watched(int number, String key, Pattern pattern, int keep, Measures measures) {
        this.number = number;
        this.pattern = pattern;
        this.measures = measures;
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

    /** Whether more is asked of it than another playbook kept. */
    public boolean asksMoreThan(Watched other) {
        return keep() > other.keep() || !measures.areWithin(other.measures);
    }

    public boolean isMeasured() {
        return !measures.isEmpty();
    }

    /** Marks this as one half of a sequence. */
    void follow() {
        followed = true;
    }

    boolean isFollowed() {
        return followed;
    }

    /** That an event matched it; the same every time unless something is measured. */
    PatternFact.Match match(Input.Happened event, ZoneId zone) {
        if (measures.isEmpty()) {
            return match;
        }
        List<PatternFact.Amount> amounts = measures.of(event, zone);
        return amounts.isEmpty() ? match : new PatternFact.Match(key(), keep(), amounts, List.of());
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
    static final class Reader {
        private final Input.Happened event;
        private @Nullable String path;
        private @Nullable Value value;

        Reader(Input.Happened event) {
            this.event = event;
        }

        private @Nullable Value read(Test test) {
            if (!test.path.equals(path)) {
                path = test.path;
                value = test.from.apply(event);
            }
            return value;
        }
    }

    boolean filtersMatch(Reader reader) {
        for (Test test : tests) {
            if (!test.test.test(reader.read(test))) {
                return false;
            }
        }
        return true;
    }

    record Test(String path, Function<Input.Happened, @Nullable Value> from, ValueTest test) {
        static Test of(Pattern.Filter filter) {
            return new Test(filter.path(), Watched.from(filter.path()), ValueTest.of(filter.op(), filter.values()));
        }
    }

    /** Reads what a path names, of events. */
    static Function<Input.Happened, @Nullable Value> from(String path) {
        if (path.equals(Pattern.OCCURRED_AT)) {
            return event -> Value.of(PatternBook.occurred(event));
        }
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
