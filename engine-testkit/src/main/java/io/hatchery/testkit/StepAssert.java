package io.hatchery.testkit;

import io.hatchery.engine.Conclusion;
import io.hatchery.engine.Effect;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Step;
import io.hatchery.engine.journey.JourneyFact;
import io.hatchery.engine.lifecycle.LifecycleFact;
import io.hatchery.engine.segment.SegmentFact;
import io.hatchery.engine.tag.TagFact;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Says what a step must have concluded: {@code assertThat(step).moved(to("SAL"))}. */
public final class StepAssert extends AbstractAssert<StepAssert, Step> {

    private StepAssert(Step step) {
        super(step, StepAssert.class);
    }

    public static StepAssert assertThat(Step step) {
        return new StepAssert(step);
    }

    /** The end of a move. */
    public record Target(String stage) {}

    public static Target to(String stage) {
        return new Target(stage);
    }

    public StepAssert moved(Target target) {
        return has(
                "a move to " + target.stage(),
                what -> what instanceof LifecycleFact.StageChanged changed
                        && changed.to().equals(target.stage()));
    }

    public StepAssert didNotMove() {
        return hasNo("move", LifecycleFact.StageChanged.class::isInstance);
    }

    public StepAssert refused(LifecycleFact.Why why) {
        return has(
                "a refusal: " + why, what -> what instanceof LifecycleFact.MoveRefused refused && refused.why() == why);
    }

    public StepAssert tagged(String tag) {
        return has(
                "tag " + tag,
                what -> what instanceof TagFact.TagAdded added && added.tag().equals(tag));
    }

    public StepAssert untagged(String tag) {
        return has(
                "no more tag " + tag,
                what -> what instanceof TagFact.TagRemoved removed
                        && removed.tag().equals(tag));
    }

    public StepAssert enteredSegment(String segment) {
        return has(
                "segment " + segment,
                what -> what instanceof SegmentFact.SegmentEntered entered
                        && entered.segment().equals(segment));
    }

    public StepAssert leftSegment(String segment) {
        return has(
                "no more segment " + segment,
                what -> what instanceof SegmentFact.SegmentLeft left
                        && left.segment().equals(segment));
    }

    public StepAssert enteredJourney(String journey) {
        return has(
                "journey " + journey,
                what -> what instanceof JourneyFact.JourneyEntered entered
                        && entered.journey().equals(journey));
    }

    public StepAssert reachedNode(String node) {
        return has(
                "node " + node,
                what -> what instanceof JourneyFact.NodeReached reached
                        && reached.node().equals(node));
    }

    public StepAssert leftJourney(String journey, JourneyFact.Outcome outcome) {
        return has(
                "left " + journey + " as " + outcome,
                what -> what instanceof JourneyFact.JourneyLeft left
                        && left.journey().equals(journey)
                        && left.outcome() == outcome);
    }

    /** A message with this content is wanted. */
    public StepAssert sends(String content) {
        isNotNull();
        Assertions.assertThat(actual.effects())
                .as("effects")
                .anyMatch(effect ->
                        effect instanceof Effect.Send send && send.content().equals(content));
        return this;
    }

    public StepAssert wantsNothing() {
        isNotNull();
        Assertions.assertThat(actual.effects()).as("effects").isEmpty();
        return this;
    }

    public StepAssert concludesNothing() {
        isNotNull();
        Assertions.assertThat(actual.facts()).as("facts").isEmpty();
        return this;
    }

    /** Some fact says this. */
    public StepAssert concluded(Conclusion what) {
        return has(what.toString(), what::equals);
    }

    private StepAssert has(String description, Predicate<Conclusion> test) {
        Assertions.assertThat(conclusions()).as(description).anyMatch(test);
        return this;
    }

    private StepAssert hasNo(String description, Predicate<Conclusion> test) {
        Assertions.assertThat(conclusions()).as("no " + description).noneMatch(test);
        return this;
    }

    private List<Conclusion> conclusions() {
        isNotNull();
        return actual.facts().stream().map(Fact::what).toList();
    }
}
