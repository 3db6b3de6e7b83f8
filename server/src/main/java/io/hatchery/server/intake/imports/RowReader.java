package io.hatchery.server.intake.imports;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.csv.CsvRow;
import io.hatchery.server.intake.identity.Emails;
import io.hatchery.server.intake.identity.Names;
import io.hatchery.server.intake.identity.Phones;
import io.hatchery.server.intake.touch.Touches;
import io.hatchery.server.runtime.Identifier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rows by a mapping. Pure; the same row always reads the same. */
final class RowReader {
    private static final int LONGEST_CELL = 2_000;
    private static final int LONGEST_ROW = 24 * 1024;

    private final List<String> header;
    private final Mapping mapping;
    private final Map<String, Field> fields;
    private final Set<String> stages;
    private final ZoneId zone;

    /**
     * @param fields of the playbook, by key
     * @param stages of the playbook
     * @param zone in which dates without one are meant
     */
    RowReader(List<String> header, Mapping mapping, Map<String, Field> fields, Set<String> stages, ZoneId zone) {
        this.header = List.copyOf(header);
        this.mapping = mapping;
        this.fields = Map.copyOf(fields);
        this.stages = Set.copyOf(stages);
        this.zone = zone;
    }

    Reading read(CsvRow row) {
        if (row.fault() != null) {
            return new Reading.Rejected(List.of(form(row)));
        }
        int length = row.cells().stream().mapToInt(String::length).sum();
        if (length > LONGEST_ROW) {
            return new Reading.Rejected(List.of(RowFault.row("row-long", length, LONGEST_ROW)));
        }
        return new OneRow(said(row)).reading();
    }

    private RowFault form(CsvRow row) {
        return switch (Objects.requireNonNull(row.fault())) {
            case BROKEN_QUOTE -> RowFault.row("quote");
            case TOO_LONG -> RowFault.row("line-long");
            case CELL_COUNT -> RowFault.row("cells", header.size(), row.cells().size());
        };
    }

    /** What the mapped columns and constants say, by target, values mapped and blanks dropped. */
    private List<Said> said(CsvRow row) {
        List<Said> said = new ArrayList<>();
        for (Mapping.Column column : mapping.columns()) {
            if (column.target() == Target.Common.IGNORE
                    || column.index() >= row.cells().size()) {
                continue;
            }
            String cell = mapped(row.cells().get(column.index()).strip(), column.values());
            if (!cell.isEmpty()) {
                said.add(new Said(column.target(), header.get(column.index()), cell));
            }
        }
        for (Mapping.Constant constant : mapping.constants()) {
            if (said.stream().noneMatch(s -> s.target().equals(constant.target()))
                    && !constant.value().isBlank()) {
                said.add(new Said(constant.target(), "", constant.value().strip()));
            }
        }
        return said;
    }

    private static String mapped(String cell, List<Mapping.ValueRule> rules) {
        return rules.stream()
                .filter(rule -> rule.matches(cell))
                .findFirst()
                .map(rule -> rule.to().strip())
                .orElse(cell);
    }

    private record Said(Target target, String column, String cell) {}

    /** The reading of one row as it grows. */
    private final class OneRow {
        private final List<Said> said;
        private final List<Identifier> identifiers = new ArrayList<>();
        private final Map<String, Value> traits = new HashMap<>();
        private final Map<String, Value> properties = new HashMap<>();
        private final List<String> tags = new ArrayList<>();
        private final List<String> optOuts = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();

        OneRow(List<Said> said) {
            this.said = said;
        }

        Reading reading() {
            said.forEach(this::take);
            name();
            var createdAt = when(Target.Common.CREATED_AT);
            Reading.Deal deal = deal();
            Reading.Did did = did();
            String stage = one(
                    Target.Common.STAGE,
                    "stage",
                    cell -> stages.stream()
                            .filter(s -> s.equalsIgnoreCase(cell))
                            .findFirst());
            if (identifiers.isEmpty() && faults.isEmpty()) {
                faults.add(RowFault.row("nobody"));
            }
            if (!faults.isEmpty()
                    && (identifiers.isEmpty() || mapping.options().badCells() == Mapping.BadCells.REJECT_ROW)) {
                return new Reading.Rejected(faults);
            }
            return new Reading.Lead(identifiers, traits, createdAt, source(), tags, stage, optOuts, deal, did, faults);
        }

        private void take(Said one) {
            if (one.cell().length() > LONGEST_CELL) {
                faults.add(RowFault.cell(one.column(), "cell-long", one.cell()));
            } else if (one.cell().indexOf('\uFFFD') >= 0 || one.cell().indexOf(0) >= 0) {
                faults.add(RowFault.cell(one.column(), "unreadable", one.cell().replace('\0', '\uFFFD')));
            } else {
                switch (one.target()) {
                    case Target.Field(String key) -> field(one, key);
                    case Target.Property(String name) -> properties.put(name, Value.of(one.cell()));
                    case Target.Common common -> common(one, common);
                }
            }
        }

        private void field(Said one, String key) {
            Field field = fields.get(key);
            if (field == null) {
                faults.add(RowFault.cell(one.column(), "field", key));
                return;
            }
            Cells.value(one.cell(), field, mapping.options().dates(), zone)
                    .ifPresentOrElse(
                            value -> traits.put(key, value),
                            () -> faults.add(RowFault.cell(one.column(), code(field), one.cell())));
        }

        private static String code(Field field) {
            return switch (field.type()) {
                case NUMBER -> "number";
                case FLAG -> "flag";
                case DATE -> "date";
                case CHOICE -> "choice";
                case TEXT, LIST -> "unreadable";
            };
        }

