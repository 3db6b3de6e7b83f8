package io.hatchery.engine.contact;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.base.Moments;
import io.hatchery.engine.contact.ContactFact.Delay;
import io.hatchery.engine.contact.ContactPolicy.Cap;
import io.hatchery.engine.contact.ContactPolicy.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When there is room for a message: by the caps, and outside the lead's quiet hours. */
record Room(ContactPolicy policy, ZoneId company) {

    /** The first moment there is room, and what stands in the way until then. */
    record Opening(Instant at, Delay why) {}

    /** When a message may go if it may not go now; null when it may. */
    @Nullable Opening opening(LeadState state, String channel, Instant now) {
        Instant free = freeOfCaps(state.contact(), channel, now);
        Instant loud = afterQuiet(state, free);
        if (free.isAfter(now)) {
            return new Opening(loud, Delay.CAP);
        }
        return loud.isAfter(now) ? new Opening(loud, Delay.QUIET_HOURS) : null;
    }

    /** How many times must be remembered of a channel so that every cap can be asked. */
    int keep(String channel) {
        int most = 0;
        for (Cap cap : policy.caps()) {
            if (concerns(cap, channel)) {
                most = Math.max(most, cap.most());
            }
        }
        return most;
    }

    private static boolean concerns(Cap cap, String channel) {
        return cap.channel() == null || cap.channel().equals(channel);
    }

    private Instant freeOfCaps(Contact contact, String channel, Instant now) {
        Instant free = now;
        for (Cap cap : policy.caps()) {
            if (concerns(cap, channel)) {
                List<Instant> sent = sent(contact, cap.channel());
                // The message that must be old enough for another to have room.
                int oldest = sent.size() - cap.most();
                if (oldest >= 0 && sent.get(oldest).plus(cap.within()).isAfter(free)) {
                    free = sent.get(oldest).plus(cap.within());
                }
            }
        }
        return free;
    }

    /** When messages of a channel, or of all, were sent; the newest last. */
    private static List<Instant> sent(Contact contact, @Nullable String channel) {
        if (channel != null) {
            Contact.Sent sent = contact.sent().get(channel);
            return sent == null ? List.of() : sent.recent();
        }
        List<Instant> all = new ArrayList<>();
        contact.sent().values().forEach(sent -> all.addAll(sent.recent()));
        all.sort(null);
        return all;
    }

    private Instant afterQuiet(LeadState state, Instant at) {
        QuietHours quiet = policy.quiet();
        if (quiet == null) {
            return at;
        }
        ZoneId zone = LeadZone.of(state, company);
        LocalTime time = LocalTime.ofInstant(at, zone);
        boolean isQuiet = quiet.from().isBefore(quiet.to())
                ? !time.isBefore(quiet.from()) && time.isBefore(quiet.to())
                : !time.isBefore(quiet.from()) || time.isBefore(quiet.to());
        return isQuiet ? Moments.next(at, quiet.to(), zone) : at;
    }
}
