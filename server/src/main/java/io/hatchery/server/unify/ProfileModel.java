package io.hatchery.server.unify;

import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.ReadModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what is compared of each known lead, in the transaction that learned it; whoever changed is compared within seconds. */
@Component
class ProfileModel implements ReadModel {
    private final ProfileRows rows;
    private final PairRows pairs;

    ProfileModel(ProfileRows rows, PairRows pairs) {
        this.rows = rows;
        this.pairs = pairs;
    }

    @Override
    public void joined(List<Join> joins) {
        List<Long> gone = joins.stream().map(Join::from).toList();
        rows.forget(gone);
        pairs.forget(gone);
    }

    @Override
    public void merged(Join merge) {
        rows.forget(List.of(merge.from()));
        pairs.merged(merge.from(), merge.into());
    }

    @Override
    public void conclude(List<Change> batch) {
        List<Profile> changed = new ArrayList<>();
        for (Change change : batch) {
            Profile now = Profile.of(change.after());
            boolean becameKnown =
                    change.identifiers().stream().anyMatch(it -> it.kind() != Identifier.Kind.ANONYMOUS_ID);
            if (!now.isEmpty() && (becameKnown || !now.equals(Profile.of(change.before())))) {
                changed.add(now);
            }
        }
        if (!changed.isEmpty()) {
            rows.put(changed);
        }
    }
}
