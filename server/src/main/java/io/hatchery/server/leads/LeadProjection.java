package io.hatchery.server.leads;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.ReadModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Concludes the rows of leads and accounts inside the host's transaction, so that the next read sees what was just accepted. */
@Component
class LeadProjection implements ReadModel {
    /** Traits by which a lead is found or its company recognised. */
    private static final Set<String> NAMING = Set.of("name", "firstName", "lastName", "email", "phone", "company");

    private final Playbooks playbooks;
    private final Clock clock;
    private final AccountMatching accounts;
    private final AccountRows accountRows;
    private final LeadRows leads;
    private final StageVisitRows visits;
    private final MovementRows movements;
    private final OpportunityRows opportunities;
    private final JoinedRows joined;
    private final AccountStandingRows standings;
    private final AccountUse use;

    LeadProjection(
            Playbooks playbooks,
            Clock clock,
            AccountMatching accounts,
            AccountRows accountRows,
            LeadRows leads,
            StageVisitRows visits,
            MovementRows movements,
            OpportunityRows opportunities,
            JoinedRows joined,
            AccountStandingRows standings,
            AccountUse use) {
        this.playbooks = playbooks;
        this.clock = clock;
        this.accounts = accounts;
        this.accountRows = accountRows;
        this.leads = leads;
        this.visits = visits;
        this.movements = movements;
        this.opportunities = opportunities;
        this.joined = joined;
        this.standings = standings;
        this.use = use;
    }

    @Override
    public void joined(List<Join> joins) {
        List<Long> gone = joins.stream().map(Join::from).toList();
        accountRows.touch(gone);
        joined.remove(gone, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), playbooks.current().playbook().timeZone());
    }

    @Override
    public void merged(Join merge) {
        accountRows.touch(List.of(merge.from()));
        joined.merge(merge.from(), merge.into(), today());
    }

    @Override
    public void unmerged(Join merge, List<Long> family) {
        joined.unmerge(merge.from(), merge.into(), family);
    }

    @Override
    public void takenBack(long lead, TakenBack what) {
        joined.takenBack(lead, what.named("opportunity"));
    }

    @Override
    public void conclude(List<Change> batch) {
        Instant now = clock.now();
        List<LeadRow> renamed = new ArrayList<>();
        List<LeadRow> others = new ArrayList<>();
        for (Change change : batch) {
            (naming(change) ? renamed : others).add(LeadRow.of(change, now));
        }
        accountRows.touch(renamed.stream().map(LeadRow::id).toList());
        List<LeadRow> matched = accounts.match(renamed, now);
        leads.write(Stream.concat(matched.stream(), others.stream()).toList());
        leads.writeSearch(matched);
        introduce(matched);
        visits.write(batch);
        movements.write(Movements.of(batch, playbooks.current().playbook().timeZone()));
        opportunities.write(batch);
        accountRows.touch(batch.stream().map(Change::lead).toList());
    }

    /** Notes the accounts of those who do not know theirs yet, if any rule looks at accounts. */
    private void introduce(List<LeadRow> matched) {
        List<Long> news = matched.stream()
                .filter(row -> row.account() != null && !row.knowsAccount())
                .map(LeadRow::account)
                .distinct()
                .toList();
        if (!news.isEmpty() && use.now()) {
            standings.news(news);
        }
    }

    /** Whether what the lead is found by may have changed. */
    private static boolean naming(Change change) {
        return change.identifiers().stream().anyMatch(i -> i.kind() != Identifier.Kind.ANONYMOUS_ID)
                || NAMING.stream()
                        .anyMatch(key -> !Objects.equals(
                                change.before().traits().value(key),
                                change.after().traits().value(key)));
    }
}
