package io.hatchery.server.leads;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.PersonalData;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The rows lists and pages are made of. Who is removed leaves their segments and their account, so that counts stay exact. */
@Component
class LeadsPersonalData implements PersonalData {
    private final JoinedRows rows;
    private final AccountRows accounts;
    private final Playbooks playbooks;
    private final Clock clock;

    LeadsPersonalData(JoinedRows rows, AccountRows accounts, Playbooks playbooks, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    @Override
    public List<Kept> kept() {
        return Stream.concat(
                        JoinedRows.TABLES.stream().map(table -> Kept.of("leads." + table)),
                        Stream.of(Kept.of("leads.bulk_change"), Kept.of("leads.lead", "id")))
                .toList();
    }

    @Override
    public void erasing(List<Long> leads) {
        accounts.touch(leads);
        rows.leave(
                leads,
                LocalDate.ofInstant(clock.now(), playbooks.current().playbook().timeZone()));
    }
}
