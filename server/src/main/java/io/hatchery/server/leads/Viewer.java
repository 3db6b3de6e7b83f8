package io.hatchery.server.leads;

import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.playbook.Playbooks;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Who looks, and what they may see: whoever only counts does not see how people are reached. */
@Component
class Viewer {
    private final CurrentUser current;
    private final Playbooks playbooks;

    Viewer(CurrentUser current, Playbooks playbooks) {
        this.current = current;
        this.playbooks = playbooks;
    }

    /** Whether addresses and numbers are hidden from who is signed in. */
    boolean masked() {
        return !current.get().has(Role.MARKETER, Role.SDR, Role.SELLER);
    }

    User user() {
        return current.get();
    }

    LeadFilter filter(MultiValueMap<String, String> query) {
        return LeadFilterReader.read(
                query, user().actor(), playbooks.current().playbook().timeZone());
    }

    List<LeadItem> show(List<LeadItem> items) {
        return masked() ? items.stream().map(LeadItem::masked).toList() : items;
    }
}
