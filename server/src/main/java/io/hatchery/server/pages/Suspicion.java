package io.hatchery.server.pages;

import java.util.List;

/**
 * How much a submission looks like spam.
 *
 * @param score 0 for not at all to 100
 * @param reasons the heaviest first; each is the last part of a message {@code form.spam.<reason>}
 */
record Suspicion(int score, List<String> reasons) {
    Suspicion {
        reasons = List.copyOf(reasons);
    }
}
