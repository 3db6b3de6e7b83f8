package io.hatchery.server.wecom;

import io.hatchery.engine.Fact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.ReadModel;
import io.hatchery.server.wecom.ErrandRows.Customer;
import io.hatchery.server.wecom.ErrandRows.Mark;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Knows which leads are customers at WeCom, also after a merge, which tells of their ids again; and notes what WeCom is to be told of tags. */
@Component
class CustomerModel implements ReadModel {
    private final Settings settings;
    private final ErrandRows rows;
    private final Clock clock;

    CustomerModel(Settings settings, ErrandRows rows, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Customer> customers = batch.stream()
                .flatMap(change -> change.identifiers().stream()
                        .filter(one ->
                                one.kind() == Kind.WECOM_ID && one.value().contains(":"))
                        .map(one -> customer(change.lead(), one)))
                .toList();
        if (!customers.isEmpty()) {
            rows.know(customers);
        }
        if (batch.stream().anyMatch(CustomerModel::tagged)) {
            note(batch);
        }
    }

    private static boolean tagged(Change change) {
        return change.facts().stream().anyMatch(fact -> fact.what() instanceof TagFact);
    }

    private void note(List<Change> batch) {
        List<Corp> corps = settings.get(WeComSettings.AREA).active();
        Map<Mark.Place, Mark> marks = new LinkedHashMap<>();
        batch.forEach(change -> change.facts().forEach(fact -> note(corps, change.lead(), fact, marks)));
        rows.mark(List.copyOf(marks.values()), clock.now());
    }

    private static Customer customer(long lead, Identifier identifier) {
        int colon = identifier.value().indexOf(':');
        return new Customer(
                identifier.value().substring(0, colon), identifier.value().substring(colon + 1), lead);
    }

    private static void note(List<Corp> corps, long lead, Fact fact, Map<Mark.Place, Mark> marks) {
        if (fact.what() instanceof TagFact what) {
            switch (what) {
                case TagFact.TagAdded(String tag, var _) -> note(corps, lead, tag, true, marks);
                case TagFact.TagRemoved(String tag) -> note(corps, lead, tag, false, marks);
            }
        }
    }

    /** Of several in a batch the last counts. */
    private static void note(List<Corp> corps, long lead, String tag, boolean wanted, Map<Mark.Place, Mark> marks) {
        for (Corp corp : corps) {
            corp.theirs(tag).ifPresent(theirs -> {
                Mark mark = new Mark(new Mark.Place(corp.id(), lead, theirs), corp.corpId(), wanted);
                marks.put(mark.place(), mark);
            });
        }
    }
}
