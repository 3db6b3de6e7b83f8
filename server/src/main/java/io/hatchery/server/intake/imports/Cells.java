package io.hatchery.server.intake.imports;

import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what people write in cells: numbers, amounts, dates, yes and no, in Chinese and in English. */
final class Cells {
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "是", "有", "对", "√", "✓", "已");
    private static final Set<String> OPEN = Set.of("open", "in progress", "pending", "进行中", "跟进中", "未关单");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "否", "无", "不", "×", "✗", "未");
    private static final Set<String> WON =
            Set.of("won", "win", "closed won", "closed-won", "customer", "converted", "成交", "赢单", "已成交", "签约", "成功");
    private static final Set<String> LOST = Set.of("lost", "closed lost", "closed-lost", "丢单", "输单", "失败", "流失");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile(
            "(\\d{1,4})[-/.年](\\d{1,2})[-/.月](\\d{1,4})日?(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final int DEAREST = 16;

    private Cells() {}

    /** How a deal ended. */
    enum Outcome {
        WON,
        LOST,
        OPEN,
        /** There is none. */
        NONE
    }

    static Optional<Boolean> flag(String cell) {
        String plain = plain(cell);
        return YES.contains(plain) ? Optional.of(true) : NO.contains(plain) ? Optional.of(false) : Optional.empty();
    }

    /** Won, lost, still open, or none at all by a plain no. */
    static Optional<Outcome> outcome(String cell) {
        String plain = plain(cell);
        if (WON.contains(plain) || YES.contains(plain)) {
            return Optional.of(Outcome.WON);
        }
        if (LOST.contains(plain)) {
            return Optional.of(Outcome.LOST);
        }
        if (OPEN.contains(plain)) {
            return Optional.of(Outcome.OPEN);
        }
        return NO.contains(plain) ? Optional.of(Outcome.NONE) : Optional.empty();
    }

    static Optional<Double> number(String cell) {
        String plain = plain(cell).replace("%", "").strip();
        return NUMBER.matcher(plain).matches()
                ? Optional.of(Double.parseDouble(plain.replace(",", ""))).filter(Double::isFinite)
                : Optional.empty();
    }

    /** An amount of money, not negative, with two decimals; signs of currency are skipped and 万 counts ten thousand. */
    static Optional<BigDecimal> amount(String cell) {
        String plain = plain(cell).replaceAll("[¥￥$€£元,\\s]|cny|rmb|usd|eur|人民币", "");
        boolean wan = plain.endsWith("万");
        plain = wan ? plain.substring(0, plain.length() - 1) : plain;
        if (!plain.matches("\\d{1," + DEAREST + "}(?:\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(plain);
        amount = wan ? amount.multiply(TEN_THOUSAND) : amount;
        amount = amount.setScale(2, RoundingMode.HALF_UP);
        return amount.precision() - amount.scale() > DEAREST ? Optional.empty() : Optional.of(amount);
    }

    /** A moment; a date alone is its first in the zone. */
    static Optional<Instant> moment(String cell, Mapping.DateOrder order, ZoneId zone) {
        String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        try {
            if (text.length() > 16 && (text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}"))) {
                return Optional.of(
                        OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                                .toInstant());
            }
            Matcher parts = DATE.matcher(text);
            return parts.matches()
                    ? Optional.of(LocalDateTime.of(date(parts, order), time(parts))
                            .atZone(zone)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher parts, Mapping.DateOrder order) {
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(2));
        int third = Integer.parseInt(parts.group(3));
        if (parts.group(1).length() == 4) {
            return LocalDate.of(first, second, third);
        }
        int year = third < 100 ? 2000 + third : third;
        boolean dayFirst = second <= 12 && (first > 12 || order == Mapping.DateOrder.DAY_FIRST);
        return dayFirst ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second);
    }

    private static LocalTime time(Matcher parts) {
        return parts.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(
                        Integer.parseInt(parts.group(4)),
                        Integer.parseInt(parts.group(5)),
                        parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6)));
    }

    /** The cell as a value of the field, empty when it does not fit. */
    static Optional<Value> value(String cell, Field field, Mapping.DateOrder order, ZoneId zone) {
        return switch (field.type()) {
            case TEXT -> Optional.of(Value.of(cell));
            case NUMBER -> number(cell).map(Value::of);
            case FLAG -> flag(cell).map(Value::of);
            case DATE -> moment(cell, order, zone).map(Value::of);
            case CHOICE ->
                field.options().stream()
                        .filter(option -> option.equalsIgnoreCase(cell))
                        .findFirst()
                        .map(Value::of);
            case LIST -> Optional.of(new Value.Many(split(cell).map(Value::of).toList()));
        };
    }

    /** Several words in one cell. */
    static Stream<String> split(String cell) {
        return Arrays.stream(cell.split("[;；,，、|]")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static String plain(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
