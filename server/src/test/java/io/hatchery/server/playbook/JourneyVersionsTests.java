package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Journey.Status;
import io.hatchery.engine.journey.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyVersionsTests {
    private static Journey journey(String id, int version, Status status, int waitDays) {
        return new Journey(
                id,
                version,
                "Welcome",
                status,
                List.of(new Node.Wait("w", Duration.ofDays(waitDays), null)),
                null,
                Map.of("w", new Journey.Point(1, 2)));
    }

    @Test
    void aNewJourneyIsVersionOneWhateverItSays() {
        assertThat(JourneyVersions.settle(List.of(), List.of(journey("a", 7, Status.LIVE, 1))))
                .containsExactly(journey("a", 1, Status.LIVE, 1));
    }

    @Test
    void aChangedCourseBecomesTheNextVersionAndRetiresTheOneBefore() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        List<Journey> settled = JourneyVersions.settle(published, List.of(journey("a", 1, Status.LIVE, 3)));
        assertThat(settled).containsExactly(journey("a", 1, Status.RETIRED, 1), journey("a", 2, Status.LIVE, 3));
        assertThat(JourneyVersions.settle(published, settled)).isEqualTo(settled);
    }

    @Test
    void savingTheDraftTwiceDoesNotCountTwice() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        List<Journey> once = JourneyVersions.settle(published, List.of(journey("a", 1, Status.LIVE, 3)));
        assertThat(JourneyVersions.settle(published, List.of(once.getFirst(), journey("a", 2, Status.LIVE, 5))))
                .containsExactly(journey("a", 1, Status.RETIRED, 1), journey("a", 2, Status.LIVE, 5));
    }

    @Test
    void goingBackToThePublishedCourseGoesBackToItsVersion() {
        List<Journey> published = List.of(journey("a", 1, Status.RETIRED, 9), journey("a", 2, Status.LIVE, 1));
        assertThat(JourneyVersions.settle(published, List.of(journey("a", 3, Status.LIVE, 1))))
                .containsExactly(journey("a", 1, Status.RETIRED, 9), journey("a", 2, Status.LIVE, 1));
    }

    @Test
    void pausingIsNoNewVersion() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        assertThat(JourneyVersions.settle(published, List.of(journey("a", 1, Status.PAUSED, 1))))
                .containsExactly(journey("a", 1, Status.PAUSED, 1));
    }

    @Test
    void aJourneyTakenOutRetiresSinceLeadsMayBeInside() {
        assertThat(JourneyVersions.settle(List.of(journey("a", 1, Status.LIVE, 1)), List.of()))
                .containsExactly(journey("a", 1, Status.RETIRED, 1));
    }
}
