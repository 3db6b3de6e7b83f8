package io.hatchery.engine.condition;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.contact.Addresses;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.pattern.ValueTest;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.trait.Field;
import io.hatchery.engine.trait.Fitting;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes conditions ready to be asked. */
public final class Checks {
    private final Map<String, Field> fields;
    private final ZoneId zone;
    private final Patterns patterns;
    private final Limits limits;

    /** Gives a pattern its key, and remembers how many recent times are asked of it. */
    @FunctionalInterface
    public interface Patterns {
        String watch(Pattern pattern, int keep);
    }

    /** Remembers limits whose crossing is asked for, so that the scorer watches them. */
    @FunctionalInterface
    public interface Limits {
        void watch(Dimension dimension, double points);
    }

    public Checks(Map<String, Field> fields, ZoneId zone, Patterns patterns, Limits limits) {
        this.fields = fields;
        this.zone = zone;
        this.patterns = patterns;
        this.limits = limits;
    }

    /** A condition made ready, with what it looks at added to the needs. */
    public Check of(Condition condition, Needs needs) {
        return switch (condition) {
            case Condition.All all -> Logic.all(parts(all.of(), needs));
            case Condition.Any any -> Logic.any(parts(any.of(), needs));
            case Condition.Not not -> Logic.not(of(not.of(), needs));
            case Condition.Trait trait -> trait(trait, needs);
            case Condition.Happened happened -> happened(happened, needs);
            case Condition.ScoreAtLeast score -> {
                needs.add(new Topic.OfScore(score.dimension()));
                needs.add(Topic.Whole.TIME);
                yield new ScoreLeaf(score);
            }
            case Condition.InStageFor stay -> {
                needs.add(Topic.Whole.STAGE);
                needs.add(Topic.Whole.TIME);
                yield new StayLeaf(stay.duration());
            }
            case Condition.ScoreCrossed crossed -> crossed(crossed, needs);
            case Condition.GradeRose(Duration within) -> {
                needs.add(Topic.Whole.GRADE);
                needs.add(Topic.Whole.TIME);
                yield new RecentLeaf(state -> state.scores().gradeRoseAt(), within, "gradeRose", within.toString());
            }
            case Condition.GradeIn grade -> {
                needs.add(Topic.Whole.GRADE);
                yield new GradeLeaf(grade.grades());
            }
            case Condition.HasTag(String tag) -> {
                needs.add(new Topic.OfTag(tag));
                yield new StateLeaf(state -> state.tags().has(tag), "hasTag", tag);
            }
            case Condition.InSegment(String segment) -> {
                needs.add(new Topic.OfSegment(segment));
                yield new StateLeaf(state -> state.segments().in(segment), "inSegment", segment);
            }
            case Condition.IsSpam _ -> {
                needs.add(Topic.Whole.SPAM);
                yield new StateLeaf(state -> state.scores().spam(), "isSpam");
            }
            case Condition.StageIs(List<String> stages) -> {
                needs.add(Topic.Whole.STAGE);
                yield new StateLeaf(
                        state -> state.stage().stage() != null
                                && stages.contains(state.stage().stage()),
                        "stageIs",
                        String.join(", ", stages));
            }
            case Condition.StageWas(String stage) -> {
                needs.add(Topic.Whole.STAGE);
                yield new StateLeaf(state -> state.stage().visits().containsKey(stage), "stageWas", stage);
            }
            case Condition.Owned owned -> owned(owned, needs);
            case Condition.Measured _,
                    Condition.HadTag _,
                    Condition.WasInSegment _,
                    Condition.ScoreBelow _,
                    Condition.ScoreSumAtLeast _,
                    Condition.AccountTrait _,
                    Condition.AccountEngaged _,
                    Condition.AccountScoreAtLeast _,
                    Condition.ReachedNode _ -> throw new UnsupportedOperationException("H1");
            case Condition.Reachable(String channel, String purpose) -> reachable(channel, needs);
            case Condition.PermissionIs(String channel, Contact.Permission permission, String purpose) -> {
                needs.add(Topic.Whole.CONTACT);
                yield new StateLeaf(
                        state -> state.contact().permission(channel) == permission,
                        "permissionIs",
                        channel,
                        permission.name());
            }
            case Condition.InJourney(String journey) -> {
                needs.add(Topic.Whole.JOURNEYS);
                yield new StateLeaf(state -> state.enrolments().active(journey) != null, "inJourney", journey);
            }
            case Condition.FinishedJourney(String journey) -> {
                needs.add(Topic.Whole.JOURNEYS);
                yield new StateLeaf(
                        state -> state.enrolments().past().containsKey(journey), "finishedJourney", journey);
            }
        };
    }

