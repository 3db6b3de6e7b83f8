package io.hatchery.engine.simulation;

import io.hatchery.engine.Context;
import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.condition.Condition.Window;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.journey.Node;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.Lifecycle.Team;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.trait.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A company with few rules: an MQL is who looked at so many pages; who became a lead gets a welcome and a reminder. */
final class SmallCompany {
    /** A Monday, the first day of ISO week 10. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private SmallCompany() {}

    static Playbook playbook(int pagesForMql) {
        return new Playbook(
                1,
                "Small",
                ZoneOffset.UTC,
                List.of(new Field("email", "E-mail", Field.Type.TEXT, List.of())),
                List.of(),
                new Scoring(
                        List.of(new ScoreRule(
                                "pages",
                                "Pages",
                                ScoreRule.Model.ONLINE,
                                new ScoreRule.Trigger.Each(Pattern.of("page")),
                                10,
                                null,
                                new ScoreRule.Decay.None())),
                        new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10),
                        100),
                List.of(new Segment("readers", "Readers", "", pages(1))),
                lifecycle(pagesForMql),
                List.of(welcome("welcome", 1, Journey.Status.LIVE)));
    }

    static CompiledPlaybook compiled(Playbook playbook) {
        return switch (CompiledPlaybook.compile(playbook)) {
            case Compilation.Ready ready -> ready.playbook();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static Lifecycle lifecycle(int pagesForMql) {
        return new Lifecycle(List.of(
                stage("TRAFFIC", Team.MARKETING, null),
                stage("MQL", Team.MARKETING, pages(pagesForMql), "TRAFFIC"),
                stage("SAL", Team.SDR, since("lead.accepted"), "MQL"),
                stage("CUSTOMER", Team.SALES, since("opportunity.won"), "TRAFFIC", "MQL", "SAL")));
    }

    private static Stage stage(String id, Team team, @Nullable Condition entry, String... from) {
        return new Stage(id, id, team, Lifecycle.Kind.MAIN, entry, List.of(from), List.of(), false);
    }

    static Condition pages(int n) {
        return new Condition.Happened(Pattern.of("page"), Times.AT_LEAST, n, new Window.Ever());
    }

    private static Condition since(String type) {
        return new Condition.Happened(Pattern.of(type), Times.AT_LEAST, 1, new Window.SinceStage());
    }

    /** Writes to readers at once; to those who did not click within three days again. */
    static Journey welcome(String id, int version, Journey.Status status) {
        return new Journey(
                id,
                version,
                "Welcome",
                status,
                List.of(
                        new Node.Entry(
                                "in",
                                new Node.Trigger.OnSegment("readers"),
                                null,
                                new Node.Reentry.Never(),
                                Duration.ofHours(1),
                                "mail"),
                        new Node.Send("mail", "email", "welcome", "await"),
                        new Node.WaitFor(
                                "await",
                                new Node.Awaited.ForEvent(Pattern.of("email.clicked")),
                                Duration.ofDays(3),
                                "out",
                                "again"),
                        new Node.Send("again", "email", "reminder", "linger"),
                        new Node.Wait("linger", Duration.ofDays(4), "out"),
                        new Node.Exit("out", "Done"),
                        new Node.Goal("clicked", "Clicked twice", clicked())),
                null,
                Map.of());
    }

    private static Condition clicked() {
        return new Condition.Happened(Pattern.of("email.clicked"), Times.AT_LEAST, 2, new Window.SinceJourney());
    }

    static Input.Happened event(long lead, int number, String type, Duration after, Map<String, Value> traits) {
        Instant at = START.plus(after);
        return new Input.Happened("e" + lead + "-" + number, lead, type, at, at, traits, Map.of(), Context.NONE, false);
    }

    /** A reader who looks at so many pages, one a day from the first, and leaves an address with the first if so asked. */
    static List<Input.Happened> reader(long lead, int pages, boolean mail) {
        return IntStream.range(0, pages)
                .mapToObj(day -> event(
                        lead,
                        day,
                        "page",
                        Duration.ofDays(day),
                        mail && day == 0 ? Map.of("email", Value.of("a" + lead + "@example.com")) : Map.of()))
                .toList();
    }
}
