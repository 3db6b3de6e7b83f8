package io.hatchery.engine.contact;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.engine.contact.Contact.Standing;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.trait.TraitFact;
import java.time.Instant;

/**
 * Decides how a lead may be contacted. What a lead said outweighs what their mailbox said, and a late grant never undoes a withdrawal
 * that came after it.
 */
public final class Consent {
    private Consent() {}

    public static void hear(Draft draft, Input.Happened event, Instant at) {
        switch (event.type()) {
            case "consent.given" -> grant(draft, event, key(event), at);
            case "consent.withdrawn" -> set(draft, event, key(event), Permission.WITHDRAWN);
            case "email.unsubscribed" -> set(draft, event, "email", Permission.WITHDRAWN);
            case "email.complained" -> set(draft, event, "email", Permission.COMPLAINED);
            case "email.bounced" -> bounce(draft, event);
            default -> renew(draft, event);
        }
    }

    /** Consent may be given and withdrawn for one purpose only. */
    private static String key(Input.Happened event) {
        Value named = event.properties().get("channel");
        String channel = Scalars.missing(named) || named == null ? "email" : Scalars.text(named);
        Value purpose = event.properties().get("purpose");
        return Contact.key(channel, Scalars.missing(purpose) || purpose == null ? null : Scalars.text(purpose));
    }

    private static void grant(Draft draft, Input.Happened event, String channel, Instant at) {
        Standing standing = draft.state().contact().byChannel().get(channel);
        if (standing == null || !at.isBefore(standing.since())) {
            set(draft, event, channel, Permission.GRANTED);
        }
    }

    private static void bounce(Draft draft, Input.Happened event) {
        Value hard = event.properties().get("hard");
        boolean isHard = hard != null && Scalars.text(hard).equals("true");
        switch (draft.state().contact().permission("email")) {
            case UNKNOWN, GRANTED -> {
                if (isHard) {
                    set(draft, event, "email", Permission.UNDELIVERABLE);
                }
            }
            case WITHDRAWN, UNDELIVERABLE, COMPLAINED -> {}
        }
    }

    /** A new address has not bounced yet. */
    private static void renew(Draft draft, Input.Happened event) {
        if (draft.state().contact().permission("email") == Permission.UNDELIVERABLE
                && event.traits().containsKey("email")
                && learnedNow(draft)) {
            set(draft, event, "email", Permission.UNKNOWN);
        }
    }

    private static boolean learnedNow(Draft draft) {
        for (int i = 0; i < draft.count(); i++) {
            if (draft.fact(i).what() instanceof TraitFact.TraitChanged changed
                    && changed.field().equals("email")) {
                return true;
            }
        }
        return false;
    }

    private static void set(Draft draft, Input.Happened event, String channel, Permission to) {
        Permission from = draft.state().contact().permission(channel);
        if (from != to) {
            draft.conclude(
                    Reason.of("contact.event", event.type()), new ContactFact.PermissionChanged(channel, from, to));
        }
    }
}
