package io.hatchery.server.consent;

import io.hatchery.engine.Input;
import io.hatchery.engine.Value;
import io.hatchery.server.consent.Entry.Said;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from an event what it says of consent, and what proves it. The engine hears the same events. */
final class EntryReader {
    private static final int LONGEST = 4_000;

    private EntryReader() {}

    static Optional<Entry> read(Input.Happened event) {
        Said said = said(event);
        if (said == null) {
            return Optional.empty();
        }
        Map<String, Value> told = event.properties();
        Map<String, Value> around = event.context().other();
        String channel = text(told, "channel");
        return Optional.of(new Entry(
                event.lead(),
                event.id(),
                event.occurredAt(),
                said,
                channel == null ? "email" : channel,
                text(told, "purpose"),
                origin(event, said),
                text(told, "text"),
                text(told, "text.version"),
                text(around, "page.url"),
                text(around, "ip"),
                text(around, "userAgent"),
                event.context().actor(),
                text(told, "note")));
    }

    private static @Nullable Said said(Input.Happened event) {
        return switch (event.type()) {
            case "consent.given" -> Said.GIVEN;
            case "consent.withdrawn" -> Said.WITHDRAWN;
            case "email.unsubscribed" -> Said.UNSUBSCRIBED;
            case "email.complained" -> Said.COMPLAINED;
            case "email.bounced" -> "true".equals(text(event.properties(), "hard")) ? Said.BOUNCED : null;
            default -> null;
        };
    }

    private static String origin(Input.Happened event, Said said) {
        String form = text(event.properties(), "form");
        if (form != null) {
            return "form:" + form;
        }
        if (event.context().actor() != null) {
            return "person";
        }
        return switch (said) {
            case COMPLAINED, BOUNCED -> "mailbox";
            case UNSUBSCRIBED -> "one-click".equals(text(event.properties(), "how")) ? "mailbox" : "page";
            case GIVEN, WITHDRAWN -> text(event.properties(), "how") == null ? "event" : "page";
        };
    }

    private static @Nullable String text(Map<String, Value> told, String key) {
        String text = switch (told.get(key)) {
            case Value.Text(String it) -> it;
            case Value.Num(double number) ->
                number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case null, default -> null;
        };
        return text == null || text.isBlank() ? null : text.substring(0, Math.min(LONGEST, text.length()));
    }
}
