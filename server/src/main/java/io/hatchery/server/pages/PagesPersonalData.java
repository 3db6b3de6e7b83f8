package io.hatchery.server.pages;

import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people sent by forms; also what is still held and names them. */
@Component
class PagesPersonalData implements PersonalData {
    private final JdbcClient jdbc;

    PagesPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kept> kept() {
        return Kept.in("pages", "submission");
    }

    @Override
    public void erasing(List<Long> leads, List<Identifier> known) {
        jdbc.sql("delete from pages.submission s where state = 'HELD' and exists ("
                        + "select 1 from unnest(?::text[]) n where position(n in s.held::text) > 0)")
                .param(known.stream().map(Identifier::value).toArray(String[]::new))
                .update();
    }
}
