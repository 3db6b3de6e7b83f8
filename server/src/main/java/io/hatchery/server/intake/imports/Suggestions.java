package io.hatchery.server.intake.imports;

import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.imports.Target.Common;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person would most likely want to do with a file. Only offers: targets come filled in, value rules are for the person to
 * accept, since merging {@code google} into {@code Google} changes what reports count.
 */
final class Suggestions {
    private static final Set<String> BLANKS = Set.of(
            "select",
            "please select",
            "-- select --",
            "none",
            "n/a",
            "na",
            "null",
            "nil",
            "-",
            "--",
            "—",
            "unknown",
            "not specified",
            "无",
            "暂无",
            "未知",
            "未填",
            "未填写",
            "请选择",
            "空",
            "不详");

    private Suggestions() {}

    /**
     * What is offered for one column.
     *
     * @param merges values that are one value written differently
     * @param blanks values that mean there is none
     */
    record Offer(int index, Target target, List<Mapping.ValueRule> merges, List<Mapping.ValueRule> blanks) {
        Offer {
            merges = List.copyOf(merges);
            blanks = List.copyOf(blanks);
        }
    }

    static List<Offer> of(FileProfile profile, Collection<Field> fields) {
        Set<Target> taken = new HashSet<>();
        List<Offer> offers = new ArrayList<>();
        for (ColumnProfile column : profile.columns()) {
            Target target = target(column, fields);
            if (target == null || !fits(target, column) || (!taken.add(target) && !repeatable(target))) {
                target = Common.IGNORE;
            }
            offers.add(new Offer(column.index(), target, merges(column), blanks(column)));
        }
        return offers;
    }

    private static @Nullable Target target(ColumnProfile column, Collection<Field> fields) {
        if (column.kind() == ColumnProfile.Kind.EMPTY) {
            return null;
        }
        Target meant = HeaderWords.meaning(column.name(), fields);
        if (meant != null) {
            return meant;
        }
        return switch (column.kind()) {
            case EMAIL -> Common.EMAIL;
            case PHONE -> Common.PHONE;
            case DATE, NUMBER, FLAG, CHOICE, TEXT, EMPTY -> null;
        };
    }

    /** Headers promise what cells do not always keep: a numeric column "value" may be money, a textual one is not. */
    private static boolean fits(Target target, ColumnProfile column) {
        return switch (target) {
            case Common.CREATED_AT, Common.DEAL_CLOSED_AT, Common.EVENT_AT -> column.kind() == ColumnProfile.Kind.DATE;
            case Common.NO_EMAIL, Common.NO_PHONE -> column.kind() == ColumnProfile.Kind.FLAG;
            case Common.DEAL_OUTCOME ->
                column.values().stream().anyMatch(v -> Cells.outcome(v.value()).isPresent());
            case Common.DEAL_AMOUNT ->
                column.values().stream().anyMatch(v -> Cells.amount(v.value()).isPresent());
            case Common.EXTERNAL_ID -> column.distinct() >= Math.min(ColumnProfiler.MOST_VALUES, column.filled());
            case Common ignored -> true;
            case Target.Field ignored -> true;
            case Target.Property ignored -> true;
        };
    }

    private static boolean repeatable(Target target) {
        return target instanceof Common common && common.repeatable();
    }

    /** Values that differ only in case, width and blanks; the most frequent way to write one is the right one. */
    static List<Mapping.ValueRule> merges(ColumnProfile column) {
        Map<String, String> first = new LinkedHashMap<>();
        List<Mapping.ValueRule> rules = new ArrayList<>();
        for (ColumnProfile.Count count : column.values()) { // most frequent first
            String right = first.putIfAbsent(plain(count.value()), count.value());
            if (right != null) {
                rules.add(new Mapping.ValueRule(count.value(), right, false));
            }
        }
        return rules;
    }

    private static List<Mapping.ValueRule> blanks(ColumnProfile column) {
        return column.values().stream()
                .map(ColumnProfile.Count::value)
                .filter(value -> BLANKS.contains(plain(value)))
                .map(value -> new Mapping.ValueRule(value, "", false))
                .toList();
    }

    private static String plain(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", " ")
                .strip();
    }
}
