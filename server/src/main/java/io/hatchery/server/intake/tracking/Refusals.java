package io.hatchery.server.intake.tracking;

import io.hatchery.server.platform.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in words why an event was not taken. */
@Component
class Refusals {
    private final Messages messages;

    Refusals(Messages messages) {
        this.messages = messages;
    }

    String text(Refusal why, HttpServletRequest request) {
        return text(
                why.code(),
                why.args(),
                request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale());
    }

    String text(String code, List<String> args, Locale locale) {
        return messages.textOr(locale, "error.event." + code, code, args.toArray());
    }
}
