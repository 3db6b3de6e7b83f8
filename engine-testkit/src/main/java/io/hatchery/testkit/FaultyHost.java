package io.hatchery.testkit;

import io.hatchery.engine.playbook.Playbook;
import java.util.List;

/** A {@link Host} that can be broken at will, for {@link HostFaultConformance}. */
public interface FaultyHost extends Host {

    /** The host stopped dead in the middle of something; it has to be started again. */
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Where in a call to a provider. */
    enum Moment {
        BEFORE,
        DURING,
        AFTER
    }

    /**
     * The host stops before its n-th step from now, counted from 1: whatever is asked of it then throws {@link Stopped}.
     * {@link #restart} calls it off.
     */
    void stopBefore(int step);

    /**
     * The host stops at the next call to the provider: before the provider knows of it, when it has the message and has not answered,
     * or when it has answered.
     */
    void stopInCall(Moment moment);

    /** When the event with this id is being concluded, these rules come into force. */
    void publishDuring(String id, Playbook playbook);

    /** Another host at work on the same store, with the same clock. */
    Host another();

    /** Lets enough time pass that what a stopped host held may be taken up, and does what is to be done. */
    void recover();

    /** Contents of the messages the provider has taken, as often as it took them. */
    List<String> taken();

    /** Contents of the messages of which nobody knows whether they went out. */
    List<String> unknown();
}
