package io.hatchery.testkit.life;

import io.hatchery.engine.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who a generated lead is.
 *
 * @param worth how well they fit, 0 to 1; hidden from the product, it drives what they do
 */
record Person(
        String name,
        String email,
        String phone,
        String company,
        String level,
        String industry,
        int employees,
        String city,
        double worth) {

    private static final List<String> LEVELS = List.of(
            "executive", "director", "director", "manager", "manager", "manager", "staff", "staff", "staff", "student");
    private static final List<Integer> SIZES = List.of(20, 60, 120, 260, 480, 900, 2_000, 6_000);

    static Person meet(Dice dice, int number, Locale language, double quality) {
        boolean chinese = language.getLanguage().equals("zh");
        int surname = dice.below(Words.SURNAMES.size());
        int given = dice.below(Words.GIVEN.size());
        int city = dice.below(Words.CITIES.size());
        int firm = dice.below(Words.NAMES.size());
        int trade = dice.below(Words.TRADES.size());
        String level = dice.oneOf(LEVELS);
        int employees = (int) dice.around(dice.oneOf(SIZES), .2);
        String latin = Words.SURNAMES_LATIN.get(surname) + "." + Words.GIVEN_LATIN.get(given);
        boolean free = dice.chance(.32 - .2 * quality);
        String domain = Words.NAMES_LATIN.get(firm) + "-" + Words.CITIES_LATIN.get(city) + ".example";
        String email = free ? latin + number + "@qq.com" : latin + number + "@" + domain;
        return new Person(
                chinese
                        ? Words.SURNAMES.get(surname) + Words.GIVEN.get(given)
                        : dice.oneOf(Words.GIVEN_EN) + " " + capital(Words.SURNAMES_LATIN.get(surname)),
                email,
                "+861" + (38 + surname % 20)
                        + String.format(Locale.ROOT, "%08d", (number * 7_919L + given) % 100_000_000L),
                chinese
                        ? Words.CITIES.get(city) + Words.NAMES.get(firm) + Words.TRADES.get(trade) + "有限公司"
                        : capital(Words.NAMES_LATIN.get(firm)) + " " + Words.TRADES_EN.get(trade) + " "
                                + capital(Words.CITIES_LATIN.get(city)),
                level,
                Words.INDUSTRIES.get(trade),
                employees,
                chinese ? Words.CITIES.get(city) : capital(Words.CITIES_LATIN.get(city)),
                worth(level, employees, free, quality));
    }

    private static double worth(String level, int employees, boolean free, double quality) {
        double rank = switch (level) {
            case "executive" -> .9;
            case "director" -> .85;
            case "manager" -> .6;
            case "staff" -> .3;
            default -> .02;
        };
        double size = Math.clamp(Math.log10(Math.max(10, employees)) / 4, .2, 1);
        return Math.clamp(.45 * rank + .25 * size + .45 * quality - (free ? .2 : 0), 0, 1);
    }

    /** What they tell in a form; the better the fit, the more they tell. */
    Map<String, Value> tells(Dice dice, boolean phoneAsked) {
        Map<String, Value> traits = new LinkedHashMap<>();
        traits.put("email", Value.of(email));
        traits.put("name", Value.of(name));
        if (phoneAsked || dice.chance(.5)) {
            traits.put("phone", Value.of(phone));
        }
        if (dice.chance(.6 + .4 * worth)) {
            traits.put("company", Value.of(company));
            traits.put("jobLevel", Value.of(level));
            traits.put("industry", Value.of(industry));
            traits.put("employees", Value.of(employees));
        }
        traits.put("city", Value.of(city));
        traits.put("country", Value.of("CN"));
        return traits;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
