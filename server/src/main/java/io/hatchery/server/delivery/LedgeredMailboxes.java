package io.hatchery.server.delivery;

import org.springframework.stereotype.Service;

/** Knows from the ledger which address a letter went to. */
@Service
class LedgeredMailboxes implements Mailboxes {
    private final Ledger ledger;
    private final Suppressions suppressions;

    LedgeredMailboxes(Ledger ledger, Suppressions suppressions) {
        this.ledger = ledger;
        this.suppressions = suppressions;
    }

    @Override
    public void wantsAgain(String wish) {
        ledger.of(wish)
                .map(Message::address)
                .flatMap(MailAddress::parse)
                .ifPresent(address -> suppressions.remove(address.key(), Suppressions.Reason.UNSUBSCRIBED));
    }
}