    private Check[] parts(List<Condition> of, Needs needs) {
        return of.stream().map(part -> of(part, needs)).toArray(Check[]::new);
    }

    private Check trait(Condition.Trait trait, Needs needs) {
        needs.add(new Topic.OfField(trait.field()));
        return switch (trait.op()) {
            case IN_LAST_DAYS -> days(trait, false, needs);
            case IN_NEXT_DAYS -> days(trait, true, needs);
            case BETWEEN -> between(trait);
            case ANNIVERSARY_TODAY -> throw new UnsupportedOperationException("H1");
            case IS,
                    IS_NOT,
                    ONE_OF,
                    CONTAINS,
                    STARTS_WITH,
                    MATCHES,
                    GREATER,
                    AT_LEAST,
                    LESS,
                    AT_MOST,
                    IS_SET,
                    IS_EMPTY ->
                new TraitLeaf(trait, ValueTest.of(Pattern.Op.valueOf(trait.op().name()), operands(trait)));
        };
    }

    private Check days(Condition.Trait trait, boolean ahead, Needs needs) {
        needs.add(Topic.Whole.TIME);
        return new DayLeaf(trait, (int) Scalars.number(trait.values().getFirst()), ahead);
    }

    private Check between(Condition.Trait trait) {
        List<Value> bounds = operands(trait);
        ValueTest from = ValueTest.of(Pattern.Op.AT_LEAST, bounds.subList(0, 1));
        ValueTest to = ValueTest.of(Pattern.Op.AT_MOST, bounds.subList(1, 2));
        return new TraitLeaf(trait, value -> from.test(value) && to.test(value));
    }

    /** Operands read as the field's own kind, so that a date may be written as text. */
    private List<Value> operands(Condition.Trait trait) {
        Field field = fields.get(trait.field());
        if (field == null || field.type() != Field.Type.DATE) {
            return trait.values();
        }
        return trait.values().stream()
                .map(operand -> Objects.requireNonNullElse(Fitting.fit(field, operand, zone), operand))
                .toList();
    }

    private Check happened(Condition.Happened happened, Needs needs) {
        String key = patterns.watch(happened.pattern(), HappenedLeaf.keep(happened));
        needs.add(new Topic.OfPattern(key));
        switch (happened.window()) {
            case Window.Ever _ -> {}
            case Window.InLast _ -> needs.add(Topic.Whole.TIME);
            case Window.Between _ -> throw new UnsupportedOperationException("H1");
            case Window.SinceStage _ -> needs.add(Topic.Whole.STAGE);
            case Window.SinceJourney _ -> needs.add(Topic.Whole.JOURNEYS);
        }
        return new HappenedLeaf(happened, key);
    }

    private Check crossed(Condition.ScoreCrossed crossed, Needs needs) {
        limits.watch(crossed.dimension(), crossed.points());
        needs.add(Topic.Whole.LIMITS);
        needs.add(Topic.Whole.TIME);
        String limit = Scores.limit(crossed.dimension(), crossed.points());
        return new RecentLeaf(
                state -> {
                    Scores.Limit known = state.scores().limits().get(limit);
                    return known == null ? null : known.roseAt();
                },
                crossed.within(),
                "scoreCrossed",
                crossed.dimension().name(),
                Scalars.number(crossed.points()),
                crossed.within().toString());
    }

    private static Check owned(Condition.Owned owned, Needs needs) {
        needs.add(Topic.Whole.OWNER);
        String owner = owned.owner();
        return owner == null
                ? new StateLeaf(state -> state.stage().owner() != null, "owned")
                : new StateLeaf(state -> owner.equals(state.stage().owner()), "ownedBy", owner);
    }

    private static Check reachable(String channel, Needs needs) {
        needs.add(Topic.Whole.CONTACT);
        needs.add(new Topic.OfField(Addresses.field(channel)));
        return new StateLeaf(state -> Addresses.reachable(state, channel), "reachable", channel);
    }

    /** Asks a condition of a lead once, with reasons. */
    public static Answer answer(Check check, Look look) {
        boolean holds = check.holds(look.explaining());
        return new Answer(holds, look.reasons(), look.changesAt());
    }
}
