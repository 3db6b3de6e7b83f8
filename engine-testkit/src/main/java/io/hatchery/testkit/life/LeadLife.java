package io.hatchery.testkit.life;

import io.hatchery.engine.playbook.CompiledPlaybook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates the lives of a believable B2B company's leads: where they come from and what that cost, what they read and ask for,
 * how sales treats them, and what was won. Nothing in it is real. Life {@code n} depends on the seed and {@code n} alone, so lives can
 * be told in any order and each again.
 *
 * @param seed the same seed tells the same lives
 * @param leads how many leave their details; about a third as many more only look
 * @param end when the story stops; it begins eighteen months before
 * @param language Chinese or English names
 */
public record LeadLife(long seed, int leads, Instant end, Locale language, Crew crew, CompiledPlaybook playbook) {
    /** How long the story is. */
    public static final int MONTHS = 18;

    private static final double LOOKERS = .3;

    /** All lives, one after the other; each is made when it is asked for. */
    public Stream<Life> lives() {
        return IntStream.range(0, count()).mapToObj(this::life);
    }

    /** How many lives there are, lookers included. */
    public int count() {
        return leads + (int) (leads * LOOKERS);
    }

    /**
     * One life.
     *
     * @param number 0 to {@code count() - 1}
     */
    public Life life(int number) {
        Dice dice = new Dice(seed * 1_000_003 + number);
        Origin origin = Origin.pick(dice);
        Person person = Person.meet(dice, number, language, origin.quality());
        boolean stays = number < leads;
        Instant first = begin(dice);
        LifeEvent.Known unknown = new LifeEvent.Known(origin.offline() ? "" : "anon-" + number, "", "");
        Living living = new Living(number, end, new Mirror(playbook), unknown);
        living.whenMql(new Sales(dice, person, crew, living, number)::onMql);
        new Visitor(dice, person, origin.source(dice), stays, living, number).begins(first, stays && origin.offline());
        return living.live();
    }

    /** When the story begins. */
    public Instant start() {
        return LocalDate.ofInstant(end, Dice.ZONE)
                .minusMonths(MONTHS)
                .atStartOfDay(Dice.ZONE)
                .toInstant();
    }

    /** More come each month than the month before, and hardly anyone around the Spring Festival. */
    private Instant begin(Dice dice) {
        Duration span = Duration.between(start(), end);
        while (true) {
            double share = Math.sqrt(.15 + .85 * dice.uniform());
            Instant at = dice.atWork(start().plusSeconds((long) (span.toSeconds() * (share - .387) / .613)));
            LocalDate day = LocalDate.ofInstant(at, Dice.ZONE);
            boolean holiday = day.getMonthValue() == 2 && day.getDayOfMonth() < 18;
            if (at.isBefore(end) && (!holiday || dice.chance(.35))) {
                return at;
            }
        }
    }

    /** What every source cost in every month, near its usual price for the leads it brought. */
    public List<MonthlyCost> costs() {
        List<MonthlyCost> costs = new ArrayList<>();
        Dice dice = new Dice(seed + 17);
        YearMonth month = YearMonth.from(start().atZone(Dice.ZONE));
        YearMonth last = YearMonth.from(end.atZone(Dice.ZONE));
        int total = Origin.ALL.stream().mapToInt(Origin::weight).sum();
        for (int i = 0; !month.isAfter(last); i++, month = month.plusMonths(1)) {
            double perMonth = leads * 2.0 * (i + 4) / (MONTHS * (MONTHS + 8.0));
            for (Origin origin : Origin.ALL) {
                if (origin.cost() > 0) {
                    double amount = dice.around(perMonth * origin.weight() / total * origin.cost(), .12);
                    costs.add(new MonthlyCost(
                            month,
                            origin.channel(),
                            origin.name(),
                            origin.campaigns().getFirst(),
                            BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP)));
                }
            }
        }
        return costs;
    }
}
