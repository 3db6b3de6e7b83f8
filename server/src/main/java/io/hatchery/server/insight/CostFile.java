package io.hatchery.server.insight;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads costs from CSV. Columns are found by their names in either language: day (or month), channel, source, campaign, amount,
 * currency, impressions, clicks, note. A row that cannot be read is reported and the others are read.
 */
final class CostFile {
    private static final Map<String, List<String>> NAMES = Map.of(
            "day", List.of("day", "date", "month", "日期", "月份"),
            "channel", List.of("channel", "渠道"),
            "source", List.of("source", "来源"),
            "campaign", List.of("campaign", "活动", "计划"),
            "amount", List.of("amount", "cost", "spend", "金额", "费用", "花费", "消费"),
            "currency", List.of("currency", "币种"),
            "impressions", List.of("impressions", "展示", "展现"),
            "clicks", List.of("clicks", "点击"),
            "note", List.of("note", "备注"));

    private final List<Cost> costs = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final String companyCurrency;

    private CostFile(String companyCurrency) {
        this.companyCurrency = companyCurrency;
    }

    /**
     * @param costs the rows that could be read
     * @param rejected the others
     */
    record Content(List<Cost> costs, List<Rejected> rejected) {}

    /**
     * @param line in the file, from 1
     * @param code of the message: {@code insight.cost.<code>}
     */
    record Rejected(long line, String code, String value) {}

    static Content read(String csv, String companyCurrency) {
        CostFile file = new CostFile(companyCurrency);
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        char separator = text.lines().findFirst().orElse("").contains("\t") ? '\t' : ',';
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(text)) {
            rows.forEach(file::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(List.copyOf(file.costs), List.copyOf(file.rejected));
    }

    private void row(NamedCsvRecord row) {
        Map<String, String> cells = new HashMap<>();
        NAMES.forEach((field, names) -> names.stream()
                .map(name -> cell(row, name))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(value -> cells.put(field, value)));
        try {
            costs.add(new Cost(
                    day(cells.getOrDefault("day", "")),
                    cells.getOrDefault("channel", ""),
                    cells.getOrDefault("source", ""),
                    cells.getOrDefault("campaign", ""),
                    amount(cells.getOrDefault("amount", "")),
                    currency(cells.getOrDefault("currency", "")),
                    count(cells.get("impressions")),
                    count(cells.get("clicks")),
                    cells.get("note")));
        } catch (Unreadable e) {
            rejected.add(new Rejected(row.getStartingLineNumber(), e.code, e.value));
        }
    }

    private static Optional<String> cell(NamedCsvRecord row, String name) {
        return row.getHeader().stream()
                .filter(it -> it.strip().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(row::findField)
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    private static LocalDate day(String text) {
        String plain = text.replace('/', '-').replace('.', '-');
        try {
            String[] parts = plain.split("-", -1);
            if (parts.length == 2) {
                return YearMonth.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
                        .atDay(1);
            }
            if (parts.length == 3) {
                return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new Unreadable("day", text);
        }
        throw new Unreadable("day", text);
    }

    private static BigDecimal amount(String text) {
        try {
            BigDecimal amount = new BigDecimal(text.replaceAll("[,，\\s¥￥$€]", ""));
            if (amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 2 && amount.precision() <= 18) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw new Unreadable("amount", text);
        }
        throw new Unreadable("amount", text);
    }

    private String currency(String text) {
        try {
            return text.isEmpty()
                    ? companyCurrency
                    : Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new Unreadable("currency", text);
        }
    }

    private static @Nullable Long count(@Nullable String text) {
        try {
            long count = text == null ? 0 : Long.parseLong(text.replaceAll("[,，\\s]", ""));
            if (count >= 0) {
                return text == null ? null : Long.valueOf(count);
            }
        } catch (NumberFormatException e) {
            throw new Unreadable("count", String.valueOf(text));
        }
        throw new Unreadable("count", String.valueOf(text));
    }

    /** Ends the reading of one row. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;
        private final String value;

        Unreadable(String code, String value) {
            super(code + " " + value, null, false, false);
            this.code = code;
            this.value = value;
        }
    }
}
