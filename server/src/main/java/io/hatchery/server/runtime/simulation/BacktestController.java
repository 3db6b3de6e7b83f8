package io.hatchery.server.runtime.simulation;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.BacktestReport;
import io.hatchery.engine.simulation.Yardstick;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.playbook.Drafts;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.playbook.Simulation;
import io.hatchery.server.playbook.Simulation.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a playbook would have made of the lives on record. Marketers ask; analysts read. */
@RestController
@RequestMapping("/api/playbook/backtests")
class BacktestController {
    private final SimulationDesk desk;
    private final BacktestJob work;
    private final Drafts drafts;
    private final Playbooks playbooks;
    private final Clock clock;

    BacktestController(SimulationDesk desk, BacktestJob work, Drafts drafts, Playbooks playbooks, Clock clock) {
        this.desk = desk;
        this.work = work;
        this.drafts = drafts;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * @param from what happened before is lived through but not counted; all of it counts when left out
     * @param to where the story stops; now when left out
     * @param version the candidate; the draft when left out
     * @param mqlStage the stage that says marketing holds a lead ready; the one called MQL when left out
     * @param wonStage the stage that says a lead was won; the one called Customer when left out
     */
    record Wish(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer version,
            @Nullable String mqlStage,
            @Nullable String wonStage) {}

    /**
     * A backtest.
     *
     * @param version of the candidate, null for a draft
     * @param live the version it is compared with
     * @param report null until it is done
     * @param names what the leads of the report are called, by number
     */
    record Form(
            Standing standing,
            @Nullable Integer version,
            int live,
            Yardstick yardstick,
            @Nullable BacktestReport report,
            Map<String, String> names) {}

    record Listed(List<Standing> items) {}

    @PostMapping
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Form begin(@RequestBody Wish wish) {
        Playbook live = playbooks.current().playbook();
        Playbook candidate = candidate(wish.version());
        Instant until = wish.to() == null ? clock.now() : wish.to();
        if (wish.from() != null && !wish.from().isBefore(until)) {
            throw Problems.invalid("/from", "backtest-span", wish.from(), until);
        }
        SimulationDesk.runnable(candidate);
        Yardstick usual = Yardstick.of(live, wish.from(), until);
        Yardstick yardstick = new Yardstick(
                stage("/mqlStage", live, wish.mqlStage(), usual.mqlStage()),
                stage("/wonStage", live, wish.wonStage(), usual.wonStage()),
                usual.wonEvent(),
                wish.from(),
                until,
                usual.examples());
        BacktestAsked asked = new BacktestAsked(wish.version(), live.version(), yardstick, candidate);
        String subject = wish.version() == null ? "draft" : "version " + wish.version();
        return form(desk.begin(Kind.BACKTEST, null, asked, work, subject));
    }

    private Playbook candidate(@Nullable Integer version) {
        return version == null
                ? drafts.shown()
                : playbooks
                        .published(version)
                        .orElseThrow(() -> Problems.notFound("playbook-version", version))
                        .playbook();
    }

    private static String stage(String place, Playbook live, @Nullable String asked, String usual) {
        if (asked == null) {
            return usual;
        }
        if (live.lifecycle().stages().stream().map(Stage::id).noneMatch(asked::equals)) {
            throw Problems.invalid(place, "stage-unknown", asked);
        }
        return asked;
    }

    @GetMapping
    @Allowed({Role.MARKETER, Role.ANALYST})
    Listed list() {
        return new Listed(desk.newest(Kind.BACKTEST, null));
    }

    @GetMapping("/{id}")
    @Allowed({Role.MARKETER, Role.ANALYST})
    Form show(@PathVariable String id) {
        return form(desk.find(Kind.BACKTEST, id));
    }

    @PostMapping("/{id}/cancel")
    @Allowed(Role.MARKETER)
    Standing cancel(@PathVariable String id) {
        return desk.cancel(desk.find(Kind.BACKTEST, id));
    }

    private Form form(Simulation simulation) {
        BacktestAsked asked = desk.asked(simulation, BacktestAsked.class);
        BacktestReport report = simulation.report() == null
                ? null
                : EngineJson.read(BacktestReport.class, simulation.report()).orThrow();
        List<Long> leads = report == null
                ? List.of()
                : report.examples().stream()
                        .map(BacktestReport.Difference::lead)
                        .toList();
        return new Form(
                desk.standing(simulation), asked.version(), asked.live(), asked.yardstick(), report, desk.names(leads));
    }
}
