package io.hatchery.server.insight;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.insight.CostRows.Entry;
import io.hatchery.server.insight.CostRows.Mark;
import io.hatchery.server.insight.CostRows.Rate;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Costs and rates over HTTP. */
@RestController
@RequestMapping("/api")
@Allowed({Role.MARKETER, Role.ANALYST})
class CostController {
    private static final int MOST_REJECTED = 200;

    private final Costs costs;
    private final CostRows rows;
    private final Settings settings;
    private final AuditLog audit;
    private final Messages messages;

    CostController(Costs costs, CostRows rows, Settings settings, AuditLog audit, Messages messages) {
        this.costs = costs;
        this.rows = rows;
        this.settings = settings;
        this.audit = audit;
        this.messages = messages;
    }

    /** A cost as the API has it. The amount is a decimal; as text no cent is lost on the way. */
    record Item(
            @Nullable String id,
            LocalDate day,
            @Nullable String channel,
            @Nullable String source,
            @Nullable String campaign,
            String amount,
            @Nullable String currency,
            @Nullable Long impressions,
            @Nullable Long clicks,
            @Nullable String note) {}

    /**
     * A sum for several days.
     *
     * @param whole the sum; its day is the first
     */
    record Spread(Item whole, LocalDate last) {}

    record Items(List<Item> items, @Nullable String next) {}

    /** @param taken how many rows were, or with {@code dryRun} would be, brought in */
    record Imported(int taken, List<Item> preview, List<Fault> rejected) {}

    record Fault(long line, String message) {}

    @GetMapping("/costs")
    Items list(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Entry> found = rows.page(from, to == null ? null : to.plusDays(1), mark(cursor), size + 1);
        List<Entry> page = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() > size
                ? page.getLast().cost().day() + "_" + page.getLast().id()
                : null;
        return new Items(page.stream().map(it -> item(it.id(), it.cost())).toList(), next);
    }

    /** Takes daily totals; one for the same day, channel, source, campaign and currency replaces the one before. */
    @PostMapping("/costs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Principal who, @RequestBody List<Item> items) {
        String company = settings.get(Company.SETTINGS).currency();
        costs.put(items.stream().map(it -> cost(it, company)).toList(), "user:" + who.getName());
        audit.record("costs.entered", String.valueOf(items.size()));
    }

    /** Takes a sum for a stretch of days, such as a campaign's budget, and spreads it evenly. */
    @PostMapping("/costs/spread")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void spread(Principal who, @RequestBody Spread spread) {
        Cost whole = cost(spread.whole(), settings.get(Company.SETTINGS).currency());
        long days = ChronoUnit.DAYS.between(whole.day(), spread.last()) + 1;
        if (days < 1 || days > Costs.MOST_DAYS) {
            throw Problems.invalid("last", "insight.spread", Costs.MOST_DAYS);
        }
        costs.spread(whole, spread.last(), "user:" + who.getName());
        audit.record("costs.spread", whole.campaign() + " " + whole.day() + " – " + spread.last());
    }

    @PutMapping("/costs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(Principal who, @PathVariable String id, @RequestBody Item item) {
        if (rows.find(id).isEmpty()) {
            throw Problems.notFound("cost", id);
        }
        Cost cost = cost(item, settings.get(Company.SETTINGS).currency());
        costs.replace(id, cost, "user:" + who.getName());
        audit.record("cost.changed", id);
    }

    @DeleteMapping("/costs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        if (!rows.remove(id)) {
            throw Problems.notFound("cost", id);
        }
        audit.record("cost.removed", id);
    }

    /** Brings in a CSV file; with {@code dryRun} it only says what it would do. */
    @PostMapping(path = "/costs/import", consumes = "text/csv")
    Imported bringIn(Principal who, @RequestParam(defaultValue = "false") boolean dryRun, @RequestBody String csv) {
        CostFile.Content content =
                CostFile.read(csv, settings.get(Company.SETTINGS).currency());
        if (!dryRun) {
            costs.put(content.costs(), "user:" + who.getName());
            audit.record("costs.imported", String.valueOf(content.costs().size()));
        }
        return new Imported(
                content.costs().size(),
                content.costs().stream().limit(20).map(it -> item(null, it)).toList(),
                content.rejected().stream()
                        .limit(MOST_REJECTED)
                        .map(it -> new Fault(it.line(), messages.text("error.insight.cost." + it.code(), it.value())))
                        .toList());
    }

    @GetMapping("/rates")
    List<Rate> rates() {
        return rows.rates();
    }

    @PutMapping("/rates")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putRate(@RequestBody Rate rate) {
        if (rate.rate().signum() <= 0 || rate.rate().precision() - rate.rate().scale() > 10) {
            throw Problems.invalid("rate", "insight.rate");
        }
        rows.put(new Rate(currency(rate.currency(), ""), rate.day(), rate.rate()));
        audit.record("rate.changed", rate.currency() + " " + rate.day());
    }

    @DeleteMapping("/rates/{currency}/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeRate(@PathVariable String currency, @PathVariable LocalDate day) {
        if (!rows.removeRate(currency, day)) {
            throw Problems.notFound("rate", currency + " " + day);
        }
        audit.record("rate.removed", currency + " " + day);
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        try {
            return cursor == null ? null : new Mark(LocalDate.parse(cursor.substring(0, 10)), cursor.substring(11));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw Problems.invalid("cursor", "insight.cursor");
        }
    }

    private static Item item(@Nullable String id, Cost it) {
        return new Item(
                id,
                it.day(),
                it.channel(),
                it.source(),
                it.campaign(),
                it.amount().toPlainString(),
                it.currency(),
                it.impressions(),
                it.clicks(),
                it.note());
    }

    private static Cost cost(Item it, String companyCurrency) {
        return new Cost(
                it.day(),
                text(it.channel()),
                text(it.source()),
                text(it.campaign()),
                amount(it.amount()),
                currency(text(it.currency()), companyCurrency),
                it.impressions(),
                it.clicks(),
                it.note());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static BigDecimal amount(String text) {
        try {
            BigDecimal amount = new BigDecimal(text.strip());
            if (amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 2 && amount.precision() <= 18) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw Problems.invalid("amount", "insight.cost.amount", text);
        }
        throw Problems.invalid("amount", "insight.cost.amount", text);
    }

    private static String currency(String code, String standard) {
        try {
            return code.isEmpty() && !standard.isEmpty()
                    ? standard
                    : Currency.getInstance(code.strip().toUpperCase(Locale.ROOT))
                            .getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("currency", "insight.cost.currency", code);
        }
    }
}
