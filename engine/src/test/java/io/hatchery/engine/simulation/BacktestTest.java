package io.hatchery.engine.simulation;

import static io.hatchery.engine.simulation.SmallCompany.START;
import static io.hatchery.engine.simulation.SmallCompany.compiled;
import static io.hatchery.engine.simulation.SmallCompany.event;
import static io.hatchery.engine.simulation.SmallCompany.playbook;
import static io.hatchery.engine.simulation.SmallCompany.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Input;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.simulation.BacktestReport.Accuracy;
import io.hatchery.engine.simulation.BacktestReport.Difference;
import io.hatchery.engine.simulation.BacktestReport.GradeDiffers;
import io.hatchery.engine.simulation.BacktestReport.Messages;
import io.hatchery.engine.simulation.BacktestReport.MessagesDiffer;
import io.hatchery.engine.simulation.BacktestReport.MqlDiffers;
import io.hatchery.engine.simulation.BacktestReport.StageDiffers;
import io.hatchery.engine.simulation.BacktestReport.Week;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final Instant UNTIL = START.plus(Duration.ofDays(30));
    private static final Yardstick YARDSTICK = Yardstick.of(playbook(2), null, UNTIL);

    /** Live: two pages make an MQL; draft: four. */
    private static Backtest backtest(Yardstick yardstick) {
        return new Backtest(compiled(playbook(2)), compiled(playbook(4).withVersion(0)), yardstick);
    }

    private static List<Input.Happened> won(long lead, int pages, int acceptedOn, int wonOn) {
        List<Input.Happened> life = new ArrayList<>(reader(lead, pages, true));
        life.add(event(lead, 90, "lead.accepted", Duration.ofDays(acceptedOn), Map.of()));
        life.add(event(lead, 91, "opportunity.won", Duration.ofDays(wonOn), Map.of()));
        return life;
    }

    private static Backtest.Tally fourLeads() {
        Backtest.Tally tally = backtest(YARDSTICK).tally();
        tally.add(1, reader(1, 1, true)); // no MQL under either
        tally.add(2, reader(2, 3, false)); // an MQL under the live one alone
        tally.add(3, won(3, 5, 8, 20)); // an MQL under both, two days later under the draft; won
        tally.add(4, won(4, 2, 9, 21)); // an MQL under the live one alone; won
        return tally;
    }

    @Test
    void stage_entries_are_counted_by_week_and_the_sdr_load_with_them() {
        BacktestReport report = fourLeads().report();
        assertThat(report.leads()).isEqualTo(4);
        assertThat(report.events()).isEqualTo(1 + 3 + 7 + 4);
        assertThat(report.live().weeks())
                .containsExactly(
                        new Week("2026-W10", Map.of("TRAFFIC", 4L, "MQL", 3L), 0),
                        new Week("2026-W11", Map.of("SAL", 2L), 2),
                        new Week("2026-W12", Map.of("CUSTOMER", 1L), 0),
                        new Week("2026-W13", Map.of("CUSTOMER", 1L), 0));
        assertThat(report.draft().weeks())
                .contains(new Week("2026-W10", Map.of("TRAFFIC", 4L, "MQL", 1L), 0))
                .contains(new Week("2026-W11", Map.of("SAL", 1L), 1));
        assertThat(report.draft().stages()).isEqualTo(Map.of("TRAFFIC", 2L, "CUSTOMER", 2L));
    }

    @Test
    void mqls_are_held_against_who_was_won() {
        BacktestReport report = fourLeads().report();
        assertThat(report.live().mqls()).isEqualTo(3);
        assertThat(report.live().accuracy()).isEqualTo(new Accuracy(2, 1, 0, 2 / 3.0, 1.0));
        assertThat(report.draft().mqls()).isEqualTo(1);
        assertThat(report.draft().accuracy()).isEqualTo(new Accuracy(1, 0, 1, 1.0, .5));
    }

    @Test
    void the_time_to_mql_is_told_by_its_quartiles() {
        BacktestReport report = fourLeads().report();
        assertThat(Objects.requireNonNull(report.live().timeToMql()).median())
                .isBetween(Duration.ofDays(1).multipliedBy(98).dividedBy(100), Duration.ofDays(1));
        assertThat(Objects.requireNonNull(report.draft().timeToMql()).median())
                .isBetween(Duration.ofDays(3).multipliedBy(98).dividedBy(100), Duration.ofDays(3));
    }

    @Test
    void messages_are_counted_by_what_became_of_them_and_none_is_sent() {
        BacktestReport report = fourLeads().report();
        assertThat(report.live().messages()).containsExactly(new Messages("welcome", "email", 8, 6, 2, 0, 0));
        assertThat(report.draft().messages()).isEqualTo(report.live().messages());
    }

    @Test
    void leads_treated_differently_are_listed_with_what_differs_and_why() {
        BacktestReport report = fourLeads().report();
        assertThat(report.treatedDifferently()).isEqualTo(3);
        assertThat(report.differing()).isEqualTo(Map.of("stage", 1L, "mql", 3L));
        assertThat(report.examples()).extracting(Difference::lead).containsExactly(2L, 4L, 3L);
        Difference first = report.examples().getFirst();
        assertThat(first.changes()).hasSize(2).anySatisfy(change -> {
            assertThat(change).isInstanceOf(StageDiffers.class);
            StageDiffers stage = (StageDiffers) change;
            assertThat(stage.live()).isEqualTo("MQL");
            assertThat(stage.draft()).isEqualTo("TRAFFIC");
            assertThat(Objects.requireNonNull(stage.liveReason()).key()).isEqualTo("stage.rule");
            assertThat(Objects.requireNonNull(stage.draftReason()).key()).isEqualTo("stage.first");
        });
        assertThat(report.examples().getLast().changes())
                .singleElement()
                .isInstanceOfSatisfying(MqlDiffers.class, mql -> {
                    assertThat(mql.live()).isEqualTo(START.plus(Duration.ofDays(1)));
                    assertThat(mql.draft()).isEqualTo(START.plus(Duration.ofDays(3)));
                });
    }

    @Test
    void grades_and_messages_that_differ_are_seen_too() {
        var quiet = playbook(2).withJourneys(List.of());
        var generous = quiet.withScoring(quiet.scoring()
                .withRules(quiet.scoring().rules().stream()
                        .map(rule -> new ScoreRule(
                                rule.id(), rule.name(), rule.model(), rule.trigger(), 30, null, rule.decay()))
                        .toList()));
        Backtest.Tally tally = new Backtest(compiled(playbook(2)), compiled(generous), YARDSTICK).tally();
        tally.add(1, reader(1, 1, true));
        assertThat(tally.report().live().grades()).isEqualTo(Map.of("D3", 1L));
        assertThat(tally.report().draft().grades()).isEqualTo(Map.of("D2", 1L));
        assertThat(tally.report().examples().getFirst().changes())
                .satisfiesExactly(
                        grade -> assertThat(grade).isInstanceOf(GradeDiffers.class),
                        messages -> assertThat(messages).isInstanceOfSatisfying(MessagesDiffer.class, differ -> {
                            assertThat(differ.live()).isEqualTo(2);
                            assertThat(differ.draft()).isZero();
                            assertThat(differ.draftReason()).isNull();
                        }));
    }

    @Test
    void tallies_of_two_threads_add_up_to_what_one_would_have_counted() {
        Backtest backtest = backtest(YARDSTICK);
        Backtest.Tally whole = backtest.tally();
        Backtest.Tally odd = backtest.tally();
        Backtest.Tally even = backtest.tally();
        LongStream.range(0, 60).forEach(lead -> {
            List<Input.Happened> life = lead % 7 == 0
                    ? won(lead, (int) (lead % 6) + 1, 10, (int) (11 + lead % 9))
                    : reader(lead, (int) (lead % 6) + 1, lead % 2 == 0);
            whole.add(lead, life);
            (lead % 3 == 0 ? odd : even).add(lead, life);
        });
        even.add(odd);
        assertThat(even.report()).isEqualTo(whole.report());
    }

    @Test
    void the_list_is_cut_to_the_greatest_differences_while_counts_stay_exact() {
        Yardstick three = new Yardstick("MQL", "CUSTOMER", "opportunity.won", null, UNTIL, 3);
        Backtest.Tally tally = backtest(three).tally();
        LongStream.rangeClosed(1, 20)
                .map(lead -> 21 - lead)
                .forEach(lead -> tally.add(lead, reader(lead, lead == 15 ? 5 : 3, true)));
        BacktestReport report = tally.report();
        assertThat(report.treatedDifferently()).isEqualTo(20);
        assertThat(report.examples()).extracting(Difference::lead).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_period_counts_what_happened_in_it_while_what_came_before_is_lived_through() {
        Yardstick later =
                new Yardstick("MQL", "CUSTOMER", "opportunity.won", START.plus(Duration.ofDays(7)), UNTIL, 10);
        Backtest.Tally tally = backtest(later).tally();
        tally.add(3, won(3, 5, 8, 20));
        BacktestReport report = tally.report();
        assertThat(report.live().weeks()).extracting(Week::week).containsExactly("2026-W11", "2026-W12");
        assertThat(report.live().mqls()).isZero();
        assertThat(report.live().accuracy()).isEqualTo(new Accuracy(1, 0, 0, 1.0, 1.0));
        assertThat(report.live().messages()).isEmpty();
    }

    @Test
    void what_was_received_after_the_end_is_left_out_and_leads_are_lived_on_to_the_end() {
        Yardstick early = new Yardstick("MQL", "CUSTOMER", "opportunity.won", null, START.plus(Duration.ofDays(3)), 10);
        Backtest.Tally tally = backtest(early).tally();
        tally.add(
                1,
                reader(1, 6, true).stream()
                        .filter(event -> !event.receivedAt().isBefore(START.plus(Duration.ofDays(4)))
                                || event.receivedAt().equals(START))
                        .toList());
        assertThat(tally.report().events()).isEqualTo(1);
        assertThat(tally.report().live().messages())
                .as("the reminder is due three days after the welcome, at the very end")
                .containsExactly(new Messages("welcome", "email", 2, 2, 0, 0, 0));
    }

    @Test
    void a_journey_lets_leads_in_at_its_moment_however_far_apart_their_events_are() {
        var silent = playbook(2)
                .withSegments(List.of(new Segment(
                        "readers",
                        "Silent",
                        "",
                        new Condition.Happened(
                                Pattern.of("page"),
                                Condition.Times.AT_MOST,
                                0,
                                new Condition.Window.InLast(Duration.ofDays(5))))));
        Backtest.Tally tally = new Backtest(compiled(silent), compiled(silent), YARDSTICK).tally();
        tally.add(1, List.of(reader(1, 1, true).getFirst(), event(1, 1, "page", Duration.ofDays(29), Map.of())));
        assertThat(tally.report().live().messages())
                .as("silent from the fifth day on: with a grace of an hour it must be looked at then, not on the 29th")
                .containsExactly(new Messages("welcome", "email", 2, 2, 0, 0, 0));
    }
}
