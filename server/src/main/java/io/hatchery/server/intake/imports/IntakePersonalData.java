package io.hatchery.server.intake.imports;

import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which imports spoke of a person, and events that were refused and name them. A file that was uploaded stays until its import is removed. */
@Component
class IntakePersonalData implements PersonalData {
    private final JdbcClient jdbc;

    IntakePersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kept> kept() {
        return List.of(Kept.of("intake.import_lead"));
    }

    @Override
    public void erasing(List<Long> leads, List<Identifier> known) {
        jdbc.sql("delete from intake.rejected r where exists ("
                        + "select 1 from unnest(?::text[]) n where position(n in r.raw) > 0)")
                .param(known.stream().map(Identifier::value).toArray(String[]::new))
                .update();
    }
}
