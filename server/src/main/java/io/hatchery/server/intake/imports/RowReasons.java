package io.hatchery.server.intake.imports;

import io.hatchery.server.platform.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words why a row was not taken. */
@Component
class RowReasons {
    private final Messages messages;

    RowReasons(Messages messages) {
        this.messages = messages;
    }

    /** One sentence for each fault, with the column's name in front. */
    String text(List<RowFault> faults, Locale locale) {
        return faults.stream().map(fault -> text(fault, locale)).collect(Collectors.joining("; "));
    }

    String text(RowFault fault, Locale locale) {
        String words = messages.textOr(
                locale, "row." + fault.code(), fault.code(), fault.args().toArray());
        return fault.column() == null || fault.column().isEmpty() ? words : fault.column() + ": " + words;
    }

    /** The two columns in front of a rejected row. */
    List<String> header(Locale locale) {
        return List.of(messages.text(locale, "row.header.line"), messages.text(locale, "row.header.reason"));
    }
}
