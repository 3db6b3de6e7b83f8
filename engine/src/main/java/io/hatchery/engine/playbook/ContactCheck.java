package io.hatchery.engine.playbook;

import io.hatchery.engine.contact.ContactPolicy;
import io.hatchery.engine.contact.ContactPolicy.Cap;
import io.hatchery.engine.contact.ContactPolicy.QuietHours;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks the limits of messages. */
final class ContactCheck {
    private static final int MOST = 100;
    private static final double MOST_HELD_OUT = 50;

    private final Problems problems;

    ContactCheck(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable ContactPolicy policy) {
        if (policy == null) {
            return;
        }
        for (int i = 0; i < policy.caps().size(); i++) {
            cap("/contact/caps/" + i, policy.caps().get(i));
        }
        QuietHours quiet = policy.quiet();
        if (quiet != null && quiet.from().equals(quiet.to())) {
            problems.add("/contact/quiet/to", "quiet.always", "Expected quiet hours that end at another time.");
        }
        Duration longest = policy.longestDelay();
        if (longest != null) {
            problems.positive("/contact/longestDelay", longest);
        }
        Double percent = policy.holdOutPercent();
        if (percent != null && !(percent >= 0 && percent <= MOST_HELD_OUT)) {
            problems.add("/contact/holdOutPercent", "number.range", "Expected 0 to 50, got " + percent + ".");
        }
    }

    private void cap(String at, Cap cap) {
        if (cap.channel() != null) {
            problems.named(at + "/channel", cap.channel());
        }
        if (cap.most() < 1 || cap.most() > MOST) {
            problems.add(at + "/most", "number.range", "Expected 1 to " + MOST + ", got " + cap.most() + ".");
        }
        problems.positive(at + "/within", cap.within());
    }
}
