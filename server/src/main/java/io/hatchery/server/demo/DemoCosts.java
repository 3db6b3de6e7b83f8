package io.hatchery.server.demo;

import io.hatchery.server.insight.Cost;
import io.hatchery.server.insight.Costs;
import io.hatchery.testkit.life.MonthlyCost;
import java.util.List;
import org.springframework.stereotype.Component;

/** Enters what the demo company's sources cost. */
@Component
final class DemoCosts {
    private final Costs costs;

    DemoCosts(Costs costs) {
        this.costs = costs;
    }

    void enter(List<MonthlyCost> months) {
        costs.put(months.stream().map(DemoCosts::cost).toList(), null);
    }

    private static Cost cost(MonthlyCost month) {
        return new Cost(
                month.month().atDay(1),
                month.channel(),
                month.source(),
                month.campaign(),
                month.amount(),
                "CNY",
                null,
                null,
                null);
    }
}
