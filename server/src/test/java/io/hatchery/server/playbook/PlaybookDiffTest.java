package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.codec.DefaultPlaybooks;
import io.hatchery.codec.EngineJson;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.segment.Segment;
import io.hatchery.server.playbook.PlaybookDiff.Change;
import io.hatchery.server.playbook.PlaybookDiff.Item;
import io.hatchery.server.playbook.PlaybookDiff.Kind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlaybookDiffTest {
    private static final Playbook SHIPPED = DefaultPlaybooks.of(Locale.ENGLISH, ZoneId.of("Asia/Shanghai"));

    private static List<Item> diff(Playbook to) {
        return PlaybookDiff.of(SHIPPED, to).items();
    }

    @Test
    void aPlaybookDoesNotDifferFromItselfWhateverItsNumber() {
        assertThat(diff(SHIPPED)).isEmpty();
        assertThat(diff(SHIPPED.withVersion(9))).isEmpty();
    }

    @Test
    void anotherLanguageChangesNamesAndNoRules() {
        List<Item> items = diff(DefaultPlaybooks.of(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai")));
        assertThat(items).isNotEmpty().allMatch(item -> item.kind() == Kind.CHANGED);
    }

    @Test
    void aConditionThatChangesItsKindIsOneChangeWithBothSides() {
        Segment first = SHIPPED.segments().getFirst();
        List<Segment> segments = new ArrayList<>(SHIPPED.segments());
        segments.set(
                0,
                new Segment(first.id(), first.name(), first.description(), new Condition.Not(new Condition.IsSpam())));
        Item item = diff(SHIPPED.withSegments(segments)).getFirst();
        assertThat(item.part()).isEqualTo("segments");
        assertThat(item.name()).isEqualTo(first.name());
        assertThat(item.changes()).singleElement().satisfies(change -> {
            assertThat(change.place()).isEqualTo("/condition");
            assertThat(change.before()).isNotNull();
            assertThat(String.valueOf(change.after())).contains("isSpam");
        });
    }

    @Test
    void aConditionIsOneChangeSinceAPieceOfASentenceSaysNothing() {
        Segment first = SHIPPED.segments().getFirst();
        List<Change> changes = TreeDiff.of(asked(first, 40), asked(first, 60));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.place()).isEqualTo("/condition");
            assertThat(change.before())
                    .isNotNull()
                    .asString()
                    .contains("scoreAtLeast")
                    .contains("40");
            assertThat(change.after())
                    .isNotNull()
                    .asString()
                    .contains("scoreAtLeast")
                    .contains("60");
        });
    }

    private static JsonNode asked(Segment segment, int points) {
        Condition condition = new Condition.All(
                List.of(new Condition.IsSpam(), new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, points)));
        return EngineJson.mapper()
                .readTree(
                        EngineJson.write(new Segment(segment.id(), segment.name(), segment.description(), condition)));
    }

    @Test
    void anotherOrderOfStagesIsSaidOnce() {
        List<io.hatchery.engine.lifecycle.Lifecycle.Stage> stages =
                new ArrayList<>(SHIPPED.lifecycle().stages());
        stages.add(stages.removeFirst());
        Playbook moved = SHIPPED.withLifecycle(new io.hatchery.engine.lifecycle.Lifecycle(stages));
        assertThat(diff(moved)).singleElement().satisfies(item -> {
            assertThat(item.part()).isEqualTo("lifecycle/stages");
            assertThat(item.kind()).isEqualTo(Kind.REORDERED);
        });
    }

    private static Journey journey(int version, Journey.Status status, int days) {
        return new Journey(
                "new",
                version,
                "New",
                status,
                List.of(new Node.Wait("w", Duration.ofDays(days), null)),
                null,
                java.util.Map.of());
    }

    @Test
    void nodesAreNamedByTheirIdsAndRetiredVersionsAreNoRules() {
        Playbook one = SHIPPED.withJourneys(List.of(journey(1, Journey.Status.LIVE, 1)));
        Playbook other = SHIPPED.withJourneys(
                List.of(journey(1, Journey.Status.RETIRED, 1), journey(2, Journey.Status.LIVE, 3)));
        assertThat(PlaybookDiff.of(one, other).items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.changes()).extracting(Change::place).containsExactly("/nodes/w/duration"));
    }
}
