package io.hatchery.server.unify.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Records by the keys they share: only those who share one are compared, so that the work grows with the records and not their square. */
public final class Blocks {
    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final int most;

    /** @param most records of a block; what more share says nothing of who they are, and is passed over */
    public Blocks(int most) {
        this.most = most;
    }

    public void put(int record, Iterable<String> keys) {
        keys.forEach(key -> byKey.computeIfAbsent(key, it -> new ArrayList<>()).add(record));
    }

    /** Every pair that shares a key, once, the smaller number first. */
    public void pairs(BiConsumer<Integer, Integer> consumer) {
        Set<Long> seen = new HashSet<>();
        for (List<Integer> block : byKey.values()) {
            if (block.size() > most) {
                continue;
            }
            for (int i = 0; i < block.size(); i++) {
                for (int j = i + 1; j < block.size(); j++) {
                    int one = Math.min(block.get(i), block.get(j));
                    int other = Math.max(block.get(i), block.get(j));
                    if (one != other && seen.add(((long) one << 32) | other)) {
                        consumer.accept(one, other);
                    }
                }
            }
        }
    }
}
