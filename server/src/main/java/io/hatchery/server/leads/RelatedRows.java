package io.hatchery.server.leads;

import io.hatchery.server.leads.LeadRecord.Company;
import io.hatchery.server.leads.LeadRecord.Deal;
import io.hatchery.server.leads.LeadRecord.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what belongs to a lead: its company and its opportunities. */
@Repository
class RelatedRows {
    private final JdbcClient jdbc;

    RelatedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Company> company(long account) {
        return jdbc.sql("SELECT id, name, domain FROM leads.account WHERE id = ?")
                .param(account)
                .query((row, n) -> new Company(row.getLong("id"), row.getString("name"), row.getString("domain")))
                .optional();
    }

    List<Deal> opportunities(long lead) {
        return jdbc.sql("SELECT * FROM leads.lead_opportunity WHERE lead = ? ORDER BY at DESC, opportunity LIMIT 100")
                .param(lead)
                .query((row, n) -> deal(row))
                .list();
    }

    static Deal deal(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String currency = row.getString("currency");
        return new Deal(
                row.getString("opportunity"),
                row.getString("standing"),
                row.getString("stage"),
                amount == null || currency == null ? null : new Money(amount.toPlainString(), currency),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
