package io.hatchery.engine.account;

import io.hatchery.engine.Value;
import io.hatchery.engine.base.SmallMap;
import java.time.Instant;
import java.util.Map;

/**
 * What a lead knows of its account: told by {@code account.changed} events, since the engine sees one lead at a time.
 *
 * @param id of the account, in the host's words
 * @param leads how many known leads it has
 * @param engaged how many of them are engaged
 * @param asOf when it was told
 */
public record AccountView(String id, Map<String, Value> traits, int leads, int engaged, double score, Instant asOf) {
    public AccountView {
        traits = SmallMap.copyOf(traits);
    }
}
