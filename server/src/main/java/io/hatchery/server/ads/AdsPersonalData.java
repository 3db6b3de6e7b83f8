package io.hatchery.server.ads;

import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.PersonalData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What ad platforms told of people, and what they were told back. */
@Component
class AdsPersonalData implements PersonalData {
    private final JdbcClient jdbc;

    AdsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kept> kept() {
        return Kept.in("ads", "received", "click", "conversion");
    }

    @Override
    public void erasing(List<Long> leads, List<Identifier> known) {
        jdbc.sql("delete from ads.received r where lead is null and exists ("
                        + "select 1 from unnest(?::text[]) n where position(convert_to(n, 'UTF8') in r.raw) > 0)")
                .param(known.stream().map(Identifier::value).toArray(String[]::new))
                .update();
    }
}
