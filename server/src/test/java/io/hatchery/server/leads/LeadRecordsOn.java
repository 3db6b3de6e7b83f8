package io.hatchery.server.leads;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.runtime.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real read model of leads on a database, for tests that put a server together by hand. */
public final class LeadRecordsOn {
    private LeadRecordsOn() {}

    public static ReadModel of(JdbcClient jdbc, Playbooks playbooks, Clock clock) {
        return new LeadProjection(
                playbooks,
                clock,
                new AccountMatching(jdbc),
                new AccountRows(jdbc),
                new LeadRows(jdbc),
                new StageVisitRows(jdbc),
                new MovementRows(jdbc),
                new OpportunityRows(jdbc),
                new JoinedRows(jdbc),
                new AccountStandingRows(jdbc),
                new AccountUse(playbooks));
    }
}
