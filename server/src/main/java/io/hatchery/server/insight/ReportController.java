package io.hatchery.server.insight;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.States;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP. {@code from} and {@code to} are the first and the last day, in the company's time zone. */
@RestController
@RequestMapping("/api/reports")
@Allowed({Role.MARKETER, Role.SELLER, Role.ANALYST})
class ReportController {
    private static final int LONGEST_YEARS = 20;

    private final FunnelReport funnels;
    private final RevenueReport revenues;
    private final TimeInStageReport times;
    private final MqlsReport mqls;
    private final Cockpit cockpit;
    private final States states;
    private final Settings settings;

    ReportController(
            FunnelReport funnels,
            RevenueReport revenues,
            TimeInStageReport times,
            MqlsReport mqls,
            Cockpit cockpit,
            States states,
            Settings settings) {
        this.funnels = funnels;
        this.revenues = revenues;
        this.times = times;
        this.mqls = mqls;
        this.cockpit = cockpit;
        this.states = states;
        this.settings = settings;
    }

    /** A report and the same for the stretch just before, when asked for. */
    record Compared<T>(T now, @Nullable T before) {}

    /** @param next the cursor of the next page, null on the last */
    record Stays(List<Stayed> items, @Nullable String next) {}

    /** @param name of the lead, or its address; null for an anonymous one */
    record Stayed(long lead, long seq, @Nullable String name, String next, Instant leftAt, long seconds) {}

    @GetMapping("/funnel")
    Compared<FunnelReport.Funnel> funnel(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "period") String mode,
            @RequestParam(defaultValue = "none") String by,
            @RequestParam(defaultValue = "false") boolean compare) {
        Period period = period(from, to);
        FunnelReport.Mode how = one(FunnelReport.Mode.class, "mode", mode);
        Dimension rows = one(Dimension.class, "by", by);
        return new Compared<>(funnels.of(how, period, rows), compare ? funnels.of(how, period.before(), rows) : null);
    }

    @GetMapping("/revenue")
    Compared<RevenueReport.Revenue> revenue(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "source") String by,
            @RequestParam(defaultValue = "false") boolean compare) {
        Period period = period(from, to);
        Dimension rows = one(Dimension.class, "by", by);
        String currency = settings.get(Company.SETTINGS).currency();
        return new Compared<>(
                revenues.of(period, rows, currency), compare ? revenues.of(period.before(), rows, currency) : null);
    }

    @GetMapping("/time-in-stage")
    Compared<TimeInStageReport.TimeInStage> timeInStage(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "false") boolean compare) {
        Period period = period(from, to);
        return new Compared<>(times.of(period), compare ? times.of(period.before()) : null);
    }

    @GetMapping("/time-in-stage/stays")
    Stays stays(
            @RequestParam String stage,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<TimeInStageReport.Stay> rows = times.stays(stage, period(from, to), mark(cursor), size + 1);
        List<TimeInStageReport.Stay> page = rows.size() > size ? rows.subList(0, size) : rows;
        TimeInStageReport.Stay last = page.isEmpty() ? null : page.getLast();
        return new Stays(
                named(page),
                rows.size() > size && last != null ? last.seconds() + "." + last.lead() + "." + last.seq() : null);
    }

    private List<Stayed> named(List<TimeInStageReport.Stay> page) {
        Map<Long, LeadState> leads = new HashMap<>();
        states.of(page.stream().map(TimeInStageReport.Stay::lead).distinct().toList())
                .forEach(it -> leads.put(it.lead(), it));
        return page.stream()
                .map(it -> new Stayed(
                        it.lead(), it.seq(), name(leads.get(it.lead())), it.next(), it.leftAt(), it.seconds()))
                .toList();
    }

    private static @Nullable String name(@Nullable LeadState lead) {
        for (String field : List.of("name", "email", "phone")) {
            if (lead != null && lead.traits().value(field) instanceof Value.Text(String text) && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    @GetMapping("/mqls")
    Compared<List<MqlsReport.Month>> mqls(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "false") boolean compare) {
        Period period = period(from, to);
        String stage = settings.get(Reporting.AREA).mqlStage();
        return new Compared<>(mqls.of(period, stage), compare ? mqls.of(period.before(), stage) : null);
    }

    @GetMapping("/cockpit")
    Cockpit.Summary cockpit() {
        return cockpit.now();
    }

    private Period period(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusYears(LONGEST_YEARS))) {
            throw Problems.invalid("to", "insight.period", from, to);
        }
        return new Period(from, to.plusDays(1), settings.get(Company.SETTINGS).timeZone());
    }

    private static TimeInStageReport.@Nullable Stay mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}\\.\\d{1,18}\\.\\d{1,18}")) {
            throw Problems.invalid("cursor", "insight.cursor");
        }
        String[] parts = cursor.split("\\.");
        return new TimeInStageReport.Stay(
                Long.parseLong(parts[1]), Long.parseLong(parts[2]), "", "", Instant.EPOCH, Long.parseLong(parts[0]));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String place, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(place, "insight.choice", name);
        }
    }
}
