package io.hatchery.server.desk;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.desk.Cursor.Page;
import io.hatchery.server.desk.OpportunityList.Filter;
import io.hatchery.server.desk.OpportunityList.Mark;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.States;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opportunities over HTTP: the board, the list, and what people do with them. */
@RestController
@RequestMapping("/api/opportunities")
@Allowed({Role.SDR, Role.SELLER})
class OpportunityController {
    private final OpportunityRows rows;
    private final OpportunityList list;
    private final Deals deals;
    private final States states;
    private final Settings settings;
    private final Clock clock;

    OpportunityController(
            OpportunityRows rows, OpportunityList list, Deals deals, States states, Settings settings, Clock clock) {
        this.rows = rows;
        this.list = list;
        this.deals = deals;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    /** Money as the API writes it: a decimal as text with its currency. */
    record Money(String amount, String currency) {}

    record Item(
            String id,
            @Nullable String name,
            @Nullable String company,
            @Nullable String owner,
            String stage,
            Opportunity.Status status,
            @Nullable Money amount,
            @Nullable String expectedClose,
            Instant openedAt,
            Instant stageSince,
            @Nullable Instant closedAt,
            @Nullable String lostReason,
            @Nullable String note,
            long leadId,
            @Nullable LeadCard lead) {}

    record Sum(long count, List<Money> amounts) {}

    record Column(String stage, Sum sum, List<Item> items) {}

    record Board(List<Column> columns) {}

    @GetMapping("/board")
    @Allowed({Role.SDR, Role.SELLER, Role.ANALYST, Role.MARKETER})
    Board board(@RequestParam(required = false) @Nullable String owner) {
        List<Column> columns = settings.get(DeskSettings.AREA).pipeline().stream()
                .map(it -> list.column(it.id(), owner))
                .map(it -> new Column(it.stage(), sum(it.sum()), shown(it.items())))
                .toList();
        return new Board(columns);
    }

    @GetMapping
    @Allowed({Role.SDR, Role.SELLER, Role.ANALYST, Role.MARKETER})
    Page<Item> list(
            @ModelAttribute Filter filter,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Cursor.limit(limit);
        Mark after = Cursor.read(cursor, 2, it -> new Mark(Instant.parse(it.get(0)), it.get(1)));
        return Page.of(
                list.page(filter, after, size + 1),
                size,
                this::shown,
                it -> Cursor.write(Objects.requireNonNullElse(it.closedAt(), it.stageSince()), it.id()));
    }

    @GetMapping("/sum")
    @Allowed({Role.SDR, Role.SELLER, Role.ANALYST, Role.MARKETER})
    Sum total(@ModelAttribute Filter filter) {
        return sum(list.sum(filter));
    }

    @GetMapping("/{id}")
    @Allowed({Role.SDR, Role.SELLER, Role.ANALYST, Role.MARKETER})
    Item one(@PathVariable String id) {
        return shown(rows.byIds(List.of(id))).stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("opportunity", id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Item create(Principal who, @RequestBody Deals.NewDeal made) {
        return one(deals.create(Actors.of(who), made));
    }

    @PatchMapping("/{id}")
    Item change(Principal who, @PathVariable String id, @RequestBody Deals.Change change) {
        deals.change(Actors.of(who), id, change);
        return one(id);
    }

    @PostMapping("/{id}/stage")
    Item stage(Principal who, @PathVariable String id, @RequestBody Deals.Move move) {
        deals.move(Actors.of(who), id, move);
        return one(id);
    }

    @PostMapping("/{id}/won")
    Item won(Principal who, @PathVariable String id, @RequestBody Deals.Won won) {
        deals.won(Actors.of(who), id, won);
        return one(id);
    }

    @PostMapping("/{id}/lost")
    Item lost(Principal who, @PathVariable String id, @RequestBody Deals.Lost lost) {
        deals.lost(Actors.of(who), id, lost);
        return one(id);
    }

    @PostMapping("/{id}/reopen")
    Item reopen(Principal who, @PathVariable String id, @RequestBody Deals.Move move) {
        deals.reopen(Actors.of(who), id, move);
        return one(id);
    }

    private List<Item> shown(List<Opportunity> page) {
        Map<Long, LeadCard> cards =
                LeadCard.of(states, page.stream().map(Opportunity::lead).toList(), clock.now());
        return page.stream().map(it -> item(it, cards.get(it.lead()))).toList();
    }

    private static Item item(Opportunity it, @Nullable LeadCard lead) {
        Money amount = it.amount() == null || it.currency() == null
                ? null
                : new Money(it.amount().toPlainString(), it.currency());
        return new Item(
                it.id(),
                it.name(),
                it.company(),
                it.owner(),
                it.stage(),
                it.status(),
                amount,
                it.expectedClose() == null ? null : it.expectedClose().toString(),
                it.openedAt(),
                it.stageSince(),
                it.closedAt(),
                it.lostReason(),
                it.note(),
                it.lead(),
                lead);
    }

    private static Sum sum(OpportunityList.Sum sum) {
        return new Sum(
                sum.count(),
                sum.amounts().stream()
                        .map(it -> new Money(
                                it.amount().toPlainString(),
                                it.currency() == null ? "" : it.currency().toUpperCase(Locale.ROOT)))
                        .toList());
    }
}
