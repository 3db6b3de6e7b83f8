package io.hatchery.server.leads;

import io.hatchery.codec.EngineJson;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.server.playbook.Playbooks;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whether any rule in force looks at accounts. If none does, leads are not told of theirs: nothing would come of it. */
@Component
class AccountUse {
    private static final Set<String> KINDS = Set.of("accountTrait", "accountEngaged", "accountScoreAtLeast");

    private final Playbooks playbooks;
    private volatile @Nullable Known known;

    AccountUse(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    boolean now() {
        Playbook playbook = playbooks.current().playbook();
        Known last = known;
        if (last == null || !last.playbook().equals(playbook)) {
            last = new Known(playbook, by(playbook));
            known = last;
        }
        return last.asked();
    }

    private record Known(Playbook playbook, boolean asked) {}

    static boolean by(Playbook playbook) {
        return playbook.scoring().account() != null
                || mentions(EngineJson.mapper().readTree(EngineJson.write(playbook)));
    }

    private static boolean mentions(JsonNode node) {
        if (KINDS.contains(node.path("kind").asString(""))) {
            return true;
        }
        for (JsonNode part : node) {
            if (mentions(part)) {
                return true;
            }
        }
        return false;
    }
}
