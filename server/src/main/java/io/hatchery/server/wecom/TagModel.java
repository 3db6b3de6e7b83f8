package io.hatchery.server.wecom;

import io.hatchery.engine.Fact;
import io.hatchery.engine.tag.TagFact;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.ReadModel;
import io.hatchery.server.wecom.ErrandRows.Kind;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes what WeCom is to be told of tags. Whether the lead is a customer there is asked when it is told. */
@Component
class TagModel implements ReadModel {
    private final Settings settings;
    private final ErrandRows errands;
    private final Clock clock;

    TagModel(Settings settings, ErrandRows errands, Clock clock) {
        this.settings = settings;
        this.errands = errands;
        this.clock = clock;
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Corp> corps = settings.get(WeComSettings.AREA).active().stream()
                .filter(corp -> !corp.pairs().isEmpty())
                .toList();
        if (!corps.isEmpty()) {
            batch.forEach(change -> change.facts().forEach(fact -> note(corps, change.lead(), fact)));
        }
    }

    private void note(List<Corp> corps, long lead, Fact fact) {
        if (fact.what() instanceof TagFact what) {
            switch (what) {
                case TagFact.TagAdded(String tag, var _) -> note(corps, lead, tag, true);
                case TagFact.TagRemoved(String tag) -> note(corps, lead, tag, false);
            }
        }
    }

    private void note(List<Corp> corps, long lead, String tag, boolean wanted) {
        for (Corp corp : corps) {
            corp.theirs(tag).ifPresent(theirs -> errands.ask(corp.id(), lead, Kind.TAG, theirs, wanted, clock.now()));
        }
    }
}
