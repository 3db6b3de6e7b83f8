package io.hatchery.server.sources;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.sources.CampaignRows.Brought;
import io.hatchery.server.sources.CampaignRows.Counted;
import io.hatchery.server.sources.CampaignRows.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: what was planned. What they cost and brought in money is in the reports. */
@RestController
@RequestMapping("/api/campaigns")
@Allowed({Role.MARKETER, Role.ANALYST})
class CampaignController {
    private static final int LONGEST = 120;
    private static final int LONGEST_NOTES = 4000;
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    private final CampaignRows rows;
    private final CreationRows creations;
    private final Users users;
    private final Settings settings;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    CampaignController(
            CampaignRows rows,
            CreationRows creations,
            Users users,
            Settings settings,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.creations = creations;
        this.users = users;
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A plan.
     *
     * @param budget a decimal as text, so that no cent is lost on the way
     */
    record Plan(
            String code,
            String name,
            @Nullable String channel,
            @Nullable String source,
            @Nullable String owner,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable String budget,
            @Nullable String currency,
            @Nullable Integer goal,
            @Nullable String notes,
            @Nullable Boolean archived) {}

    /** Where a campaign stands in time. */
    enum Standing {
        PLANNED,
        RUNNING,
        ENDED,
        ARCHIVED
    }

    record Item(
            String id,
            Plan plan,
            @Nullable String ownerName,
            Standing standing,
            long leads,
            long links,
            Instant createdAt) {}

    record Items(List<Item> items, @Nullable String next) {}

    record Unplanned(List<Brought> items) {}

    @GetMapping
    Items list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Counted> found = rows.page(q == null || q.isBlank() ? null : q.strip(), archived, mark(cursor), size + 1);
        List<Counted> page = found.size() > size ? found.subList(0, size) : found;
        Campaign last = page.isEmpty() ? null : page.getLast().campaign();
        String next = found.size() > size && last != null
                ? (last.startsOn() == null ? "" : last.startsOn()) + "_" + last.id()
                : null;
        return new Items(page.stream().map(this::item).toList(), next);
    }

    /** Campaigns that touches speak of and nobody planned, those that brought most first. */
    @GetMapping("/unplanned")
    Unplanned unplanned() {
        Set<String> known = new HashSet<>(rows.codes());
        return new Unplanned(creations.brought().stream()
                .filter(it -> !known.contains(it.code()))
                .limit(100)
                .toList());
    }

    @GetMapping("/{id}")
    Item show(@PathVariable String id) {
        return item(find(id));
    }

    @PostMapping
    @Allowed(Role.MARKETER)
    @ResponseStatus(HttpStatus.CREATED)
    Item plan(Principal who, @RequestBody Plan plan) {
        return put(campaign(ids.next(), plan, clock.now(), "user:" + who.getName()), "campaign.planned");
    }

    @PutMapping("/{id}")
    @Allowed(Role.MARKETER)
    Item change(@PathVariable String id, @RequestBody Plan plan) {
        Campaign before = find(id).campaign();
        return put(campaign(id, plan, before.createdAt(), before.createdBy()), "campaign.changed");
    }

    private Item put(Campaign campaign, String action) {
        if (!rows.put(campaign, clock.now())) {
            throw Problems.invalid("code", "taken");
        }
        audit.record(action, campaign.name());
        return item(find(campaign.id()));
    }

    private Campaign campaign(String id, Plan plan, Instant createdAt, String createdBy) {
        BigDecimal budget = budget(plan.budget());
        LocalDate from = plan.startsOn();
        LocalDate to = plan.endsOn();
        if (from != null && to != null && to.isBefore(from)) {
            throw Problems.invalid("endsOn", "sources.ends-before");
        }
        Integer goal = plan.goal();
        if (goal != null && goal < 1) {
            throw Problems.invalid("goal", "sources.goal");
        }
        return new Campaign(
                id,
                required("code", plan.code()),
                required("name", plan.name()),
                text("channel", plan.channel(), LONGEST),
                text("source", plan.source(), LONGEST),
                owner(plan.owner()),
                from,
                to,
                budget,
                budget == null ? null : currency(plan.currency()),
                goal,
                text("notes", plan.notes(), LONGEST_NOTES),
                Boolean.TRUE.equals(plan.archived()),
                createdAt,
                createdBy);
    }

    private @Nullable String owner(@Nullable String owner) {
        if (owner == null || owner.isBlank()) {
            return null;
        }
        if (users.behind(owner).isEmpty()) {
            throw Problems.invalid("owner", "sources.owner");
        }
        return owner;
    }

    private static @Nullable BigDecimal budget(@Nullable String told) {
        if (told == null || told.isBlank()) {
            return null;
        }
        try {
            BigDecimal budget = new BigDecimal(told.strip());
            if (budget.signum() < 0 || budget.compareTo(MOST) >= 0) {
                throw Problems.invalid("budget", "sources.budget");
            }
            return budget.setScale(2, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            throw Problems.invalid("budget", "sources.budget");
        }
    }

    private String currency(@Nullable String told) {
        if (told == null || told.isBlank()) {
            return settings.get(Company.SETTINGS).currency();
        }
        try {
            return Currency.getInstance(told.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("currency", "sources.currency");
        }
    }

    private static String required(String place, @Nullable String told) {
        String text = text(place, told, LONGEST);
        if (text.isEmpty()) {
            throw Problems.invalid(place, "required");
        }
        return text;
    }

    private static String text(String place, @Nullable String told, int longest) {
        String text = told == null ? "" : told.strip();
        if (text.length() > longest) {
            throw Problems.invalid(place, "too-long", longest);
        }
        return text;
    }

    private Item item(Counted counted) {
        Campaign it = counted.campaign();
        String ownerName = it.owner() == null
                ? null
                : users.find(it.owner().substring(5)).map(User::name).orElse(null);
        Plan plan = new Plan(
                it.code(),
                it.name(),
                it.channel(),
                it.source(),
                it.owner(),
                it.startsOn(),
                it.endsOn(),
                it.budget() == null ? null : it.budget().toPlainString(),
                it.currency(),
                it.goal(),
                it.notes(),
                it.archived());
        return new Item(it.id(), plan, ownerName, standing(it), counted.leads(), counted.links(), it.createdAt());
    }

    private Standing standing(Campaign it) {
        LocalDate today =
                clock.now().atZone(settings.get(Company.SETTINGS).timeZone()).toLocalDate();
        if (it.archived()) {
            return Standing.ARCHIVED;
        }
        if (it.startsOn() != null && today.isBefore(it.startsOn())) {
            return Standing.PLANNED;
        }
        return it.endsOn() != null && today.isAfter(it.endsOn()) ? Standing.ENDED : Standing.RUNNING;
    }

    private Counted find(String id) {
        return rows.find(id).orElseThrow(() -> Problems.notFound("campaign", id));
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        int cut = cursor.indexOf('_');
        try {
            String day = cursor.substring(0, Math.max(cut, 0));
            return new Mark(day.isEmpty() ? null : LocalDate.parse(day), cursor.substring(cut + 1));
        } catch (DateTimeException e) {
            throw Problems.badRequest("cursor");
        }
    }
}
