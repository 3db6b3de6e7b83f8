package io.hatchery.server.insight;

import io.hatchery.server.platform.SettingsArea;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reports measure against.
 *
 * @param goals what is to be won in a quarter, in the company's currency, by {@code 2026-Q1}
 * @param waitingHours after how many hours without a touch an MQL needs attention
 * @param leadStage the stage from which on a lead is known
 * @param mqlStage the stage marketing hands over at
 * @param sqlStage the stage sales takes over at
 * @param customerStage the stage of those who bought
 */
public record Reporting(
        Map<String, BigDecimal> goals,
        int waitingHours,
        String leadStage,
        String mqlStage,
        String sqlStage,
        String customerStage) {

    public static final SettingsArea<Reporting> AREA = new SettingsArea<>(
            "reporting",
            Reporting.class,
            new Reporting(Map.of(), 24, "LEAD", "MQL", "SQL", "CUSTOMER"),
            SettingsArea.Readers.EVERYONE);

    public Reporting {
        goals = java.util.Collections.unmodifiableMap(new TreeMap<>(goals));
        goals.forEach((quarter, amount) -> {
            if (!quarter.matches("\\d{4}-Q[1-4]") || amount.signum() < 0) {
                throw new IllegalArgumentException(
                        "A goal is an amount of a quarter such as 2026-Q1; came " + quarter + " " + amount);
            }
        });
        if (waitingHours < 1 || waitingHours > 10_000) {
            throw new IllegalArgumentException("Hours of waiting are 1 to 10000; came " + waitingHours);
        }
    }
}
