package io.hatchery.server.content;

import io.hatchery.engine.Value;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an e-mail is filled with for one reader.
 *
 * @param lead traits by field key, seen by templates as {@code lead.<key>}
 * @param owner who looks after the lead, null when no one does
 * @param links addresses that belong to this one message
 */
public record Personal(
        Map<String, Value> lead, Company company, @Nullable Owner owner, Links links, String language, ZoneId zone) {
    public Personal {
        lead = Map.copyOf(lead);
    }

    /** The sender; {@code address} is its postal address, empty when not set. */
    public record Company(String name, String address, String website) {}

    public record Owner(String name, String email) {}

    /** Where to unsubscribe and where to read the mail in a browser. */
    public record Links(String unsubscribe, String view) {
        /** For previews: they lead nowhere. */
        public static final Links NOWHERE = new Links("https://unsubscribe.invalid/u", "https://view.invalid/");

        /** Where the reader chooses what to hear of. */
        public String preferences() {
            return unsubscribe + "/preferences";
        }
    }
}
