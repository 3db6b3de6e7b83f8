package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Journey.Status;
import io.hatchery.engine.journey.Node;
import io.hatchery.server.playbook.JourneyOccupancy.Seat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** With somebody in every version there could be. */
    private static List<Journey> settle(List<Journey> published, List<Journey> drafted) {
        Set<Seat> everywhere =
                published.stream().map(one -> new Seat(one.id(), one.version())).collect(Collectors.toSet());
        return JourneyVersions.settle(published, drafted, everywhere);
    }

    @Test
    void aRetiredVersionNobodyIsInsideOfIsDroppedAndTheNextHasANewNumber() {
        List<Journey> published = List.of(journey("a", 1, Status.RETIRED, 9), journey("a", 2, Status.LIVE, 1));
        assertThat(JourneyVersions.settle(published, published, Set.of()))
                .containsExactly(journey("a", 2, Status.LIVE, 1));
        List<Journey> gone = List.of(journey("a", 2, Status.RETIRED, 1));
        assertThat(JourneyVersions.settle(gone, gone, Set.of())).isEmpty();
        assertThat(JourneyVersions.settle(gone, List.of(journey("a", 1, Status.LIVE, 4)), Set.of()))
                .containsExactly(journey("a", 3, Status.LIVE, 4));
    }

    @Test
    void aLiveVersionIsKeptEvenWhenNobodyIsInsideSinceSomebodyMayJustBeEntering() {
        assertThat(JourneyVersions.settle(List.of(journey("a", 1, Status.LIVE, 1)), List.of(), Set.of()))
                .containsExactly(journey("a", 1, Status.RETIRED, 1));
    }

    @Test
    void aNewJourneyIsVersionOneWhateverItSays() {
        assertThat(settle(List.of(), List.of(journey("a", 7, Status.LIVE, 1))))
                .containsExactly(journey("a", 1, Status.LIVE, 1));
    }

    @Test
    void aChangedCourseBecomesTheNextVersionAndRetiresTheOneBefore() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        List<Journey> settled = settle(published, List.of(journey("a", 1, Status.LIVE, 3)));
        assertThat(settled).containsExactly(journey("a", 1, Status.RETIRED, 1), journey("a", 2, Status.LIVE, 3));
        assertThat(settle(published, settled)).isEqualTo(settled);
    }

    @Test
    void savingTheDraftTwiceDoesNotCountTwice() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        List<Journey> once = settle(published, List.of(journey("a", 1, Status.LIVE, 3)));
        assertThat(settle(published, List.of(once.getFirst(), journey("a", 2, Status.LIVE, 5))))
                .containsExactly(journey("a", 1, Status.RETIRED, 1), journey("a", 2, Status.LIVE, 5));
    }

    @Test
    void goingBackToThePublishedCourseGoesBackToItsVersion() {
        List<Journey> published = List.of(journey("a", 1, Status.RETIRED, 9), journey("a", 2, Status.LIVE, 1));
        assertThat(settle(published, List.of(journey("a", 3, Status.LIVE, 1))))
                .containsExactly(journey("a", 1, Status.RETIRED, 9), journey("a", 2, Status.LIVE, 1));
    }

    @Test
    void pausingIsNoNewVersion() {
        List<Journey> published = List.of(journey("a", 1, Status.LIVE, 1));
        assertThat(settle(published, List.of(journey("a", 1, Status.PAUSED, 1))))
                .containsExactly(journey("a", 1, Status.PAUSED, 1));
    }

    @Test
    void priorityAndLandingsAreKeptAndAreNoNewVersionByThemselves() {
        Journey published = journey("a", 2, Status.LIVE, 1);
        Journey drafted = new Journey(
                "a",
                2,
                published.name(),
                Status.LIVE,
                published.nodes(),
                null,
                published.layout(),
                7,
                Map.of("old", new Journey.Landing.MoveTo("w")));
        assertThat(settle(List.of(published), List.of(drafted))).containsExactly(drafted);
    }

    @Test
    void aJourneyTakenOutRetiresSinceLeadsMayBeInside() {
        assertThat(settle(List.of(journey("a", 1, Status.LIVE, 1)), List.of()))
                .containsExactly(journey("a", 1, Status.RETIRED, 1));
    }

    private static Journey rich(int version, Status status, int waitDays) {
        Journey plain = journey("a", version, status, waitDays);
        return new Journey(
                "a",
                version,
                plain.name(),
                status,
                plain.nodes(),
                null,
                plain.layout(),
                7,
                Map.of("w", new Journey.Landing.MoveTo("w")));
    }

    @Test
    void priorityAndLandingsComeAlongAndAreDroppedForThoseWhoAreToStay() {
        List<Journey> settled = settle(List.of(rich(1, Status.LIVE, 1)), List.of(rich(1, Status.LIVE, 3)));
        assertThat(settled).containsExactly(rich(1, Status.RETIRED, 1), rich(2, Status.LIVE, 3));
        assertThat(JourneyVersions.staying(settled)).allSatisfy(one -> {
            assertThat(one.landings()).isEmpty();
            assertThat(one.priority()).isEqualTo(7);
        });
    }
}
