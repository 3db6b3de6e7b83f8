package io.hatchery.engine.contact;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The time zone a lead lives in. */
public final class LeadZone {
    /** The field that holds it, such as {@code Europe/Berlin}. */
    public static final String FIELD = "timeZone";

    private LeadZone() {}

    /** The lead's own if it names one there is, else the company's. */
    public static ZoneId of(LeadState state, ZoneId company) {
        if (state.traits().value(FIELD) instanceof Value.Text(String name) && !name.isBlank()) {
            try {
                return ZoneId.of(name.strip());
            } catch (DateTimeException unheardOf) {
                return company;
            }
        }
        return company;
    }
}
