package io.hatchery.server.desk;

import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the desk keeps of people: their place in the queue, tasks, calls, alerts, owners and opportunities. */
@Component
class DeskPersonalData implements PersonalData {
    @Override
    public List<Kept> kept() {
        return Kept.in("desk", "queue_item", "call", "task", "alert", "assignment", "opportunity");
    }
}
