package io.hatchery.testkit.life;

import io.hatchery.engine.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the sales side does with a lead that has become an MQL: calls, accepts or sends back, and works the deal. */
final class Sales {
    private final Dice dice;
    private final Person person;
    private final Crew crew;
    private final int number;
    private final Living living;
    private int deals;

    Sales(Dice dice, Person person, Crew crew, Living living, int number) {
        this.dice = dice;
        this.person = person;
        this.crew = crew;
        this.number = number;
        this.living = living;
    }

    /** Most MQLs are called within hours; some are forgotten. */
    void onMql(Instant at) {
        String sdr = dice.oneOf(crew.sdrs());
        living.plan(at.plusSeconds(5), now -> living.isTreated("owner.assigned", now, sdr, owner(sdr)));
        if (dice.chance(.98)) {
            living.plan(dice.atWork(at.plus(dice.minutes(95))), now -> call(now, sdr, 1));
        }
    }

    private void call(Instant at, String sdr, int attempt) {
        if (!living.inStage("MQL", "TAL")) {
            return;
        }
        boolean reached = dice.chance(.45 + .15 * person.worth());
        living.isTreated("call.logged", at, sdr, Map.of("outcome", Value.of(reached ? "connected" : "no-answer")));
        if (reached) {
            decide(at.plusSeconds(300), sdr);
        } else if (attempt < 4) {
            living.plan(dice.atWork(at.plus(dice.days(1.2))), now -> call(now, sdr, attempt + 1));
        } else {
            sendBack(at.plusSeconds(60), sdr, "unreachable");
        }
    }

    private void decide(Instant at, String sdr) {
        if (dice.chance(.25 + .6 * person.worth())) {
            living.plan(at, now -> {
                living.isTreated("lead.accepted", now, sdr, Map.of());
                living.plan(dice.atWork(now.plus(dice.days(4))), later -> qualify(later, sdr));
            });
        } else {
            sendBack(at, sdr, dice.oneOf(Words.REJECTIONS));
        }
    }

    private void sendBack(Instant at, String sdr, String reason) {
        living.plan(at, now -> living.isTreated("lead.rejected", now, sdr, Map.of("reason", Value.of(reason))));
    }

    private void qualify(Instant at, String sdr) {
        if (!living.inStage("SAL")) {
            return;
        }
        if (!dice.chance(.35 + .5 * person.worth())) {
            if (dice.chance(.75)) {
                sendBack(at, sdr, dice.oneOf(Words.REJECTIONS));
            }
            return;
        }
        living.isTreated("call.logged", at, sdr, Map.of("outcome", Value.of("qualified")));
        String seller = dice.oneOf(crew.sellers());
        living.plan(at.plusSeconds(120), now -> living.isTreated("owner.assigned", now, sdr, owner(seller)));
        if (dice.chance(.75)) {
            living.plan(dice.atWork(at.plus(dice.days(6))), now -> open(now, seller));
        }
    }

    private void open(Instant at, String seller) {
        Deal deal = new Deal(
                "OP-" + number + "-" + ++deals,
                BigDecimal.valueOf(dice.around(35_000 + 60.0 * Math.min(person.employees(), 8_000), .6))
                        .setScale(-2, RoundingMode.HALF_UP)
                        .setScale(2, RoundingMode.UNNECESSARY),
                dice.oneOf(Words.PRODUCTS));
        living.isTreated("opportunity.created", at, seller, deal.properties("DISCOVERY"));
        living.plan(dice.atWork(at.plus(dice.days(12))), now -> {
            living.isTreated("opportunity.stage", now, seller, deal.properties("PROPOSAL"));
            afterProposal(now, seller, deal);
        });
    }

    private void afterProposal(Instant at, String seller, Deal deal) {
        if (dice.chance(.35)) {
            living.plan(dice.atWork(at.plus(dice.days(14))), now -> lose(now, seller, deal));
        } else if (dice.chance(.6)) {
            living.plan(dice.atWork(at.plus(dice.days(10))), now -> {
                living.isTreated("opportunity.stage", now, seller, deal.properties("POC"));
                living.plan(dice.atWork(now.plus(dice.days(24))), then -> close(then, seller, deal, .72));
            });
        } else {
            living.plan(dice.atWork(at.plus(dice.days(20))), now -> close(now, seller, deal, .55));
        }
    }

    private void close(Instant at, String seller, Deal deal, double odds) {
        if (dice.chance(odds - .15 + .3 * person.worth())) {
            living.isTreated("opportunity.stage", at, seller, deal.properties("NEGOTIATION"));
            living.plan(
                    dice.atWork(at.plus(dice.days(9))),
                    now -> living.isTreated("opportunity.won", now, seller, deal.properties("WON")));
        } else {
            lose(at, seller, deal);
        }
    }

    private void lose(Instant at, String seller, Deal deal) {
        Map<String, Value> properties = new HashMap<>(deal.properties("LOST"));
        properties.put("reason", Value.of(dice.oneOf(Words.LOSSES)));
        living.isTreated("opportunity.lost", at, seller, properties);
    }

    private static Map<String, Value> owner(String who) {
        return Map.of("owner", Value.of(who));
    }

    private record Deal(String id, BigDecimal amount, String product) {
        Map<String, Value> properties(String stage) {
            return Map.of(
                    "opportunity", Value.of(id),
                    "name", Value.of(id + " " + product),
                    "stage", Value.of(stage),
                    "amount", Value.of(amount.doubleValue()),
                    "currency", Value.of("CNY"),
                    "product", Value.of(product));
        }
    }
}
