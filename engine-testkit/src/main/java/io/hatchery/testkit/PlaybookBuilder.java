package io.hatchery.testkit;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.BusinessCalendar;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.Playbook;
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
import org.jspecify.annotations.Nullable;

/** A small playbook for a test: only what the test is about. The lifecycle starts with {@code Traffic}. */
public final class PlaybookBuilder {
    private final List<Field> fields =
            new ArrayList<>(List.of(new Field("email", "E-mail", Field.Type.TEXT, List.of())));
    private final List<TagRule> tags = new ArrayList<>();
    private final List<ScoreRule> rules = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Journey> journeys = new ArrayList<>();
    private final List<BusinessCalendar> calendars = new ArrayList<>();
    private @Nullable ContactPolicy contact;
    private int version = 1;

    private PlaybookBuilder() {
        stage("Traffic", null);
    }

    public static PlaybookBuilder aPlaybook() {
        return new PlaybookBuilder();
    }

    public PlaybookBuilder version(int number) {
        version = number;
        return this;
    }

    public PlaybookBuilder field(String key, Field.Type type, String... options) {
        fields.add(new Field(key, key, type, List.of(options)));
        return this;
    }

    /** A tag, given while the rule holds; by hand or journey when it is null. */
    public PlaybookBuilder tag(String id, @Nullable Condition rule) {
        tags.add(new TagRule(id, id, "tests", TagRule.Kind.FACTUAL, 50, rule));
        return this;
    }

    /** Points for every event of a type, halved after each half-life; never when it is null. */
    public PlaybookBuilder points(String id, double points, String type, @Nullable Duration halfLife) {
        return rule(new ScoreRule(
                id,
                id,
                ScoreRule.Model.ONLINE,
                new ScoreRule.Trigger.Each(Pattern.of(type)),
                points,
                null,
                halfLife == null ? new ScoreRule.Decay.None() : new ScoreRule.Decay.HalfLife(halfLife)));
    }

    public PlaybookBuilder rule(ScoreRule rule) {
        rules.add(rule);
        return this;
    }

    public PlaybookBuilder segment(String id, Condition condition) {
        segments.add(new Segment(id, id, "", condition));
        return this;
    }

    /** A stage leads may come to from the given ones; by itself when the entry is not null. */
    public PlaybookBuilder stage(String id, @Nullable Condition entry, String... from) {
        return stage(new Stage(
                id, id, Lifecycle.Team.MARKETING, Lifecycle.Kind.MAIN, entry, List.of(from), List.of(), false));
    }

    public PlaybookBuilder stage(Stage stage) {
        stages.add(stage);
        return this;
    }

    /** A live journey. */
    public PlaybookBuilder journey(String id, Node... nodes) {
        return journey(id, Journey.Status.LIVE, null, nodes);
    }

    public PlaybookBuilder journey(String id, Journey.Status status, @Nullable Condition exitWhen, Node... nodes) {
        journeys.add(new Journey(id, 1, id, status, List.of(nodes), exitWhen, Map.of()));
        return this;
    }

    public PlaybookBuilder journey(Journey journey) {
        journeys.add(journey);
        return this;
    }

    public PlaybookBuilder calendar(BusinessCalendar calendar) {
        calendars.add(calendar);
        return this;
    }

    /** The limits of messages; none when this is not said. */
    public PlaybookBuilder contact(ContactPolicy policy) {
        contact = policy;
        return this;
    }

    public Playbook build() {
        return new Playbook(
                version,
                "Test",
                ZoneId.of("Asia/Shanghai"),
                fields,
                tags,
                new Scoring(rules, new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10), 100),
                segments,
                new Lifecycle(stages),
                journeys,
                calendars,
                contact);
    }

    /** The playbook, ready to run; a test of a rejected one asks the compiler itself. */
    public CompiledPlaybook compiled() {
        return Story.compiled(build());
    }
}
