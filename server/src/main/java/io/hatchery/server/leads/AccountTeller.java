package io.hatchery.server.leads;

import io.hatchery.engine.Context;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.account.AccountScore;
import io.hatchery.engine.account.AccountView;
import io.hatchery.engine.account.Accounts;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.score.Scoring;
import io.hatchery.server.leads.AccountStandingRows.Named;
import io.hatchery.server.leads.AccountStandingRows.Stood;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Adds up what an account's leads add to it, and tells them all by {@code account.changed} when something changed or one of them does not
 * know its account yet. What is to be told is written down before, under a number of its own: whoever goes on after a crash tells the same,
 * under the same names, and who heard it already hears nothing new.
 */
@Component
class AccountTeller {
    private static final String SOURCE = "account";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int CHUNK = 200;

    /** Leads of an account that are looked at; of a larger account the first to be known. */
    private static final int MOST = 5_000;

    /** Interest that counts where a playbook scores no accounts but asks for their score: that of so many leads. */
    private static final int USUAL_MOST = 5;

    /** A score is told again when it moved by this much. */
    private static final double NOTABLE = 0.5;

    private final AccountStandingRows rows;
    private final AccountUse use;
    private final States states;
    private final Events events;
    private final Playbooks playbooks;
    private final Clock clock;

    AccountTeller(
            AccountStandingRows rows, AccountUse use, States states, Events events, Playbooks playbooks, Clock clock) {
        this.rows = rows;
        this.use = use;
        this.states = states;
        this.events = events;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** Rules that ask for accounts for the first time find their leads told of them. */
    @EventListener
    void published(Playbooks.Published published) {
        boolean before = playbooks
                .published(published.before())
                .filter(it -> AccountUse.by(it.playbook()))
                .isPresent();
        if (use.now() && !before) {
            rows.newsOfAll();
        }
    }

    /** Tells the leads of accounts noted, at most so many accounts; answers how many it did. */
    int tellNoted(int limit) {
        List<Long> noted = rows.noted(limit);
        int done = 0;
        for (long account : noted) {
            if (!use.now() || tell(account)) {
                rows.crossOut(account);
                done++;
            }
        }
        return done;
    }

    /** False when somebody else is telling; then it must be tried again, since they may have added up before. */
    boolean tell(long account) {
        Instant now = clock.now();
        Optional<Stood> leased = rows.lease(account, now, now.plus(LEASE));
        if (leased.isEmpty()) {
            return false;
        }
        try {
            tell(account, leased.get());
        } finally {
            rows.release(account);
        }
        return true;
    }

    private void tell(long account, Stood before) {
        List<LeadState> leads = leads(account);
        Stood after = standing(leads, before);
        boolean stranger = leads.stream().anyMatch(lead -> !knows(lead, account));
        if (isSame(before, after) && !stranger && before.told() == before.revision()) {
            return;
        }
        if (!isSame(before, after) || (stranger && before.told() == before.revision())) {
            after = new Stood(after.leads(), after.engaged(), after.score(), before.revision() + 1, before.told());
            rows.changed(account, after);
        }
        Named named = rows.named(account).orElse(new Named("", null));
        for (int i = 0; i < leads.size(); i += CHUNK) {
            Stood told = after;
            events.accept(leads.subList(i, Math.min(leads.size(), i + CHUNK)).stream()
                    .map(lead -> changed(account, named, told, lead.lead()))
                    .toList());
        }
        rows.told(account, after.revision());
    }

    private List<LeadState> leads(long account) {
        List<LeadState> leads = new ArrayList<>();
        long after = 0;
        List<Long> page;
        do {
            page = rows.leads(account, after, CHUNK);
            leads.addAll(states.of(page));
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == CHUNK && leads.size() < MOST);
        return leads;
    }

    private Stood standing(List<LeadState> leads, Stood before) {
        Playbook playbook = playbooks.current().playbook();
        Scoring.AccountScoring given = playbook.scoring().account();
        Scoring.AccountScoring scoring = given == null
                ? new Scoring.AccountScoring(playbook.scoring().matrix().two(), USUAL_MOST)
                : given;
        List<Accounts.Standing> told = leads.stream()
                .map(lead -> lead.account().told())
                .filter(Objects::nonNull)
                .toList();
        AccountScore score = AccountScore.of(scoring, told);
        return new Stood(leads.size(), score.engaged(), score.score(), before.revision(), before.told());
    }

    private static boolean isSame(Stood one, Stood other) {
        return one.leads() == other.leads()
                && one.engaged() == other.engaged()
                && Math.abs(one.score() - other.score()) < NOTABLE;
    }

    private static boolean knows(LeadState lead, long account) {
        AccountView view = lead.account().view();
        return view != null && view.id().equals(Long.toString(account));
    }

    private Arrival changed(long account, Named named, Stood stood, long lead) {
        Map<String, Value> properties = new HashMap<>();
        properties.put("account", Value.of(Long.toString(account)));
        properties.put("leads", Value.of((double) stood.leads()));
        properties.put("engaged", Value.of((double) stood.engaged()));
        properties.put("score", Value.of(stood.score()));
        properties.put("trait.name", Value.of(named.name()));
        if (named.domain() != null) {
            properties.put("trait.domain", Value.of(named.domain()));
        }
        Instant now = clock.now();
        return new Arrival(
                SOURCE,
                account + ":" + stood.revision() + "/" + lead,
                new Arrival.Who.Lead(lead),
                "account.changed",
                now,
                now,
                Map.of(),
                properties,
                Context.NONE,
                false,
                "{\"type\":\"account.changed\"}");
    }
}
