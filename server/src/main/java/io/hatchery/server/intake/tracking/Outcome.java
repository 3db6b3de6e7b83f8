package io.hatchery.server.intake.tracking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the events of one request. */
record Outcome(int accepted, List<Refused> refused) {
    Outcome {
        refused = List.copyOf(refused);
    }

    /**
     * An event that was not taken.
     *
     * @param index in the batch, from 0
     * @param raw the event, cut to what is worth showing
     */
    record Refused(
            int index, @Nullable String type, @Nullable String messageId, Refusal why, String raw) {
        private static final int SHOWN = 2_000;

        static Refused of(int index, Item.Sound item, Refusal why) {
            String raw = item.raw();
            String type =
                    item.json().path("event").asString(item.json().path("type").asString(""));
            return new Refused(
                    index,
                    type.isEmpty() ? null : cut(type, Limits.NAME),
                    item.json().path("messageId").isString()
                            ? cut(item.json().path("messageId").stringValue(), Limits.ID)
                            : null,
                    why,
                    cut(raw, SHOWN));
        }

        private static String cut(String text, int most) {
            return text.length() <= most ? text : text.substring(0, most) + "…";
        }
    }
}
