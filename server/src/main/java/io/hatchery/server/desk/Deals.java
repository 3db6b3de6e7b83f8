package io.hatchery.server.desk;

import io.hatchery.engine.LeadState;
import io.hatchery.server.desk.Happenings.Told;
import io.hatchery.server.desk.Opportunity.Status;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.States;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with opportunities, checked and taken as events of the lead. */
@Component
class Deals {
    /** Amounts travel as numbers of events; below this every cent is exact. */
    private static final BigDecimal MOST = new BigDecimal("10000000000000");

    private final OpportunityRows rows;
    private final States states;
    private final Outcomes outcomes;
    private final Happenings happenings;
    private final Settings settings;
    private final Clock clock;
    private final Ids ids;

    Deals(
            OpportunityRows rows,
            States states,
            Outcomes outcomes,
            Happenings happenings,
            Settings settings,
            Clock clock,
            Ids ids) {
        this.rows = rows;
        this.states = states;
        this.outcomes = outcomes;
        this.happenings = happenings;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param stage where it starts, null for the first */
    record NewDeal(
            long lead,
            @Nullable String name,
            @Nullable String company,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate expectedClose,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable String note) {}

    /** Null leaves as it is. */
    record Change(
            @Nullable String name,
            @Nullable String company,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate expectedClose,
            @Nullable String owner,
            @Nullable String note) {}

    /** What the stage requires may be told with the move. */
    record Move(
            String stage,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate expectedClose) {}

    /** @param on the day it was signed, null for today */
    record Won(
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable LocalDate on) {}

    record Lost(String reason, @Nullable String note) {}

    /** @return the new opportunity's id */
    String create(String actor, NewDeal made) {
        LeadState lead = states.of(made.lead()).orElseThrow(() -> Problems.notFound("lead", made.lead()));
        DeskSettings desk = settings.get(DeskSettings.AREA);
        String stage = made.stage() == null ? desk.pipeline().getFirst().id() : made.stage();
        require(stage(desk, stage), made.amount(), made.expectedClose());
        String company = made.company() == null ? Values.text(lead.traits().value("company")) : made.company();
        String id = ids.next();
        take(
                actor,
                made.lead(),
                OpportunityEvent.Kind.CREATED,
                money(Told.of("opportunity", id), made.amount(), made.currency())
                        .and("name", made.name() == null || made.name().isBlank() ? company : made.name())
                        .and("company", company)
                        .and("expectedClose", text(made.expectedClose()))
                        .and("stage", stage)
                        .and("owner", made.owner() == null ? actor : made.owner())
                        .and("note", made.note()));
        if (!stage.equals(OpportunityStory.FIRST_STAGE)) {
            take(
                    actor,
                    made.lead(),
                    OpportunityEvent.Kind.STAGE,
                    Told.of("opportunity", id).and("stage", stage));
        }
        return id;
    }

    void change(String actor, String id, Change change) {
        Opportunity it = find(id);
        take(
                actor,
                it.lead(),
                OpportunityEvent.Kind.CHANGED,
                money(Told.of("opportunity", id), change.amount(), currency(change.currency(), it))
                        .and("name", change.name())
                        .and("company", change.company())
                        .and("expectedClose", text(change.expectedClose()))
                        .and("owner", change.owner())
                        .and("note", change.note()));
    }

    void move(String actor, String id, Move move) {
        Opportunity it = find(id);
        if (it.status() != Status.OPEN) {
            throw Problems.conflict("desk.closed");
        }
        moved(actor, it, move, OpportunityEvent.Kind.STAGE);
    }

    void reopen(String actor, String id, Move move) {
        Opportunity it = find(id);
        if (it.status() == Status.OPEN) {
            throw Problems.conflict("desk.open");
        }
        moved(actor, it, move, OpportunityEvent.Kind.REOPENED);
    }

    private void moved(String actor, Opportunity it, Move move, OpportunityEvent.Kind kind) {
        require(
                stage(settings.get(DeskSettings.AREA), move.stage()),
                move.amount() == null ? it.amount() : move.amount(),
                move.expectedClose() == null ? it.expectedClose() : move.expectedClose());
        take(
                actor,
                it.lead(),
                kind,
                money(Told.of("opportunity", it.id()), move.amount(), currency(move.currency(), it))
                        .and("stage", move.stage())
                        .and("expectedClose", text(move.expectedClose())));
    }

    void won(String actor, String id, Won won) {
        Opportunity it = open(id);
        BigDecimal amount = won.amount() == null ? it.amount() : won.amount();
        if (amount == null) {
            throw Problems.invalid("amount", "desk.required");
        }
        take(
                actor,
                it.lead(),
                OpportunityEvent.Kind.WON,
                money(Told.of("opportunity", id), amount, currency(won.currency(), it))
                        .and("stage", it.stage())
                        .and("closedAt", closedAt(won.on())));
    }

    void lost(String actor, String id, Lost lost) {
        Opportunity it = open(id);
        Outcomes.known(settings.get(DeskSettings.AREA).lostReasons(), "reason", lost.reason());
        take(
                actor,
                it.lead(),
                OpportunityEvent.Kind.LOST,
                Told.of("opportunity", id)
                        .and("stage", it.stage())
                        .and("reason", lost.reason())
                        .and("note", lost.note()));
    }

    private Opportunity find(String id) {
        return rows.byIds(List.of(id)).stream().findFirst().orElseThrow(() -> Problems.notFound("opportunity", id));
    }

    private Opportunity open(String id) {
        Opportunity it = find(id);
        if (it.status() != Status.OPEN) {
            throw Problems.conflict("desk.closed");
        }
        return it;
    }

    /** Today is this moment; another day is its noon, and never after now. */
    private @Nullable Instant closedAt(@Nullable LocalDate on) {
        ZoneId zone = settings.get(Company.SETTINGS).timeZone();
        LocalDate today = clock.now().atZone(zone).toLocalDate();
        if (on == null || on.equals(today)) {
            return null;
        }
        if (on.isAfter(today)) {
            throw Problems.invalid("on", "desk.future");
        }
        return on.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    private static DeskSettings.Stage stage(DeskSettings desk, String id) {
        return desk.pipeline().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("stage", "desk.choice", id, pipeline(desk)));
    }

    private static String pipeline(DeskSettings desk) {
        return String.join(
                ", ", desk.pipeline().stream().map(DeskSettings.Stage::id).toList());
    }

    private static void require(
            DeskSettings.Stage stage, @Nullable BigDecimal amount, @Nullable LocalDate expectedClose) {
        List<Fault> missing = new ArrayList<>();
        if (stage.required().contains("amount") && amount == null) {
            missing.add(Fault.of("amount", "desk.required"));
        }
        if (stage.required().contains("expectedClose") && expectedClose == null) {
            missing.add(Fault.of("expectedClose", "desk.required"));
        }
        if (!missing.isEmpty()) {
            throw Problems.invalid(missing);
        }
    }

    private Told money(Told told, @Nullable BigDecimal amount, @Nullable String currency) {
        if (amount == null) {
            return told;
        }
        if (amount.signum() < 0
                || amount.compareTo(MOST) >= 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw Problems.invalid("amount", "desk.amount");
        }
        return told.and("amount", amount.doubleValue()).and("currency", currencyCode(currency));
    }

    private String currencyCode(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return settings.get(Company.SETTINGS).currency();
        }
        try {
            return Currency.getInstance(given.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("currency", "desk.currency", given);
        }
    }

    private static @Nullable String currency(@Nullable String given, Opportunity known) {
        return given == null ? known.currency() : given;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return Objects.toString(day, null);
    }

    private void take(String actor, long lead, OpportunityEvent.Kind kind, Told told) {
        outcomes.accepted(List.of(happenings.by(actor, lead, kind.type(), told)));
    }
}
