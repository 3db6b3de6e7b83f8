package io.hatchery.server.leads;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.contact.Addresses;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import io.hatchery.server.leads.Facets.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition as SQL over {@code leads.lead l} as of a moment. Every part reads the lead's own row, so a condition is at worst one pass
 * over one table; parts that every hit must fulfil also name the narrow tables of members, so that PostgreSQL may begin there.
 */
final class ConditionSql {
    private static final Set<Permission> FORBIDDING =
            EnumSet.of(Permission.WITHDRAWN, Permission.UNDELIVERABLE, Permission.COMPLAINED);

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
            case Condition.Happened happened -> exactly(HappenedSql.of(happened, now));
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
            case Condition.PermissionIs asked ->
                exactly(permission(asked.channel(), asked.purpose(), asked.permission()));
            case Condition.InJourney(String journey) -> marked(Mark.inside(journey));
            case Condition.FinishedJourney(String journey) -> marked(Mark.finished(journey));
            case Condition.ReachedNode(String journey, String node) -> marked(Mark.node(journey, node));
            case Condition.Measured measured -> exactly(MeasuredSql.of(measured, now, playbook.timeZone()));
            case Condition.ScoreSumAtLeast(double points) ->
                new ScoreSql(now).atLeast(points, Dimension.FIT, Dimension.ENGAGEMENT);
            case Condition.ScoreCrossed(Dimension dimension, double points, Duration within) ->
                rose(Scores.limit(dimension, points), within);
            case Condition.GradeRose(Duration within) -> rose("", within);
            case Condition.AccountTrait(String field, Op op, List<Value> values) ->
                new TraitSql(
                                Piece.of("(l.account_seen -> 'traits' -> ?::text)", field),
                                false,
                                now,
                                playbook.timeZone())
                        .test(op, values);
            case Condition.AccountEngaged(Condition.Times times, int n) ->
                exactly(MeasuredSql.compared(times, Piece.of("(l.account_seen -> 'engaged')::float8"), n, 0));
            case Condition.AccountScoreAtLeast(double points) ->
                exactly(MeasuredSql.compared(
                        Condition.Times.AT_LEAST, Piece.of("(l.account_seen -> 'score')::float8"), points, 1e-9));
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

    private Verdict rose(String limit, Duration within) {
        return exactly(Piece.of("((l.rose -> ?::text)::int8 > ?::int8)", limit, HappenedSql.before(now, within))
                .orFalse());
    }

    private Verdict trait(Condition.Trait trait) {
        return new TraitSql(value(trait.field()), true, now, playbook.timeZone()).test(trait.op(), operands(trait));
    }

    private static Piece value(String field) {
        return Piece.of("(l.traits -> ?::text)", field);
    }

    /** Operands read as the field's own kind, as the engine does: a date may be written as text. */
    private List<Value> operands(Condition.Trait trait) {
        Field field = fields.get(trait.field());
        if (field == null
                || field.type() != Field.Type.DATE
                || trait.op() == Op.IN_LAST_DAYS
                || trait.op() == Op.IN_NEXT_DAYS) {
            return trait.values();
        }
        return trait.values().stream()
                .map(operand -> Objects.requireNonNullElse(Fitting.fit(field, operand, playbook.timeZone()), operand))
                .toList();
    }

    private static Verdict grade(List<String> grades) {
        List<String> patterns =
                grades.stream().map(g -> g.substring(0, 2).replace('*', '_')).toList();
        return exactly(
                Piece.of("(l.grade LIKE ANY (?))", Columns.texts(patterns)).orFalse());
    }

    private Verdict reachable(String channel, @Nullable String purpose) {
        Verdict address = new TraitSql(value(Addresses.field(channel)), true, now, playbook.timeZone())
                .test(Op.IS_SET, List.of());
        return Verdict.all(List.of(
                address,
                exactly(Piece.any(List.of(
                        permission(channel, purpose, Permission.UNKNOWN),
                        permission(channel, purpose, Permission.GRANTED))))));
    }

    /** As {@code Contact.permission}: a channel that forbids outweighs the purpose, of which, if nothing is said, the channel's holds. */
    private static Piece permission(String channel, @Nullable String purpose, Permission asked) {
        if (purpose == null) {
            Piece mark = mark(Mark.permission(channel, asked));
            return asked == Permission.UNKNOWN ? said(channel).not().or(mark) : mark;
        }
        String own = Contact.key(channel, purpose);
        Piece whole = permission(channel, null, asked);
        if (!FORBIDDING.contains(asked)) {
            return whole.and(said(own).not()).or(forbidden(channel).not().and(mark(Mark.permission(own, asked))));
        }
        return whole.or(forbidden(channel).not().and(mark(Mark.permission(own, asked))));
    }

    private static Piece said(String key) {
        return Piece.any(Arrays.stream(Permission.values())
                .map(p -> mark(Mark.permission(key, p)))
                .toList());
    }

    private static Piece forbidden(String channel) {
        return Piece.any(
                FORBIDDING.stream().map(p -> mark(Mark.permission(channel, p))).toList());
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
