package io.hatchery.server.insight;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.hatchery.server.desk.Workload;
import io.hatchery.server.insight.FunnelReport.Funnel;
import io.hatchery.server.insight.FunnelReport.Mode;
import io.hatchery.server.insight.VelocityReport.Velocity;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How does the quarter stand, and what needs attention? */
@Component
class Cockpit {
    private final FunnelReport funnels;
    private final RevenueReport revenues;
    private final RevenueOverTime overTime;
    private final MqlsReport mqls;
    private final VelocityReport velocities;
    private final Workload workload;
    private final Settings settings;
    private final Clock clock;

    Cockpit(
            FunnelReport funnels,
            RevenueReport revenues,
            RevenueOverTime overTime,
            MqlsReport mqls,
            VelocityReport velocities,
            Workload workload,
            Settings settings,
            Clock clock) {
        this.funnels = funnels;
        this.revenues = revenues;
        this.overTime = overTime;
        this.mqls = mqls;
        this.velocities = velocities;
        this.workload = workload;
        this.settings = settings;
        this.clock = clock;
    }

    Summary now() {
        Company company = settings.get(Company.SETTINGS);
        Reporting reporting = settings.get(Reporting.AREA);
        LocalDate today = clock.now().atZone(company.timeZone()).toLocalDate();
        Period quarter = Period.quarter(today, company.timeZone());
        Period soFar = new Period(quarter.from(), today.plusDays(1), company.timeZone());
        Period lastQuarter = quarter.before();
        Period lastSoFar = sameDays(lastQuarter, soFar);
        Period year = new Period(
                today.withDayOfMonth(1).minusMonths(11), today.withDayOfMonth(1).plusMonths(1), company.timeZone());
        return new Summary(
                company.currency(),
                standing(quarter, soFar, lastSoFar, company.currency(), reporting),
                funnels.of(Mode.PERIOD, soFar, Dimension.NONE),
                funnels.of(Mode.PERIOD, lastSoFar, Dimension.NONE),
                overTime.bySource(year, company.currency()),
                mqls.of(year, reporting.mqlStage()),
                List.of(
                        pace(reporting.leadStage(), reporting.mqlStage(), soFar, lastSoFar),
                        pace(reporting.mqlStage(), reporting.sqlStage(), soFar, lastSoFar),
                        pace(reporting.leadStage(), reporting.customerStage(), soFar, lastSoFar)),
                attention(reporting, today));
    }

    private static Period sameDays(Period whole, Period like) {
        LocalDate end = whole.from().plusDays(like.days());
        return new Period(whole.from(), end.isAfter(whole.to()) ? whole.to() : end, whole.zone());
    }

    private Standing standing(Period quarter, Period soFar, Period lastSoFar, String currency, Reporting reporting) {
        RevenueReport.Row total = revenues.of(soFar, Dimension.NONE, currency).total();
        BigDecimal before =
                revenues.of(lastSoFar, Dimension.NONE, currency).total().won();
        BigDecimal goal = reporting.goals().get(quarter.quarterName());
        return new Standing(
                quarter.quarterName(),
                quarter.from(),
                quarter.to().minusDays(1),
                total.won(),
                total.deals(),
                before,
                goal,
                goal == null || goal.signum() == 0 ? null : ahead(total.won(), goal, quarter, soFar),
                total.wonDrill());
    }

    /** Days ahead of an even pace towards the goal; behind when negative. */
    private static long ahead(BigDecimal won, BigDecimal goal, Period quarter, Period soFar) {
        BigDecimal worth = won.multiply(BigDecimal.valueOf(quarter.days())).divide(goal, 0, RoundingMode.HALF_UP);
        return worth.longValue() - ChronoUnit.DAYS.between(quarter.from(), soFar.to());
    }

    private Pace pace(String from, String to, Period now, Period before) {
        return new Pace(from, to, velocities.between(from, to, now), velocities.between(from, to, before));
    }

    private List<Attention> attention(Reporting reporting, LocalDate today) {
        Instant now = clock.now();
        Duration wait = Duration.ofHours(reporting.waitingHours());
        List<Attention> found = new ArrayList<>();
        found.add(new Attention(
                "mqlWaiting",
                workload.waiting(reporting.mqlStage(), now.minus(wait)),
                reporting.waitingHours(),
                Drill.leads()
                        .with("stage", reporting.mqlStage())
                        .with("condition", "{\"kind\":\"inStageFor\",\"duration\":\"" + wait + "\"}")));
        found.add(new Attention(
                "opportunitiesOverdue",
                workload.overdueOpportunities(today),
                0,
                new Drill(
                        "opportunities",
                        Map.of("status", List.of("OPEN"), "expectedBefore", List.of(today.toString())))));
        found.add(new Attention("tasksOverdue", workload.overdueTasks(now), 0, null));
        return found.stream().filter(it -> it.count() > 0).toList();
    }

    /**
     * @param funnel of the quarter so far
     * @param funnelBefore of as many days of the quarter before
     * @param revenue won by source, the last twelve months
     */
    record Summary(
            String currency,
            Standing quarter,
            Funnel funnel,
            Funnel funnelBefore,
            RevenueOverTime.Series revenue,
            List<MqlsReport.Month> mqls,
            List<Pace> velocity,
            List<Attention> attention) {}

    /**
     * @param before won in as many days of the quarter before
     * @param goal null when none is set
     * @param aheadDays days ahead of an even pace towards the goal; negative when behind
     */
    record Standing(
            String name,
            LocalDate from,
            LocalDate to,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal won,
            long deals,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal before,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal goal,

            @Nullable Long aheadDays,
            Drill drill) {}

    record Pace(String from, String to, Velocity now, Velocity before) {}

    /**
     * @param kind {@code mqlWaiting}, {@code opportunitiesOverdue}, {@code tasksOverdue}
     * @param hours the limit, where there is one
     */
    record Attention(
            String kind, long count, int hours, @Nullable Drill drill) {}
}
