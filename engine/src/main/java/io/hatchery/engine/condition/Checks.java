package io.hatchery.engine.condition;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.contact.Addresses;
import io.hatchery.engine.contact.Contact;
import io.hatchery.engine.pattern.Asked;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.Needs.Topic;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.Scores;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes conditions ready to be asked. */
public final class Checks {
    private final Map<String, Field> fields;
    private final ZoneId zone;
    private final Patterns patterns;
    private final Limits limits;

    /** Gives a pattern its key, and remembers what is asked of it. */
    @FunctionalInterface
    public interface Patterns {
        String watch(Pattern pattern, Asked asked);
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
            case Condition.Trait trait -> {
                needs.add(new Topic.OfField(trait.field()));
                Subject subject = new Subject.OfLead(trait.field());
                yield new Comparisons(subject, "trait", fields.get(trait.field()), zone)
                        .of(trait.op(), trait.values(), needs);
            }
            case Condition.AccountTrait trait -> {
                needs.add(Topic.Whole.ACCOUNT);
                Subject subject = new Subject.OfAccount(trait.field());
                yield new Comparisons(subject, "accountTrait", null, zone).of(trait.op(), trait.values(), needs);
            }
            case Condition.Happened happened -> happened(happened, needs);
            case Condition.Measured measured -> measured(measured, needs);
            case Condition.ScoreAtLeast(var dimension, double points) -> score(dimension, points, true, needs);
            case Condition.ScoreBelow(var dimension, double points) -> score(dimension, points, false, needs);
            case Condition.ScoreSumAtLeast(double points) -> {
                needs.add(new Topic.OfScore(Dimension.FIT));
                needs.add(new Topic.OfScore(Dimension.ENGAGEMENT));
                needs.add(Topic.Whole.TIME);
                yield new ScoreSumLeaf(points);
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
                String known = tag.intern(); // the very text the tag's rule has, found at first sight
                yield new StateLeaf(state -> state.tags().has(known), "hasTag", tag);
            }
            case Condition.HadTag(String tag) -> {
                needs.add(new Topic.OfTag(tag));
                yield new StateLeaf(
                        state -> state.tags().has(tag) || state.tags().lost().containsKey(tag), "hadTag", tag);
            }
            case Condition.WasInSegment(String segment) -> {
                needs.add(new Topic.OfSegment(segment));
                yield new StateLeaf(
                        state -> state.segments().in(segment)
                                || state.segments().left().containsKey(segment),
                        "wasInSegment",
                        segment);
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
            case Condition.AccountEngaged(var times, int n) -> {
                needs.add(Topic.Whole.ACCOUNT);
                yield new StateLeaf(
                        ofAccount(account -> Windows.holds(times, account.engaged(), n, 0)),
                        "accountEngaged",
                        times.name(),
                        Integer.toString(n));
            }
            case Condition.AccountScoreAtLeast(double points) -> {
                needs.add(Topic.Whole.ACCOUNT);
                yield new StateLeaf(
                        ofAccount(account -> Windows.holds(Condition.Times.AT_LEAST, account.score(), points, 1e-9)),
                        "accountScore",
                        Scalars.number(points));
            }
            case Condition.Reachable(String channel, String purpose) -> {
                needs.add(Topic.Whole.CONTACT);
                needs.add(new Topic.OfField(Addresses.field(channel)));
                yield new StateLeaf(
                        state -> Addresses.reachable(state, channel, purpose),
                        "reachable",
                        Contact.key(channel, purpose));
            }
            case Condition.PermissionIs(String channel, Contact.Permission permission, String purpose) -> {
                needs.add(Topic.Whole.CONTACT);
                yield new StateLeaf(
                        state -> state.contact().permission(channel, purpose) == permission,
                        "permissionIs",
                        Contact.key(channel, purpose),
                        permission.name());
            }
            case Condition.ReachedNode(String journey, String node) -> {
                needs.add(Topic.Whole.JOURNEYS);
                needs.add(Topic.Whole.NODES);
                yield new StateLeaf(
                        state -> state.enrolments().hasReached(journey, node), "reachedNode", journey, node);
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

    private static Predicate<LeadState> ofAccount(Predicate<AccountView> asks) {
        return state ->
                state.account().view() != null && asks.test(state.account().view());
    }

    private static Check score(Dimension dimension, double points, boolean reached, Needs needs) {
        needs.add(new Topic.OfScore(dimension));
        needs.add(Topic.Whole.TIME);
        return new ScoreLeaf(dimension, points, reached);
    }

    private Check measured(Condition.Measured measured, Needs needs) {
        Pattern pattern = Windows.within(measured.pattern(), measured.window());
        String key = patterns.watch(pattern, MeasuredLeaf.needs(measured));
        needs.add(new Topic.OfPattern(key));
        if (measured.window() instanceof Window.InLast) {
            needs.add(Topic.Whole.TIME);
        }
        return new MeasuredLeaf(measured, key);
    }

    private Check happened(Condition.Happened happened, Needs needs) {
        Pattern pattern = Windows.within(happened.pattern(), happened.window());
        String key = patterns.watch(pattern, Asked.times(HappenedLeaf.keep(happened)));
        needs.add(new Topic.OfPattern(key));
        switch (happened.window()) {
            case Window.Ever _, Window.Between _ -> {}
            case Window.InLast _ -> needs.add(Topic.Whole.TIME);
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

    /** Asks a condition of a lead once, with reasons. */
    public static Answer answer(Check check, Look look) {
        boolean holds = check.holds(look.explaining());
        return new Answer(holds, look.reasons(), look.changesAt());
    }
}