        private void common(Said one, Target.Common target) {
            switch (target) {
                case EMAIL -> email(one);
                case PHONE -> phone(one);
                case EXTERNAL_ID -> identifiers.add(new Identifier(Identifier.Kind.CRM_ID, one.cell()));
                case TAG -> Cells.split(one.cell()).forEach(tags::add);
                case NO_EMAIL -> optOut(one, "email");
                case NO_PHONE -> optOut(one, "phone");
                case IGNORE, FIRST_NAME, LAST_NAME, CREATED_AT, STAGE -> {}
                case SOURCE_NAME, SOURCE_CHANNEL, SOURCE_MEDIUM, SOURCE_CAMPAIGN, SOURCE_CONTENT, SOURCE_KEYWORD -> {}
                case EVENT_NAME, EVENT_AT -> {}
                case DEAL_OUTCOME, DEAL_AMOUNT, DEAL_CURRENCY, DEAL_CLOSED_AT, DEAL_ID, DEAL_NAME, DEAL_REASON -> {}
            }
        }

        private void email(Said one) {
            Emails.normalise(one.cell())
                    .ifPresentOrElse(
                            address -> {
                                identifiers.add(new Identifier(Identifier.Kind.EMAIL, address));
                                traits.put("email", Value.of(address));
                            },
                            () -> faults.add(RowFault.cell(one.column(), "email", one.cell())));
        }

        private void phone(Said one) {
            switch (Phones.read(one.cell(), mapping.options().country())) {
                case Phones.Reading.Personal(String e164) -> {
                    identifiers.add(new Identifier(Identifier.Kind.PHONE, e164));
                    traits.put("phone", Value.of(e164));
                }
                case Phones.Reading.Shared(String e164) -> traits.put("phone", Value.of(e164));
                case Phones.Reading.Unreadable() ->
                    faults.add(RowFault.cell(
                            one.column(),
                            one.cell().matches(".*\\d[eE]\\+\\d+") ? "phone-rounded" : "phone",
                            one.cell()));
            }
        }

        private void optOut(Said one, String channel) {
            Cells.flag(one.cell())
                    .ifPresentOrElse(
                            out -> {
                                if (out) {
                                    optOuts.add(channel);
                                }
                            },
                            () -> faults.add(RowFault.cell(one.column(), "flag", one.cell())));
        }

        private void name() {
            String first = text(Target.Common.FIRST_NAME);
            String last = text(Target.Common.LAST_NAME);
            if ((first != null || last != null) && !traits.containsKey("name")) {
                traits.put("name", Value.of(Names.whole(first, last)));
            }
        }

        private @Nullable Source source() {
            String name = text(Target.Common.SOURCE_NAME);
            String channel = text(Target.Common.SOURCE_CHANNEL);
            String medium = text(Target.Common.SOURCE_MEDIUM);
            String campaign = text(Target.Common.SOURCE_CAMPAIGN);
            if (name == null && channel == null && medium == null && campaign == null) {
                return null;
            }
            return new Source(
                    channel != null ? channel : name != null ? Touches.channelOf(name, medium) : "import",
                    name,
                    medium,
                    campaign,
                    text(Target.Common.SOURCE_CONTENT),
                    text(Target.Common.SOURCE_KEYWORD));
        }

        private Reading.@Nullable Deal deal() {
            Cells.Outcome outcome = one(Target.Common.DEAL_OUTCOME, "outcome", Cells::outcome);
            var amount = one(Target.Common.DEAL_AMOUNT, "amount", Cells::amount);
            String currency = one(Target.Common.DEAL_CURRENCY, "currency", Currencies::code);
            var closedAt = when(Target.Common.DEAL_CLOSED_AT);
            String id = text(Target.Common.DEAL_ID);
            String name = text(Target.Common.DEAL_NAME);
            Reading.Standing standing = outcome == null ? null : standing(outcome, id != null || name != null);
            if (standing == null) {
                return null;
            }
            return new Reading.Deal(
                    standing,
                    id,
                    name,
                    amount,
                    currency == null ? mapping.options().currency() : currency,
                    closedAt,
                    text(Target.Common.DEAL_REASON));
        }

        /** Of an open deal a row tells only when it calls it something; "not won" is no deal. */
        private static Reading.@Nullable Standing standing(Cells.Outcome outcome, boolean named) {
            return switch (outcome) {
                case WON -> Reading.Standing.WON;
                case LOST -> Reading.Standing.LOST;
                case OPEN -> named ? Reading.Standing.OPEN : null;
                case NONE -> null;
            };
        }

        private Reading.@Nullable Did did() {
            Instant at = when(Target.Common.EVENT_AT);
            String name = one(Target.Common.EVENT_NAME, "event-name", EventWords::name);
            return name == null ? null : new Reading.Did(name, at, properties);
        }

        private @Nullable Instant when(Target target) {
            return one(
                    target, "date", cell -> Cells.moment(cell, mapping.options().dates(), zone));
        }

        private @Nullable String text(Target target) {
            return said.stream()
                    .filter(s -> s.target().equals(target))
                    .map(Said::cell)
                    .findFirst()
                    .orElse(null);
        }

        private <T> @Nullable T one(Target target, String code, Function<String, Optional<T>> parse) {
            for (Said one : said) {
                if (one.target().equals(target)) {
                    Optional<T> value = parse.apply(one.cell());
                    if (value.isEmpty()) {
                        faults.add(RowFault.cell(one.column(), code, one.cell()));
                    }
                    return value.orElse(null);
                }
            }
            return null;
        }
    }
}
