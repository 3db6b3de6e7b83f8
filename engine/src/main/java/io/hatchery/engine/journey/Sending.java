package io.hatchery.engine.journey;

import io.hatchery.engine.Conclusion.EffectRequested;
import io.hatchery.engine.Effect;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Reason;
import io.hatchery.engine.contact.Addresses;
import io.hatchery.engine.contact.ContactFact.MessageWithheld;
import io.hatchery.engine.contact.ContactFact.Withheld;
import io.hatchery.engine.rules.Draft;
import org.jspecify.annotations.Nullable;

/** Asks for a message, or says why it is withheld: no address, no permission, or spam. */
final class Sending {
    private Sending() {}

    static void send(Draft draft, Node.Send node, String id, String origin, Reason reason) {
        Withheld why = withheld(draft.state(), node.channel());
        if (why == null) {
            long lead = draft.state().lead();
            draft.conclude(
                    reason, new EffectRequested(new Effect.Send(id, lead, node.channel(), node.content(), origin)));
        } else {
            draft.conclude(
                    Reason.of("message.withheld", why.name()),
                    new MessageWithheld(id, node.channel(), node.content(), why));
        }
    }

    private static @Nullable Withheld withheld(LeadState state, String channel) {
        if (state.scores().spam()) {
            return Withheld.SPAM;
        }
        return switch (state.contact().permission(channel)) {
            case UNKNOWN, GRANTED -> Addresses.hasAddress(state, channel) ? null : Withheld.NO_ADDRESS;
            case WITHDRAWN -> Withheld.WITHDRAWN;
            case UNDELIVERABLE -> Withheld.UNDELIVERABLE;
            case COMPLAINED -> Withheld.COMPLAINED;
        };
    }
}
