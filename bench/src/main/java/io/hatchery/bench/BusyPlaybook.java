package io.hatchery.bench;

import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Op;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A playbook as a large team would have it: 100 rules (25 tags, 45 scores, 20 segments, 10 stages) and 20 journeys. */
final class BusyPlaybook {
    static final int PATHS = 20;
    static final List<String> INDUSTRIES = List.of("manufacturing", "finance", "software", "energy", "retail");

    private BusyPlaybook() {}

    static CompiledPlaybook compiled() {
        return switch (CompiledPlaybook.compile(playbook())) {
            case CompiledPlaybook.Compilation.Ready ready -> ready.playbook();
            case CompiledPlaybook.Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.problems().toString());
        };
    }

    static Playbook playbook() {
        return new Playbook(
                1,
                "Busy",
                ZoneId.of("Asia/Shanghai"),
                fields(),
                tags(),
                scoring(),
                segments(),
                lifecycle(),
                journeys());
    }

    private static List<Field> fields() {
        return List.of(
                new Field("email", "E-mail", Field.Type.TEXT, List.of()),
                new Field("company", "Company", Field.Type.TEXT, List.of()),
                new Field("jobLevel", "Level", Field.Type.CHOICE, List.of("executive", "director", "manager", "staff")),
                new Field("industry", "Industry", Field.Type.CHOICE, INDUSTRIES),
                new Field("employees", "Employees", Field.Type.NUMBER, List.of()),
                new Field("renewal", "Renewal", Field.Type.DATE, List.of()));
    }

    private static List<TagRule> tags() {
        List<TagRule> tags = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            tags.add(tag("topic-" + i, times(page(i), 2, new Window.InLast(Duration.ofDays(30)))));
        }
        for (String industry : INDUSTRIES) {
            tags.add(tag("industry-" + industry, is("industry", industry)));
        }
        tags.add(tag("large", atLeast("employees", 1000)));
        tags.add(tag(
                "decider",
                new Condition.Trait("jobLevel", Op.ONE_OF, List.of(Value.of("executive"), Value.of("director")))));
        tags.add(tag("reader", times(Pattern.of("email.opened"), 3, new Window.InLast(Duration.ofDays(60)))));
        tags.add(tag("hot", new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 60)));
        tags.add(tag("renews", new Condition.Trait("renewal", Op.IN_NEXT_DAYS, List.of(Value.of(60)))));
        return tags;
    }

    private static Scoring scoring() {
        List<ScoreRule> rules = new ArrayList<>();
        for (int i = 0; i < PATHS; i++) {
            rules.add(each("page-" + i, page(i), 2 + i % 5, 30));
        }
        for (String type : List.of("page", "form.submitted", "email.opened", "email.clicked", "webinar.attended")) {
            rules.add(each("any-" + type, Pattern.of(type), 3, 90));
        }
        for (String industry : INDUSTRIES) {
            rules.add(lasting("fit-" + industry, is("industry", industry), 10));
        }
        for (String level : List.of("executive", "director", "manager", "staff")) {
            rules.add(lasting("level-" + level, is("jobLevel", level), 15));
        }
        for (int i = 0; i < 10; i++) {
            rules.add(lasting("size-" + i, atLeast("employees", 100 * (i + 1)), 4));
        }
        rules.add(lasting("mailbox", new Condition.Trait("email", Op.IS_SET, List.of()), 5));
        return new Scoring(rules, new Scoring.GradeMatrix(60, 40, 20, 80, 40, 15), 100);
    }

    private static List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            segments.add(segment(
                    "interest-" + i,
                    new Condition.All(List.of(
                            new Condition.HasTag("topic-" + i),
                            new Condition.ScoreAtLeast(Dimension.ENGAGEMENT, 10 + 5 * i)))));
        }
        for (int i = 0; i < 5; i++) {
            segments.add(segment(
                    "quiet-" + i,
                    new Condition.Not(
                            times(Pattern.of("page"), 1, new Window.InLast(Duration.ofDays(30L * (i + 1)))))));
        }
        for (int i = 0; i < 5; i++) {
            segments.add(segment(
                    "account-" + i,
                    new Condition.All(List.of(
                            is("industry", INDUSTRIES.get(i)),
                            new Condition.GradeIn(List.of("A*", "B*")),
                            new Condition.Any(List.of(
                                    new Condition.StageIs(List.of("Lead", "MQL")), new Condition.HasTag("hot")))))));
        }
        return segments;
    }

    private static Lifecycle lifecycle() {
        return new Lifecycle(List.of(
                stage("Traffic", null),
                stage("Lead", new Condition.Trait("email", Op.IS_SET, List.of()), "Traffic"),
                stage("MQL", new Condition.GradeIn(List.of("A1", "A2", "B1")), "Lead", "Recycled"),
                stage("TAL", times(Pattern.of("call.logged"), 1, new Window.SinceStage()), "MQL"),
                stage("SAL", times(Pattern.of("lead.accepted"), 1, new Window.SinceStage()), "MQL", "TAL"),
                stage("SQL", times(Pattern.of("opportunity.created"), 1, new Window.SinceStage()), "SAL"),
                stage("Customer", times(Pattern.of("opportunity.won"), 1, new Window.SinceStage()), "SQL"),
                stage("Recycled", times(Pattern.of("lead.rejected"), 1, new Window.SinceStage()), "MQL", "TAL", "SAL"),
                stage("Lost", times(Pattern.of("opportunity.lost"), 1, new Window.SinceStage()), "SQL"),
                stage("Churned", new Condition.InStageFor(Duration.ofDays(700)), "Customer")));
    }

    private static List<Journey> journeys() {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Node.Trigger trigger = i < 10
                    ? new Node.Trigger.OnSegment("interest-" + i)
                    : i < 15 ? new Node.Trigger.OnSegment("account-" + (i - 10)) : new Node.Trigger.OnEvent(page(i));
            journeys.add(new Journey(
                    "journey-" + i,
                    1,
                    "Journey " + i,
                    Journey.Status.LIVE,
                    List.of(
                            new Node.Entry(
                                    "in",
                                    trigger,
                                    new Condition.Trait("email", Op.IS_SET, List.of()),
                                    new Node.Reentry.After(Duration.ofDays(90)),
                                    Duration.ofDays(1),
                                    "mail"),
                            new Node.Send("mail", "email", "content-" + i, "await"),
                            new Node.WaitFor(
                                    "await",
                                    new Node.Awaited.ForEvent(Pattern.of("email.clicked")),
                                    Duration.ofDays(3),
                                    "tag",
                                    "wait"),
                            new Node.Wait("wait", Duration.ofDays(7), "choose"),
                            new Node.Branch(
                                    "choose",
                                    List.of(new Node.Arm("hot", new Condition.HasTag("hot"), "tag")),
                                    "again"),
                            new Node.Send("again", "email", "reminder-" + i, null),
                            new Node.AddTag("tag", "reader", null),
                            new Node.Goal("goal", "MQL", new Condition.StageIs(List.of("MQL", "SAL")))),
                    new Condition.PermissionIs("email", io.hatchery.engine.contact.Contact.Permission.WITHDRAWN),
                    Map.of()));
        }
        return journeys;
    }

    private static TagRule tag(String id, Condition rule) {
        return new TagRule(id, id, "group", TagRule.Kind.ANALYTICAL, 50, rule);
    }

    private static Segment segment(String id, Condition condition) {
        return new Segment(id, id, "", condition);
    }

    private static Stage stage(String id, @org.jspecify.annotations.Nullable Condition entry, String... from) {
        return new Stage(id, id, Lifecycle.Team.MARKETING, Lifecycle.Kind.MAIN, entry, List.of(from), List.of(), false);
    }

    private static ScoreRule each(String id, Pattern pattern, double points, int halfLifeDays) {
        return new ScoreRule(
                id,
                id,
                ScoreRule.Model.ONLINE,
                new ScoreRule.Trigger.Each(pattern),
                points,
                points * 8,
                new ScoreRule.Decay.HalfLife(Duration.ofDays(halfLifeDays)));
    }

    private static ScoreRule lasting(String id, Condition condition, double points) {
        return new ScoreRule(
                id,
                id,
                ScoreRule.Model.COMPANY,
                new ScoreRule.Trigger.While(condition),
                points,
                null,
                new ScoreRule.Decay.None());
    }

    private static Pattern page(int i) {
        return new Pattern(
                "page",
                List.of(new Pattern.Filter("path", Pattern.Op.STARTS_WITH, List.of(Value.of("/topic/" + i + "/")))));
    }

    private static Condition times(Pattern pattern, int n, Window window) {
        return new Condition.Happened(pattern, Times.AT_LEAST, n, window);
    }

    private static Condition is(String field, String value) {
        return new Condition.Trait(field, Op.IS, List.of(Value.of(value)));
    }

    private static Condition atLeast(String field, double number) {
        return new Condition.Trait(field, Op.AT_LEAST, List.of(Value.of(number)));
    }
}
