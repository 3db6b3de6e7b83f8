package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Folds what is stored of every lead and compares it with the stored state. */
final class Replay {
    private Replay() {}

    /** Answers how many leads were compared. */
    static int equalsStateOfEveryLead(ApplicationContext server) {
        EventLog log = server.getBean(EventLog.class);
        List<LeadState> states = new ArrayList<>();
        server.getBean(States.class).each(states::add);
        for (LeadState state : states) {
            LeadState folded = LeadState.unknown(state.lead());
            for (EventLog.Numbered numbered : log.of(List.of(state.lead()))) {
                for (Fact fact : numbered.row().facts()) {
                    assertThat(fact.seq()).isEqualTo(folded.seq() + 1);
                    folded = Engine.evolve(folded, fact);
                }
                assertThat(folded.seq()).isEqualTo(numbered.row().seq());
            }
            assertThat(folded).isEqualTo(state);
        }
        return states.size();
    }
}
