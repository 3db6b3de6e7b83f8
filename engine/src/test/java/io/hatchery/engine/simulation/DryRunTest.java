package io.hatchery.engine.simulation;

import static io.hatchery.engine.simulation.SmallCompany.START;
import static io.hatchery.engine.simulation.SmallCompany.compiled;
import static io.hatchery.engine.simulation.SmallCompany.playbook;
import static io.hatchery.engine.simulation.SmallCompany.reader;
import static io.hatchery.engine.simulation.SmallCompany.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.simulation.DryRunReport.Arrivals;
import io.hatchery.engine.simulation.DryRunReport.Day;
import io.hatchery.engine.simulation.DryRunReport.Range;
import io.hatchery.engine.simulation.Reactions.After;
import io.hatchery.engine.simulation.Reactions.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final Instant THEN = START.plus(Duration.ofDays(10));
    private static final CompiledPlaybook LIVE = compiled(playbook(9).withJourneys(List.of()));
    private static final CompiledPlaybook DRAFT = compiled(DryRun.alive(
            playbook(9).withVersion(0).withJourneys(List.of(welcome("welcome", 1, Journey.Status.PAUSED))),
            "welcome",
            1));
    private static final Range ZERO = new Range(0, 0, 0);

    private static LeadState lead(long id, boolean mail) {
        LeadState state = LeadState.unknown(id);
        for (Input.Happened event : reader(id, 1, mail)) {
            state = Engine.step(LIVE, state, event).state();
        }
        return state;
    }

    private static DryRunReport tried(Reactions reactions, long leads, boolean mail, long seed) {
        DryRun.Tally tally = new DryRun(DRAFT, plan(reactions, seed)).tally();
        LongStream.range(0, leads).forEach(id -> tally.add(lead(id, mail)));
        return tally.report();
    }

    private static DryRun.Plan plan(Reactions reactions, long seed) {
        return new DryRun.Plan("welcome", 1, THEN, Duration.ofDays(9), seed, 20, reactions);
    }

    private static Range all(long leads) {
        return new Range(leads, leads, leads);
    }

    private static Reactions clicks(double probability) {
        return new Reactions(List.of(
                new Reaction("email.opened", new After.OfMessage("email"), 1, Duration.ofHours(1)),
                new Reaction("email.clicked", new After.OfEvent("email.opened"), probability, Duration.ofMinutes(1))));
    }

    @Test
    void leads_who_never_react_are_all_written_to_and_reminded() {
        DryRunReport report = tried(Reactions.NONE, 10, true, 1);
        assertThat(report.leads()).isEqualTo(10);
        assertThat(report.entered()).isEqualTo(all(10));
        assertThat(report.days()).hasSize(10);
        assertThat(report.days().get(0)).isEqualTo(new Day(LocalDate.parse("2026-03-12"), Map.of("email", all(10))));
        assertThat(report.days().get(3)).isEqualTo(new Day(LocalDate.parse("2026-03-15"), Map.of("email", all(10))));
        assertThat(report.days().get(1).messages()).isEmpty();
        assertThat(report.exits()).isEqualTo(Map.of("EXITED", all(10)));
        assertThat(report.goals()).isEqualTo(Map.of("clicked", ZERO));
        Arrivals again = report.nodes().stream()
                .filter(node -> node.node().equals("again"))
                .findFirst()
                .orElseThrow();
        assertThat(again.total()).isEqualTo(all(10));
        assertThat(again.byDay().get(3)).isEqualTo(10.0);
        assertThat(again.byDay().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(10.0);
    }

    @Test
    void leads_who_always_click_are_never_reminded() {
        DryRunReport report = tried(clicks(1), 10, true, 1);
        assertThat(report.nodes().stream()
                        .filter(node -> node.node().equals("again"))
                        .map(Arrivals::total))
                .containsExactly(ZERO);
        assertThat(report.exits()).isEqualTo(Map.of("EXITED", all(10)));
    }

    @Test
    void chance_gives_a_range_around_what_is_to_be_expected() {
        DryRunReport report = tried(clicks(.3), 200, true, 7);
        Range reminded = report.nodes().stream()
                .filter(node -> node.node().equals("again"))
                .findFirst()
                .orElseThrow()
                .total();
        // Binomial with n = 200 and p = 0.7: mean 140, standard deviation 6.5
        assertThat(reminded.mean()).isBetween(136.0, 144.0);
        assertThat(reminded.low()).isBetween(120.0, 138.0);
        assertThat(reminded.high()).isBetween(142.0, 160.0);
    }

    @Test
    void the_same_seed_gives_the_same_report_in_any_order_and_in_any_number_of_tallies() {
        DryRun dryRun = new DryRun(DRAFT, plan(clicks(.4), 3));
        DryRun.Tally whole = dryRun.tally();
        DryRun.Tally backwards = dryRun.tally();
        DryRun.Tally rest = dryRun.tally();
        LongStream.range(0, 30).forEach(id -> whole.add(lead(id, id % 5 != 0)));
        LongStream.range(0, 30)
                .map(id -> 29 - id)
                .forEach(id -> (id % 2 == 0 ? backwards : rest).add(lead(id, id % 5 != 0)));
        backwards.add(rest);
        assertThat(backwards.report()).isEqualTo(whole.report());
    }

    @Test
    void another_seed_gives_other_dice() {
        assertThat(tried(clicks(.4), 50, true, 1).nodes())
                .isNotEqualTo(tried(clicks(.4), 50, true, 2).nodes());
    }

    @Test
    void messages_that_cannot_be_sent_are_counted_by_why() {
        DryRunReport report = tried(Reactions.NONE, 4, false, 1);
        assertThat(report.withheld()).isEqualTo(Map.of("NO_ADDRESS", all(8)));
        assertThat(report.days()).allSatisfy(day -> assertThat(day.messages()).isEmpty());
    }

    @Test
    void leads_still_inside_at_the_end_are_said_to_be() {
        DryRun.Tally tally = new DryRun(
                        DRAFT, new DryRun.Plan("welcome", 1, THEN, Duration.ofDays(2), 1, 3, Reactions.NONE))
                .tally();
        tally.add(lead(1, true));
        assertThat(tally.report().exits()).isEqualTo(Map.of("INSIDE", new Range(1, 1, 1)));
    }

    @Test
    void an_unknown_version_is_refused() {
        assertThatThrownBy(() -> new DryRun(
                        DRAFT, new DryRun.Plan("welcome", 9, THEN, Duration.ofDays(2), 1, 3, Reactions.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("welcome version 9");
    }
}
