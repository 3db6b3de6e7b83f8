package io.hatchery.server.leads;

import io.hatchery.server.playbook.JourneyOccupancy;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the playbook which versions of journeys must be kept, since leads are inside. */
@Repository
class JourneySeats implements JourneyOccupancy {
    private final JdbcClient jdbc;

    JourneySeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Seat> occupied() {
        return jdbc.sql("SELECT DISTINCT journey, version FROM leads.enrolment WHERE left_at IS NULL")
                .query((row, n) -> new Seat(row.getString("journey"), row.getInt("version")))
                .set();
    }
}
