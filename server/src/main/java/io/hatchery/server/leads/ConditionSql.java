package io.hatchery.server.leads;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.contact.Addresses;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import io.hatchery.server.leads.Facets.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition as SQL over {@code leads.lead l} as of a moment. Every part reads the lead's own row, so a condition is at worst one pass
 * over one table; parts that every hit must fulfil also name the narrow tables of members, so that PostgreSQL may begin there.
 */
final class ConditionSql {
    private final Map<String, Field> fields;
    private final Playbook playbook;
    private final Instant now;

    private ConditionSql(Playbook playbook, Instant now) {
        this.fields = playbook.fields().stream().collect(Collectors.toMap(Field::key, Function.identity()));
        this.playbook = playbook;
        this.now = now;
    }

    /** What SQL can say of it; only of rows that have their {@link Facets}. */
    static Verdict of(Condition condition, Playbook playbook, Instant now) {
        ConditionSql sql = new ConditionSql(playbook, now);
        Verdict verdict = sql.verdict(condition);
        Piece ways = sql.waysIn(condition);
        return verdict.exact()
                ? Verdict.exactly(ways.and(verdict.possibly()))
                : new Verdict(verdict.surely(), ways.and(verdict.possibly()));
    }

    private Verdict verdict(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) ->
                Verdict.all(of.stream().map(this::verdict).toList());
            case Condition.Any(List<Condition> of) ->
                Verdict.any(of.stream().map(this::verdict).toList());
            case Condition.Not(Condition of) -> verdict(of).not();
            case Condition.Trait trait -> trait(trait);
            case Condition.Happened happened -> HappenedSql.of(happened, now);
            case Condition.HasTag(String tag) -> exactly(Piece.of("(?::text = ANY (l.tags))", tag));
            case Condition.InSegment(String segment) -> exactly(Piece.of("(?::text = ANY (l.segments))", segment));
            case Condition.HadTag(String tag) -> marked(Mark.tag(tag));
            case Condition.WasInSegment(String segment) -> marked(Mark.segment(segment));
            case Condition.ScoreAtLeast score -> new ScoreSql(now).atLeast(score.points(), score.dimension());
            case Condition.ScoreBelow below ->
                new ScoreSql(now).atLeast(below.points(), below.dimension()).not();
            case Condition.GradeIn(List<String> grades) -> grade(grades);
            case Condition.IsSpam _ -> exactly(Piece.of("l.spam"));
            case Condition.StageIs(List<String> stages) ->
                exactly(Piece.of("(l.stage = ANY (?))", Columns.texts(stages)).orFalse());
            case Condition.StageWas(String stage) -> marked(Mark.stage(stage));
            case Condition.InStageFor stay ->
                exactly(Piece.of("(l.stage_since <= ?::timestamptz)", HappenedSql.text(now, stay.duration()))
                        .orFalse());
            case Condition.Owned(String owner) ->
                exactly(
                        owner == null
                                ? Piece.of("(l.owner IS NOT NULL)")
                                : Piece.of("(l.owner = ?::text)", owner).orFalse());
            case Condition.Reachable reachable -> reachable(reachable.channel(), reachable.purpose());
            case Condition.PermissionIs asked -> permission(asked.channel(), asked.purpose(), asked.permission());
            case Condition.InJourney(String journey) -> marked(Mark.inside(journey));
            case Condition.FinishedJourney(String journey) -> marked(Mark.finished(journey));
            case Condition.ReachedNode(String journey, String node) -> marked(Mark.node(journey, node));
            case Condition.Measured _,
                    Condition.ScoreSumAtLeast _,
                    Condition.ScoreCrossed _,
                    Condition.GradeRose _,
                    Condition.AccountTrait _,
                    Condition.AccountEngaged _,
                    Condition.AccountScoreAtLeast _ -> Verdict.UNKNOWN;
        };
    }

    private static Verdict exactly(Piece piece) {
        return Verdict.exactly(piece);
    }

    private static Verdict marked(String mark) {
        return exactly(mark(mark));
    }

    private static Piece mark(String mark) {
        return Piece.of("(?::text = ANY (l.marks))", mark).orFalse();
    }

    private Verdict trait(Condition.Trait trait) {
        return new TraitSql(value(trait.field()), now, playbook.timeZone()).test(trait.op(), operands(trait));
    }

    private static Piece value(String field) {
        return Piece.of("(l.traits -> ?::text)", field);
    }

    /** Operands read as the field's own kind, as the engine does: a date may be written as text. */
    private List<Value> operands(Condition.Trait trait) {
        Field field = fields.get(trait.field());
        boolean fitted = field != null
                && field.type() == Field.Type.DATE
                && trait.op() != Op.IN_LAST_DAYS
                && trait.op() != Op.IN_NEXT_DAYS;
        return fitted
                ? trait.values().stream()
                        .map(operand ->
                                Objects.requireNonNullElse(Fitting.fit(field, operand, playbook.timeZone()), operand))
                        .toList()
                : trait.values();
    }

    private static Verdict grade(List<String> grades) {
        List<String> patterns = grades.stream()
                .map(g -> g.substring(0, 2).replace('*', '_'))
                .toList();
        return exactly(Piece.of("(l.grade LIKE ANY (?))", Columns.texts(patterns)).orFalse());
    }

    private Verdict reachable(String channel, @Nullable String purpose) {
        Verdict address = new TraitSql(value(Addresses.field(channel)), now, playbook.timeZone()).test(Op.IS_SET, List.of());
        Verdict open = Verdict.all(List.of(
                permission(channel, null, Permission.WITHDRAWN).not(),
                permission(channel, null, Permission.UNDELIVERABLE).not(),
                permission(channel, null, Permission.COMPLAINED).not()));
        return purpose == null
                ? Verdict.all(List.of(address, open))
                : new Verdict(Piece.FALSE, address.possibly());
    }

    private static Verdict permission(String channel, @Nullable String purpose, Permission permission) {
        if (purpose != null) {
            return Verdict.UNKNOWN;
        }
        if (permission != Permission.UNKNOWN) {
            return marked(Mark.permission(channel, permission));
        }
        return Verdict.all(List.of(Permission.values()).stream()
                .filter(p -> p != Permission.UNKNOWN)
                .map(p -> permission(channel, null, p).not())
                .toList());
    }

    /** Narrow tables in which every hit must be found; they say the same as the rows, and lead to few of them quickly. */
    private Piece waysIn(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> of) ->
                Piece.all(of.stream().map(this::waysIn).toList());
            case Condition.HasTag(String tag) -> in("leads.tagged m", "m.tag", tag);
            case Condition.InSegment(String segment) -> in("leads.segment_member m", "m.segment", segment);
            case Condition.StageWas(String stage) -> in("leads.stage_visit m", "m.stage", stage);
            case Condition.InJourney(String journey) ->
                in("leads.enrolment m", "m.left_at IS NULL AND m.journey", journey);
            case null, default -> Piece.TRUE;
        };
    }

    private static Piece in(String table, String column, String value) {
        return Piece.of("EXISTS (SELECT 1 FROM " + table + " WHERE m.lead = l.id AND " + column + " = ?::text)", value);
    }
}
