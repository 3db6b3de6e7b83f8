package io.hatchery.engine.contact;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Reason;

/**
 * A message somebody wants sent; the contact policy decides what becomes of it.
 *
 * @param marketing whether caps, quiet hours and hold-out apply
 * @param priority greater goes first when there is room for one only
 */
public record Wish(Effect.Message message, boolean marketing, int priority, Reason reason) {}
