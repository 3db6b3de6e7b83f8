package io.hatchery.server.delivery;

/** What owners of mailboxes say by answering a letter a module wrote itself. */
public interface Mailboxes {

    /**
     * The owner of the mailbox a letter went to wants to be written to again: an earlier unsubscription ends. An address that bounces, or
     * that a colleague took off, stays off.
     *
     * @param wish the id of the wish the letter was for; nothing happens when no letter went out for it
     */
    void wantsAgain(String wish);
}
