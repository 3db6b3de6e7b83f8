package io.hatchery.engine.simulation;

import static io.hatchery.engine.simulation.SmallCompany.pages;
import static io.hatchery.engine.simulation.SmallCompany.playbook;
import static io.hatchery.engine.simulation.SmallCompany.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.simulation.PlaybookDiff.Added;
import io.hatchery.engine.simulation.PlaybookDiff.Change;
import io.hatchery.engine.simulation.PlaybookDiff.Changed;
import io.hatchery.engine.simulation.PlaybookDiff.Part;
import io.hatchery.engine.simulation.PlaybookDiff.Removed;
import io.hatchery.engine.simulation.PlaybookDiff.Reordered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybookDiffTest {
    private static final Playbook BEFORE = playbook(2);

    private static List<PlaybookDiff.Difference> diff(Playbook after) {
        return PlaybookDiff.of(BEFORE, after).differences();
    }

    @Test
    void equal_playbooks_do_not_differ_and_neither_do_their_versions() {
        assertThat(diff(playbook(2).withVersion(0))).isEmpty();
    }

    @Test
    void a_changed_number_is_told_by_its_path() {
        assertThat(diff(playbook(4)))
                .containsExactly(new Changed(
                        Part.STAGE, "MQL", "MQL", List.of(new Change("entry/n", Value.of(2), Value.of(4)))));
    }

    @Test
    void what_was_added_and_removed_is_told_by_part_and_id() {
        Playbook after = BEFORE.withSegments(List.of(new Segment("fans", "Fans", "", pages(9))))
                .withContact(new ContactPolicy(
                        List.of(new ContactPolicy.Cap("email", 2, Duration.ofDays(7))), null, null, null));
        assertThat(diff(after))
                .containsExactly(
                        new Removed(Part.SEGMENT, "readers", "Readers"),
                        new Added(Part.SEGMENT, "fans", "Fans"),
                        new Added(Part.CONTACT, "contact", "contact"));
    }

    @Test
    void nodes_of_a_journey_are_told_by_their_id_wherever_they_stand() {
        Journey journey = BEFORE.journeys().getFirst();
        List<Node> nodes = new ArrayList<>(journey.nodes().reversed());
        nodes.removeIf(node -> node.id().equals("again"));
        nodes.add(new Node.Send("again", "wechat", "reminder", "linger"));
        Journey changed = new Journey("welcome", 1, "Welcome", Journey.Status.LIVE, nodes, null, journey.layout());
        assertThat(diff(BEFORE.withJourneys(List.of(changed))))
                .containsExactly(new Changed(
                        Part.JOURNEY,
                        "welcome",
                        "Welcome",
                        List.of(new Change("nodes/again/channel", Value.of("email"), Value.of("wechat")))));
    }

    @Test
    void a_condition_of_another_kind_says_so() {
        Playbook after = BEFORE.withSegments(List.of(new Segment("readers", "Readers", "", new Condition.IsSpam())));
        assertThat(diff(after)).singleElement().isInstanceOfSatisfying(Changed.class, changed -> assertThat(
                        changed.changes())
                .contains(
                        new Change("condition/kind", Value.of("happened"), Value.of("isSpam")),
                        new Change("condition/n", Value.of(1), null)));
    }

    @Test
    void a_new_version_of_a_journey_is_added_beside_the_old_one() {
        Playbook after = BEFORE.withJourneys(
                List.of(welcome("welcome", 1, Journey.Status.LIVE), welcome("welcome", 2, Journey.Status.LIVE)));
        assertThat(diff(after)).containsExactly(new Added(Part.JOURNEY, "welcome", "Welcome"));
    }

    @Test
    void another_order_of_rules_is_told_since_it_is_the_order_of_asking() {
        List<Lifecycle.Stage> stages = BEFORE.lifecycle().stages();
        Playbook after = BEFORE.withLifecycle(
                new Lifecycle(List.of(stages.get(0), stages.get(2), stages.get(1), stages.get(3))));
        assertThat(diff(after))
                .containsExactly(new Reordered(
                        Part.STAGE,
                        List.of("TRAFFIC", "MQL", "SAL", "CUSTOMER"),
                        List.of("TRAFFIC", "SAL", "MQL", "CUSTOMER")));
    }
}
