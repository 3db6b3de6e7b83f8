package io.hatchery.server.intake.imports;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Codes of currencies. */
final class Currencies {
    private Currencies() {}

    /** The ISO 4217 code, empty when it is none. */
    static Optional<String> code(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        return switch (code) {
            case "RMB", "¥", "￥", "人民币", "元" -> Optional.of("CNY");
            case "$", "US$", "美元" -> Optional.of("USD");
            case "€", "欧元" -> Optional.of("EUR");
            default ->
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .filter(code::equals)
                        .findFirst();
        };
    }
}
