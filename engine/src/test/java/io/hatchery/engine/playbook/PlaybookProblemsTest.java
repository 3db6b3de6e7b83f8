package io.hatchery.engine.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybookProblemsTest {
    private static final Scoring NO_SCORES =
            new Scoring(List.of(), new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10), 100);
    private static final Condition KNOWN = new Condition.Trait("email", Op.IS_SET, List.of());

    private static Playbook playbook(
            List<TagRule> tags, Scoring scoring, List<Segment> segments, List<Stage> stages, List<Journey> journeys) {
        List<Field> fields = List.of(
                new Field("email", "E-mail", Field.Type.TEXT, List.of()),
                new Field("employees", "Employees", Field.Type.NUMBER, List.of()),
                new Field("renewal", "Renewal", Field.Type.DATE, List.of()));
        return new Playbook(0, "p", ZoneId.of("UTC"), fields, tags, scoring, segments, new Lifecycle(stages), journeys);
    }

    private static List<String> problems(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready _ -> List.of();
            case Compilation.Rejected rejected ->
                rejected.problems().stream()
                        .map(problem -> problem.place() + " " + problem.code())
                        .toList();
        };
    }

    private static List<String> inSegment(Condition condition) {
        return problems(
                playbook(List.of(), NO_SCORES, List.of(new Segment("s", "S", "", condition)), List.of(), List.of()));
    }

    private static List<String> inJourney(Node... nodes) {
        Journey journey = new Journey("j", 1, "J", Journey.Status.LIVE, List.of(nodes), null, Map.of());
        return problems(playbook(List.of(), NO_SCORES, List.of(), List.of(), List.of(journey)));
    }

    private static Node.Entry entry(@Nullable String next) {
        return new Node.Entry("in", new Node.Trigger.Manual(), null, new Node.Reentry.Never(), Duration.ZERO, next);
    }

    private static Stage stage(String id, Condition entry, String... from) {
        return new Stage(id, id, Lifecycle.Team.SDR, Lifecycle.Kind.MAIN, entry, List.of(from), List.of(), false);
    }

    @Test
    void names_that_are_not_there_are_found_wherever_they_stand() {
        assertThat(inSegment(new Condition.All(List.of(KNOWN, new Condition.Not(new Condition.HasTag("x"))))))
                .containsExactly("/segments/0/condition/of/1/of/tag tag.unknown");
        assertThat(inSegment(new Condition.Trait("shoeSize", Op.IS, List.of(Value.of(42)))))
                .containsExactly("/segments/0/condition/field field.unknown");
        assertThat(inSegment(new Condition.StageIs(List.of("Nowhere"))))
                .containsExactly("/segments/0/condition/stages/0 stage.unknown");
        assertThat(inSegment(new Condition.InJourney("none")))
                .containsExactly("/segments/0/condition/journey journey.unknown");
        assertThat(inSegment(new Condition.GradeIn(List.of("E5"))))
                .containsExactly("/segments/0/condition/grades/0 grade.form");
    }

    @Test
    void operators_must_fit_the_field_and_operands_the_operator() {
        assertThat(inSegment(new Condition.Trait("email", Op.GREATER, List.of(Value.of(1)))))
                .containsExactly("/segments/0/condition/op op.type");
        assertThat(inSegment(new Condition.Trait("employees", Op.AT_LEAST, List.of(Value.of("many")))))
                .containsExactly("/segments/0/condition/values/0 value.type");
        assertThat(inSegment(new Condition.Trait("employees", Op.BETWEEN, List.of(Value.of(1)))))
                .containsExactly("/segments/0/condition/values values.count");
        assertThat(inSegment(new Condition.Trait("renewal", Op.IN_LAST_DAYS, List.of(Value.of(1.5)))))
                .containsExactly("/segments/0/condition/values/0 value.type");
        assertThat(inSegment(new Condition.Trait("email", Op.MATCHES, List.of(Value.of("(")))))
                .containsExactly("/segments/0/condition/values/0 regex.invalid");
        assertThat(inSegment(
                        new Condition.Happened(Pattern.of(""), Times.AT_LEAST, 0, new Window.InLast(Duration.ZERO))))
                .containsExactly(
                        "/segments/0/condition/pattern/type value.blank",
                        "/segments/0/condition/n times.range",
                        "/segments/0/condition/window/duration duration.range");
    }

    @Test
    void rules_that_depend_on_themselves_are_found() {
        TagRule hot = new TagRule("hot", "Hot", "g", TagRule.Kind.FACTUAL, 1, new Condition.InSegment("s"));
        Segment segment = new Segment("s", "S", "", new Condition.Not(new Condition.HasTag("hot")));
        assertThat(problems(playbook(List.of(hot), NO_SCORES, List.of(segment), List.of(), List.of())))
                .containsExactly("/tags/0/rule rules.cycle", "/segments/0/condition rules.cycle");

        ScoreRule rule = new ScoreRule(
                "r",
                "R",
                ScoreRule.Model.PERSON,
                new ScoreRule.Trigger.While(new Condition.Not(new Condition.ScoreAtLeast(Dimension.FIT, 5))),
                10,
                null,
                new ScoreRule.Decay.None());
        assertThat(problems(playbook(
                        List.of(),
                        new Scoring(List.of(rule), NO_SCORES.matrix(), 100),
                        List.of(),
                        List.of(),
                        List.of())))
                .containsExactly("/scoring/rules/0/trigger/condition rules.cycle");

        assertThat(problems(playbook(
                        List.of(),
                        NO_SCORES,
                        List.of(),
                        List.of(stage("A", KNOWN, "B"), stage("B", KNOWN, "A")),
                        List.of())))
                .containsExactly("/lifecycle/stages/1/entry stage.cycle");
    }

    @Test
    void limits_must_be_in_their_order_and_ids_differ() {
        ScoreRule rule = new ScoreRule(
                "r",
                "R",
                ScoreRule.Model.PERSON,
                new ScoreRule.Trigger.While(KNOWN),
                10,
                -5.0,
                new ScoreRule.Decay.HalfLife(Duration.ZERO));
        Scoring scoring = new Scoring(List.of(rule, rule), new Scoring.GradeMatrix(1, 2, 3, 1, 2, 3), 0);
        assertThat(problems(playbook(List.of(), scoring, List.of(), List.of(), List.of())))
                .contains(
                        "/scoring/rules/1/id id.twice",
                        "/scoring/rules/0/cap cap.sign",
                        "/scoring/rules/0/decay/halfLife duration.range",
                        "/scoring/matrix matrix.fit",
                        "/scoring/matrix matrix.engagement",
                        "/scoring/spamLimit spam.limit");
    }

    @Test
    void a_journey_has_one_entry_and_every_way_leads_somewhere() {
        assertThat(inJourney(new Node.Exit("out", "Out"))).containsExactly("/journeys/0/nodes journey.entry");
        assertThat(inJourney(entry("gone"))).containsExactly("/journeys/0/nodes/0/next journey.node.unknown");
        assertThat(inJourney(entry("goal"), new Node.Goal("goal", "G", KNOWN)))
                .containsExactly("/journeys/0/nodes/0/next journey.node.closed");
        assertThat(inJourney(entry("a"), new Node.Send("a", "email", "c", "b"), new Node.Send("b", "email", "c", "a")))
                .containsExactly("/journeys/0/nodes/0 journey.circle");
        assertThat(inJourney(
                        entry("a"),
                        new Node.Send("a", "email", "", "b"),
                        new Node.Wait("b", Duration.ZERO, "a"),
                        new Node.AddTag("c", "x", null)))
                .containsExactly(
                        "/journeys/0/nodes/1/content value.blank",
                        "/journeys/0/nodes/2/duration duration.range",
                        "/journeys/0/nodes/3/tag tag.unknown");
    }

    private static Condition measured(Condition.Measure measure, double amount, Window window) {
        return new Condition.Measured(Pattern.of("order"), "amount", measure, Times.AT_LEAST, amount, window);
    }

    @Test
    void a_measure_is_kept_ever_between_two_times_or_by_whole_days() {
        assertThat(inSegment(measured(Condition.Measure.SUM, 5, new Window.SinceStage())))
                .containsExactly("/segments/0/condition/window window.measure");
        assertThat(inSegment(measured(Condition.Measure.SUM, 5, new Window.InLast(Duration.ofHours(25)))))
                .containsExactly("/segments/0/condition/window/duration duration.days");
        assertThat(inSegment(measured(Condition.Measure.DISTINCT, 1.5, new Window.Ever())))
                .containsExactly("/segments/0/condition/amount values.range");
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(inSegment(measured(Condition.Measure.MAX, 5, new Window.Between(at, at))))
                .containsExactly("/segments/0/condition/window/to window.order");
        assertThat(inSegment(measured(Condition.Measure.MAX, 5, new Window.Between(null, null))))
                .containsExactly("/segments/0/condition/window window.open");
    }

    @Test
    void what_comes_first_comes_after_nothing_itself() {
        Pattern two = new Pattern("b", List.of(), new Pattern.After(Pattern.of("a"), Duration.ofDays(1)));
        Pattern three = new Pattern("c*", List.of(), new Pattern.After(two, Duration.ZERO));
        assertThat(inSegment(new Condition.Happened(three, Times.AT_LEAST, 1, new Window.Ever())))
                .containsExactly(
                        "/segments/0/condition/pattern/type pattern.type",
                        "/segments/0/condition/pattern/after/within duration.range",
                        "/segments/0/condition/pattern/after/first/after pattern.nested");
        assertThat(inSegment(new Condition.Measured(
                        two, "amount", Condition.Measure.SUM, Times.AT_LEAST, 1, new Window.Ever())))
                .containsExactly("/segments/0/condition/pattern/after measure.after");
    }

    @Test
    void bounds_are_in_order_and_the_time_of_an_event_is_compared_with_a_time() {
        assertThat(inSegment(new Condition.Trait("employees", Op.BETWEEN, List.of(Value.of(9), Value.of(1)))))
                .containsExactly("/segments/0/condition/values/1 values.order");
        assertThat(inSegment(new Condition.Trait("email", Op.ANNIVERSARY_TODAY, List.of())))
                .containsExactly("/segments/0/condition/op op.type");
        Pattern.Filter filter = new Pattern.Filter("occurredAt", Pattern.Op.LESS, List.of(Value.of("2026-03-01")));
        assertThat(inSegment(new Condition.Happened(
                        new Pattern("page", List.of(filter)), Times.AT_LEAST, 1, new Window.Ever())))
                .containsExactly("/segments/0/condition/pattern/where/0/values/0 value.type");
        assertThat(inSegment(new Condition.AccountTrait("size", Op.IN_LAST_DAYS, List.of(Value.of("soon")))))
                .containsExactly("/segments/0/condition/values/0 value.type");
    }

    @Test
    void a_tree_is_no_deeper_and_no_larger_than_a_person_can_read() {
        Condition deep = KNOWN;
        for (int i = 0; i < 20; i++) {
            deep = new Condition.Not(deep);
        }
        assertThat(inSegment(deep)).containsExactly("/segments/0/condition condition.large");
        assertThat(inSegment(((Condition.Not) deep).of())).isEmpty();
        assertThat(inSegment(new Condition.Any(Collections.nCopies(500, KNOWN))))
                .containsExactly("/segments/0/condition condition.large");
    }

    @Test
    void a_node_must_be_there_in_some_version_of_its_journey() {
        Journey journey = new Journey(
                "j",
                1,
                "J",
                Journey.Status.LIVE,
                List.of(entry(null), new Node.Goal("goal", "G", new Condition.ReachedNode("j", "gone"))),
                null,
                Map.of());
        assertThat(problems(playbook(List.of(), NO_SCORES, List.of(), List.of(), List.of(journey))))
                .containsExactly("/journeys/0/nodes/1/condition/node node.unknown");
    }

    @Test
    void what_a_tag_or_a_score_was_once_or_adds_to_its_account_makes_a_circle_too() {
        TagRule hot = new TagRule("hot", "Hot", "g", TagRule.Kind.FACTUAL, 1, new Condition.HadTag("hot"));
        assertThat(problems(playbook(List.of(hot), NO_SCORES, List.of(), List.of(), List.of())))
                .containsExactly("/tags/0/rule rules.cycle");
        ScoreRule rule = new ScoreRule(
                "r",
                "R",
                ScoreRule.Model.ONLINE,
                new ScoreRule.Trigger.While(new Condition.AccountEngaged(Times.AT_LEAST, 2)),
                10,
                null,
                new ScoreRule.Decay.None());
        Scoring scoring = new Scoring(List.of(rule), NO_SCORES.matrix(), 100);
        assertThat(problems(playbook(List.of(), scoring, List.of(), List.of(), List.of())))
                .containsExactly("/scoring/rules/0/trigger/condition rules.cycle");
    }

    @Test
    void what_is_set_at_a_node_is_checked_at_its_place() {
        assertThat(inJourney(
                        entry("a"),
                        new Node.Send(
                                "a",
                                "email",
                                "",
                                List.of(new Node.Variant("x", "", 0), new Node.Variant("x", "c", 1)),
                                null,
                                null,
                                "b",
                                "nowhere"),
                        new Node.Split(
                                "b",
                                null,
                                Node.Mode.BANDIT,
                                List.of(new Node.Share("one", 0, false, "c"), new Node.Share("two", 0, true, null))),
                        new Node.WaitUntil("c", new Node.Until.OnDate("email", 9999, LocalTime.NOON), "d"),
                        new Node.WaitUntil("d", new Node.Until.Working("none"), "e"),
                        new Node.SetField("e", "employees", Value.of("many"), "f"),
                        new Node.MoveStage("f", "gone", null, "g", null),
                        new Node.EnterJourney("g", "j", "h"),
                        new Node.LeaveJourney("h", "other", "i"),
                        new Node.SubJourney("i", "other", Duration.ZERO, null, null)))
                .containsExactly(
                        "/journeys/0/nodes/1/variants/1/name value.twice",
                        "/journeys/0/nodes/1/variants/0/weight weight.range",
                        "/journeys/0/nodes/1/variants/0/content value.blank",
                        "/journeys/0/nodes/1/onError journey.node.unknown",
                        "/journeys/0/nodes/2/shares weight.sum",
                        "/journeys/0/nodes/3/until/field field.date",
                        "/journeys/0/nodes/3/until/daysAfter number.range",
                        "/journeys/0/nodes/4/until/calendar calendar.unknown",
                        "/journeys/0/nodes/5/value value.type",
                        "/journeys/0/nodes/6/stage stage.unknown",
                        "/journeys/0/nodes/7/journey journey.self",
                        "/journeys/0/nodes/8/journey journey.unknown",
                        "/journeys/0/nodes/9/journey journey.unknown",
                        "/journeys/0/nodes/9/timeout duration.range");
    }

    @Test
    void what_brings_leads_in_is_checked_at_its_place() {
        for (var wrong : Map.of(
                        new Node.Trigger.OnForm(""), "form value.blank",
                        new Node.Trigger.OnDate("employees", 0, LocalTime.NOON, true), "field field.date",
                        new Node.Trigger.OnJourney("other", null), "journey journey.unknown")
                .entrySet()) {
            Node.Entry entry =
                    new Node.Entry("in", wrong.getKey(), null, new Node.Reentry.Always(), Duration.ZERO, 0, null);
            assertThat(inJourney(entry))
                    .containsExactly(
                            "/journeys/0/nodes/0/trigger/" + wrong.getValue(), "/journeys/0/nodes/0/most number.range");
        }
    }

    @Test
    void a_wait_until_may_have_passed_and_makes_no_circle_safe_but_a_weekday_always_comes_again() {
        for (var until : List.of(
                new Node.Until.At(Instant.EPOCH),
                new Node.Until.OnDate("renewal", 0, LocalTime.NOON),
                new Node.Until.OnWeekday(List.of(), LocalTime.NOON))) {
            List<String> problems = inJourney(
                    entry("a"), new Node.Notify("a", "owner", "Look", "b"), new Node.WaitUntil("b", until, "a"));
            assertThat(problems.isEmpty()).isEqualTo(until instanceof Node.Until.OnWeekday);
        }
    }

    private static Journey journey(String id, Node... nodes) {
        return new Journey(id, 1, id, Journey.Status.LIVE, List.of(nodes), null, Map.of());
    }

    private static List<String> inJourneys(Journey... journeys) {
        return problems(playbook(List.of(), NO_SCORES, List.of(), List.of(), List.of(journeys)));
    }

    @Test
    void journeys_that_come_back_to_themselves_through_others_are_found() {
        Node waits = new Node.Wait("w", Duration.ofDays(1), "x");
        Journey back = journey("b", entry("x"), new Node.EnterJourney("x", "a", null));
        assertThat(inJourneys(journey("a", entry("x"), new Node.EnterJourney("x", "b", null)), back))
                .containsExactly("/journeys/0 journey.round");
        assertThat(inJourneys(journey("a", entry("w"), waits, new Node.EnterJourney("x", "b", null)), back))
                .isEmpty();
        assertThat(inJourneys(
                        journey("a", entry("w"), waits, new Node.SubJourney("x", "b", Duration.ofDays(9), null, null)),
                        journey("b", entry("w"), waits, new Node.SubJourney("x", "a", Duration.ofDays(9), null, null))))
                .containsExactly("/journeys/0 journey.round");
        Node.Entry afterA = new Node.Entry(
                "in", new Node.Trigger.OnJourney("a", null), null, new Node.Reentry.Always(), Duration.ZERO, "x");
        assertThat(inJourneys(journey("a", entry(null)), journey("b", afterA, new Node.EnterJourney("x", "a", null))))
                .containsExactly("/journeys/0 journey.round");
    }

    @Test
    void landings_name_nodes_of_their_own_version() {
        Journey journey = new Journey(
                "j",
                2,
                "J",
                Journey.Status.LIVE,
                List.of(entry(null)),
                null,
                Map.of(),
                null,
                Map.of(
                        "a", new Journey.Landing.MoveTo("gone"),
                        "b", new Journey.Landing.MoveTo("in"),
                        "c", new Journey.Landing.Leave()));
        assertThat(inJourneys(journey))
                .containsExactly(
                        "/journeys/0/landings/a/node journey.node.unknown",
                        "/journeys/0/landings/b/node journey.node.closed");
    }

    @Test
    void limits_of_messages_make_sense() {
        ContactPolicy policy = new ContactPolicy(
                List.of(new ContactPolicy.Cap(" ", 0, Duration.ZERO)),
                new ContactPolicy.QuietHours(LocalTime.NOON, LocalTime.NOON),
                Duration.ZERO,
                51.0);
        assertThat(problems(playbook(List.of(), NO_SCORES, List.of(), List.of(), List.of())
                        .withContact(policy)))
                .containsExactly(
                        "/contact/caps/0/channel value.blank",
                        "/contact/caps/0/most number.range",
                        "/contact/caps/0/within duration.range",
                        "/contact/quiet/to quiet.always",
                        "/contact/longestDelay duration.range",
                        "/contact/holdOutPercent number.range");
    }

    private static ScoreRule scored(
            String id, ScoreRule.Trigger trigger, @Nullable Double capPerDay, ScoreRule.Decay decay) {
        return new ScoreRule(id, "R", ScoreRule.Model.ONLINE, trigger, 10, null, capPerDay, decay);
    }

    @Test
    void points_that_could_not_be_counted_are_found() {
        ScoreRule.Trigger silent = new ScoreRule.Trigger.Silent(null, Duration.ZERO, 0);
        Scoring scoring = new Scoring(
                List.of(
                        scored("+r", new ScoreRule.Trigger.While(KNOWN), 5.0, new ScoreRule.Decay.None()),
                        scored("s", silent, null, new ScoreRule.Decay.Expiry(Duration.ZERO)),
                        scored(
                                "e",
                                new ScoreRule.Trigger.Each(Pattern.of("page")),
                                -5.0,
                                new ScoreRule.Decay.Linear(Duration.ZERO))),
                NO_SCORES.matrix(),
                100,
                Map.of("LUCK", 5.0, "ONLINE", 0.0),
                new Scoring.AccountScoring(10, 0));
        assertThat(problems(playbook(List.of(), scoring, List.of(), List.of(), List.of())))
                .containsExactlyInAnyOrder(
                        "/scoring/rules/0/id score.id",
                        "/scoring/rules/0/capPerDay cap.day",
                        "/scoring/rules/1/trigger/after duration.range",
                        "/scoring/rules/1/trigger/most number.range",
                        "/scoring/rules/1/decay/after duration.range",
                        "/scoring/rules/1/decay decay.silent",
                        "/scoring/rules/2/capPerDay cap.sign",
                        "/scoring/rules/2/decay/toZero duration.range",
                        "/scoring/modelCaps/LUCK model.unknown",
                        "/scoring/modelCaps/ONLINE model.cap",
                        "/scoring/account/most number.range");
    }

    private static Stage clocked(String id, Lifecycle.@Nullable Sla sla, List<String> reasons, String... from) {
        return new Stage(
                id,
                id,
                Lifecycle.Team.SDR,
                Lifecycle.Kind.MAIN,
                null,
                List.of(from),
                List.of(),
                true,
                reasons,
                null,
                sla,
                null);
    }

    @Test
    void clocks_must_be_able_to_run_and_to_do_what_they_should() {
        Lifecycle.Sla sla = new Lifecycle.Sla(
                Duration.ofDays(400),
                "none",
                100,
                List.of(),
                List.of(
                        new Lifecycle.SlaAction.Tell("somebody"),
                        new Lifecycle.SlaAction.Reassign("owner"),
                        new Lifecycle.SlaAction.MoveTo("B", "bored"),
                        new Lifecycle.SlaAction.MoveTo("C", "late")));
        List<Stage> stages = List.of(
                clocked("A", sla, List.of()),
                clocked("B", null, List.of("late", "late"), "A"),
                clocked("C", null, List.of(), "B"));
        assertThat(problems(playbook(List.of(), NO_SCORES, List.of(), stages, List.of())))
                .containsExactly(
                        "/lifecycle/stages/0/sla/within sla.long",
                        "/lifecycle/stages/0/sla/calendar calendar.unknown",
                        "/lifecycle/stages/0/sla/warnAtPercent number.range",
                        "/lifecycle/stages/0/sla/onBreach/0/to person.form",
                        "/lifecycle/stages/0/sla/onBreach/1/to person.form",
                        "/lifecycle/stages/0/sla/onBreach/2/reason reason.unknown",
                        "/lifecycle/stages/0/sla/onBreach/3 sla.moves",
                        "/lifecycle/stages/0/sla/onBreach/3/stage sla.move.closed",
                        "/lifecycle/stages/1/reasons/1 reason.twice");
    }

    @Test
    void a_calendar_has_hours_that_go_forward_and_do_not_overlap() {
        BusinessCalendar.Special day = new BusinessCalendar.Special(LocalDate.parse("2026-10-01"), "H", List.of());
        BusinessCalendar.Hours wrong =
                new BusinessCalendar.Hours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(8, 0));
        BusinessCalendar.Hours morning =
                new BusinessCalendar.Hours(DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.NOON);
        BusinessCalendar.Hours noon =
                new BusinessCalendar.Hours(DayOfWeek.FRIDAY, LocalTime.of(11, 0), LocalTime.MIDNIGHT);
        List<BusinessCalendar> calendars = List.of(
                new BusinessCalendar("none", "None", ZoneId.of("UTC"), List.of(), List.of(day, day)),
                new BusinessCalendar("odd", "Odd", ZoneId.of("UTC"), List.of(wrong, morning, noon), List.of()));
        assertThat(problems(playbook(List.of(), NO_SCORES, List.of(), List.of(), List.of())
                        .withCalendars(calendars)))
                .containsExactly(
                        "/calendars/0/week calendar.empty",
                        "/calendars/0/special/1/date calendar.day.twice",
                        "/calendars/1/week/0 calendar.hours",
                        "/calendars/1/week/2 calendar.overlap");
    }
}
