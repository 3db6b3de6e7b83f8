package io.hatchery.server.runtime.simulation;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.DryRun;
import io.hatchery.engine.simulation.DryRunReport;
import io.hatchery.engine.simulation.Reactions;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Drafts;
import io.hatchery.server.playbook.Simulation;
import io.hatchery.server.playbook.Simulation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a journey would do to its audience, before anyone is in it. Marketers ask; analysts read. */
@RestController
@RequestMapping("/api/journeys/{journey}")
class DryRunController {
    private static final int LONGEST_DAYS = 400;
    private static final int USUAL_DAYS = 91;
    private static final int MOST_RUNS = 100;
    private static final int USUAL_RUNS = 20;

    private final SimulationDesk desk;
    private final DryRunJob work;
    private final LearnedReactions reactions;
    private final Drafts drafts;
    private final Clock clock;

    DryRunController(SimulationDesk desk, DryRunJob work, LearnedReactions reactions, Drafts drafts, Clock clock) {
        this.desk = desk;
        this.work = work;
        this.reactions = reactions;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * @param journey as it would be; as it stands in the draft when left out
     * @param audience whom to try it on; together with {@code segment} both must hold, without either everyone is tried
     * @param days how long they are watched, 1 to 400; 91 when left out
     * @param seed the same seed gives the same report; 1 when left out
     * @param runs how often every lead is tried, 1 to 100; 20 when left out
     * @param reactions how leads react; learned when left out
     */
    record Wish(
            @Nullable Journey journey,
            @Nullable Condition audience,
            @Nullable String segment,
            @Nullable Integer days,
            @Nullable Long seed,
            @Nullable Integer runs,
            @Nullable Reactions reactions) {}

    /** @param report null until it is done */
    record Form(Standing standing, String journey, @Nullable DryRunReport report) {}

    record Listed(List<Standing> items) {}

    @GetMapping("/reactions")
    @Allowed({Role.MARKETER, Role.ANALYST})
    LearnedReactions.Learned reactions(@PathVariable String journey) {
        return reactions.of(drafted(journey).orElseThrow(() -> Problems.notFound("journey", journey)));
    }

    @PostMapping("/dry-runs")
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Form begin(@PathVariable String journey, @RequestBody Wish wish) {
        Journey tried = tried(journey, wish.journey());
        Playbook playbook = DryRun.alive(with(drafts.shown(), tried), tried.id(), tried.version());
        SimulationDesk.runnable(playbook);
        DryRunAsked asked = new DryRunAsked(
                tried.id(),
                tried.version(),
                audience(playbook, wish),
                clock.now(),
                Duration.ofDays(within("/days", wish.days(), USUAL_DAYS, LONGEST_DAYS)),
                wish.seed() == null ? 1 : wish.seed(),
                within("/runs", wish.runs(), USUAL_RUNS, MOST_RUNS),
                wish.reactions(),
                playbook);
        return form(desk.begin(Kind.DRY_RUN, journey, asked, work, tried.name()));
    }

    private Journey tried(String id, @Nullable Journey given) {
        if (given == null) {
            return drafted(id).orElseThrow(() -> Problems.notFound("journey", id));
        }
        if (!given.id().equals(id)) {
            throw Problems.invalid("/journey/id", "playbook-part-id", id, given.id());
        }
        return given;
    }

    private Optional<Journey> drafted(String id) {
        return drafts.shown().journeys().stream()
                .filter(one -> one.id().equals(id))
                .max(Comparator.comparingInt((Journey one) -> one.status() == Journey.Status.RETIRED ? 0 : 1)
                        .thenComparingInt(Journey::version));
    }

    private static Playbook with(Playbook playbook, Journey tried) {
        List<Journey> journeys = new ArrayList<>(playbook.journeys());
        journeys.removeIf(one -> one.id().equals(tried.id()) && one.version() == tried.version());
        journeys.add(tried);
        return playbook.withJourneys(journeys);
    }

    private static @Nullable Condition audience(Playbook playbook, Wish wish) {
        List<Condition> all = new ArrayList<>();
        String segment = wish.segment();
        if (segment != null) {
            all.add(playbook.segments().stream()
                    .filter(one -> one.id().equals(segment))
                    .findFirst()
                    .orElseThrow(() -> Problems.notFound("segment", segment))
                    .condition());
        }
        if (wish.audience() != null) {
            all.add(wish.audience());
        }
        return all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private static int within(String place, @Nullable Integer asked, int usual, int most) {
        if (asked == null) {
            return usual;
        }
        if (asked < 1 || asked > most) {
            throw Problems.invalid(place, "range", 1, most);
        }
        return asked;
    }

    @GetMapping("/dry-runs")
    @Allowed({Role.MARKETER, Role.ANALYST})
    Listed list(@PathVariable String journey) {
        return new Listed(desk.newest(Kind.DRY_RUN, journey));
    }

    @GetMapping("/dry-runs/{id}")
    @Allowed({Role.MARKETER, Role.ANALYST})
    Form show(@PathVariable String journey, @PathVariable String id) {
        return form(found(journey, id));
    }

    @PostMapping("/dry-runs/{id}/cancel")
    @Allowed(Role.MARKETER)
    Standing cancel(@PathVariable String journey, @PathVariable String id) {
        return desk.cancel(found(journey, id));
    }

    private Simulation found(String journey, String id) {
        Simulation found = desk.find(Kind.DRY_RUN, id);
        if (!journey.equals(found.journey())) {
            throw Problems.notFound("simulation", id);
        }
        return found;
    }

    private Form form(Simulation simulation) {
        String report = simulation.report();
        return new Form(
                desk.standing(simulation),
                String.valueOf(simulation.journey()),
                report == null
                        ? null
                        : EngineJson.read(DryRunReport.class, report).orThrow());
    }
}
