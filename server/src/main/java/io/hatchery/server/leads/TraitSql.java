package io.hatchery.server.leads;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition.Op;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How a value of a trait, kept as JSON by {@link TraitJson}, is compared: as the engine's {@code ValueTest} does, kind by kind. A kind
 * that the field's type does not let in any more, and that SQL would write otherwise than Java, is left to the engine.
 */
final class TraitSql {
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** What Java takes for blank. */
    private static final String BLANKS = IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(c -> c > 0 && Character.isWhitespace(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final Piece value;
    private final boolean typed;
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param value the trait as {@code jsonb}, null when there is none
     * @param typed whether a field says of which kind it is; if not, a text may be read as a date
     */
    TraitSql(Piece value, boolean typed, Instant now, ZoneId zone) {
        this.value = value;
        this.typed = typed;
        this.now = now;
        this.zone = zone;
    }

    Verdict test(Op op, List<Value> operands) {
        if (operands.isEmpty() && op != Op.IS_SET && op != Op.IS_EMPTY && op != Op.ANNIVERSARY_TODAY) {
            return Verdict.constant(false);
        }
        return switch (op) {
            case IS_SET -> set();
            case IS_EMPTY -> set().not();
            case IS -> is(operands.getFirst());
            case IS_NOT -> is(operands.getFirst()).not();
            case ONE_OF ->
                Verdict.any(operands.stream()
                        .map(this::sameAsAny)
                        .map(Verdict::exactly)
                        .toList());
            case CONTAINS -> contains(Scalars.text(operands.getFirst()));
            case STARTS_WITH -> startsWith(Scalars.text(operands.getFirst()));
            case MATCHES -> new Verdict(Piece.FALSE, set().possibly());
            case GREATER -> ordered(">", operands.getFirst());
            case AT_LEAST -> ordered(">=", operands.getFirst());
            case LESS -> ordered("<", operands.getFirst());
            case AT_MOST -> ordered("<=", operands.getFirst());
            case BETWEEN -> Verdict.all(List.of(ordered(">=", operands.get(0)), ordered("<=", operands.get(1))));
            case IN_LAST_DAYS -> days((int) Scalars.number(operands.getFirst()), 0);
            case IN_NEXT_DAYS -> days(0, (int) Scalars.number(operands.getFirst()));
            case ANNIVERSARY_TODAY -> anniversary();
        };
    }

    private Verdict set() {
        return byKind(
                Verdict.exactly(notBlank()),
                Verdict.constant(true),
                Verdict.constant(true),
                Verdict.constant(true),
                Verdict.exactly(Piece.join("(jsonb_array_length({}) > 0)", value)));
    }

    private Verdict is(Value operand) {
        return operand instanceof Value.Many
                ? Verdict.exactly(Piece.join(
                                "({} = {})", value, json(TraitJson.of(operand).toString()))
                        .orFalse())
                : Verdict.exactly(sameAsAny(operand));
    }

    /** Equal to what an operand means in any kind, or a list with such an element. */
    private Piece sameAsAny(Value operand) {
        List<Piece> ways = new ArrayList<>();
        for (String same : same(operand)) {
            if (!Scalars.text(operand).isBlank()) {
                ways.add(Piece.join("{} = {}", value, json(same)));
            }
            ways.add(Piece.join("{} @> {}", value, json("[" + same + "]")));
        }
        return Piece.any(ways).orFalse();
    }

    /** Every JSON that is the same as a scalar, one kind read as the other. */
    private static List<String> same(Value operand) {
        String text = Scalars.text(operand);
        List<String> same = new ArrayList<>();
        same.add(string(text));
        double number = Scalars.number(operand instanceof Value.Num ? operand : Value.of(text));
        if (!Double.isNaN(number) && Scalars.number(number + 0.0).equals(text)) {
            same.add(TraitJson.of(Value.of(number)).toString());
        }
        if (text.equals("true") || text.equals("false")) {
            same.add(text);
        }
        try {
            if (Instant.parse(text).toString().equals(text)) {
                same.add("{\"at\":" + string(text) + "}");
            }
        } catch (DateTimeException none) {
            return same;
        }
        return same;
    }

    private static String string(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    private Verdict contains(String part) {
        return byKind(
                Verdict.exactly(Piece.join("(strpos({}, {}) > 0)", text(), Piece.of("?::text", part))),
                part.isEmpty() ? Verdict.constant(true) : Verdict.UNKNOWN,
                flag("true".contains(part), "false".contains(part)),
                Verdict.exactly(Piece.join("(strpos({} ->> 'at', {}) > 0)", value, Piece.of("?::text", part))),
                Verdict.exactly(Piece.any(same(Value.of(part)).stream()
                        .map(same -> Piece.join("{} @> {}", value, json("[" + same + "]")))
                        .toList())));
    }

    private Verdict startsWith(String start) {
        return byKind(
                Verdict.exactly(
                        Piece.join("({} AND starts_with({}, {}))", notBlank(), text(), Piece.of("?::text", start))),
                start.isEmpty() ? Verdict.constant(true) : Verdict.UNKNOWN,
                flag("true".startsWith(start), "false".startsWith(start)),
                Verdict.exactly(Piece.join("starts_with({} ->> 'at', {})", value, Piece.of("?::text", start))),
                Verdict.UNKNOWN);
    }

    private Verdict flag(boolean ifTrue, boolean ifFalse) {
        return Verdict.exactly(Piece.join(
                "(CASE WHEN {}::boolean THEN {} ELSE {} END)", value, Piece.constant(ifTrue), Piece.constant(ifFalse)));
    }

    private Verdict ordered(String sign, Value operand) {
        Verdict elements = new Verdict(Piece.FALSE, Piece.join("(jsonb_array_length({}) > 0)", value));
        if (operand instanceof Value.Moment(Instant at)) {
            Verdict compared = Moments.micros(at).equals(at) && inRange(at) ? moment(sign, at) : Verdict.UNKNOWN;
            return byKind(
                    Verdict.constant(false), Verdict.constant(false), Verdict.constant(false), compared, elements);
        }
        double than = Scalars.number(operand);
        if (Double.isNaN(than)) {
            return Verdict.constant(false);
        }
        if (than == 0 && 1 / than < 0) {
            return Verdict.UNKNOWN; // Java orders the two zeros
        }
        return byKind(
                likeNumber(),
                Verdict.exactly(Piece.join("({}::float8 " + sign + " {})", value, Piece.of("?::float8", than))),
                Verdict.constant(false),
                Verdict.constant(false),
                elements);
    }

    /** The day of a date is at most so many before or after today: a span of moments, since days follow one another. */
    private Verdict days(int before, int after) {
        LocalDate today = Moments.day(now, zone);
        Instant from = Moments.start(today.minusDays(before), zone);
        Instant to = Moments.start(today.plusDays(after + 1L), zone);
        return inRange(from) && inRange(to)
                ? dates(Verdict.all(List.of(moment(">=", from), moment("<", to))))
                : dates(Verdict.UNKNOWN);
    }

    /** Narrowed to the days around today in any year: where days begin is the engine's to say. */
    private Verdict anniversary() {
        LocalDate today = Moments.day(now, zone);
        List<String> near = new ArrayList<>();
        for (int days = -2; days <= 2; days++) {
            MonthDay day = MonthDay.from(today.plusDays(days));
            near.add(String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth()));
        }
        near.add("02-29");
        Piece possible = Piece.join(
                "(substr({} ->> 'at', strpos({} ->> 'at', 'T') - 5, 5) = ANY ({}))",
                value,
                value,
                Piece.of("?", Columns.texts(near)));
        return dates(new Verdict(Piece.FALSE, possible));
    }

    private Verdict dates(Verdict ofMoment) {
        Verdict no = Verdict.constant(false);
        return byKind(typed ? no : likeNumber(), no, no, ofMoment, no);
    }

    /** A text that may read as a number or a date. */
    private Verdict likeNumber() {
        return new Verdict(Piece.FALSE, Piece.join("({} ~ '[0-9]')", text()));
    }

    /**
     * Moments as they are written, {@code 2026-11-27T08:00:00Z}, stand in the order of their letters up to the second; that spares
     * PostgreSQL reading each. It knows no year 0 and writes those past 9999 otherwise.
     */
    private Verdict moment(String sign, Instant at) {
        boolean whole = at.truncatedTo(ChronoUnit.SECONDS).equals(at) && (sign.equals(">=") || sign.equals("<"));
        Piece compared = whole
                ? Piece.join("({} ->> 'at') COLLATE \"C\" " + sign + " {}", value, Piece.of("?::text", second(at)))
                : Piece.join("({} ->> 'at')::timestamptz " + sign + " {}", value, time(at));
        String test = "(CASE WHEN {} ->> 'at' LIKE '____-%' AND {} ->> 'at' NOT LIKE '0000-%' THEN {} ELSE {} END)";
        return new Verdict(
                Piece.join(test, value, value, compared, Piece.FALSE),
                Piece.join(test, value, value, compared, Piece.TRUE));
    }

    /** Whatever is at or after it is written as this or as something behind it. */
    private static String second(Instant at) {
        String text = at.toString();
        return text.substring(0, text.length() - 1);
    }

    private static boolean inRange(Instant at) {
        return at.isAfter(EARLIEST) && at.isBefore(LATEST);
    }

    private Verdict byKind(Verdict string, Verdict number, Verdict flag, Verdict moment, Verdict list) {
        Piece surely = kinds(string.surely(), number.surely(), flag.surely(), moment.surely(), list.surely());
        Piece possibly =
                kinds(string.possibly(), number.possibly(), flag.possibly(), moment.possibly(), list.possibly());
        return new Verdict(surely, possibly);
    }

    private Piece kinds(Piece string, Piece number, Piece flag, Piece moment, Piece list) {
        return Piece.join(
                "(CASE jsonb_typeof({}) WHEN 'string' THEN {} WHEN 'number' THEN {} WHEN 'boolean' THEN {}"
                        + " WHEN 'object' THEN {} WHEN 'array' THEN {} ELSE false END)",
                value,
                string,
                number,
                flag,
                moment,
                list);
    }

    private Piece text() {
        return Piece.join("({} #>> ARRAY[]::text[])", value);
    }

    private Piece notBlank() {
        return Piece.join("(btrim({}, {}) <> '')", text(), Piece.of("?::text", BLANKS));
    }

    private static Piece json(String json) {
        return Piece.of("?::jsonb", json);
    }

    private static Piece time(Instant at) {
        return Piece.of("?::timestamptz", at.toString());
    }
}
