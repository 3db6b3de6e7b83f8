package io.hatchery.server.wechat.wire;

import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** What a vendor answered, or a problem that says in words why it did not do what was asked. */
public class Calls {
    private final Messages messages;
    private final String vendor;

    /** @param vendor as its texts are named, such as {@code wechat} */
    protected Calls(Messages messages, String vendor) {
        this.messages = messages;
        this.vendor = vendor;
    }

    /** @throws io.hatchery.server.platform.ProblemException 502 when the vendor refused or did not answer */
    public JsonNode good(Answer answer) {
        return switch (answer) {
            case Answer.Good(JsonNode body) -> body;
            case Answer.Refused(int code, String message) ->
                throw Problems.of(HttpStatus.BAD_GATEWAY, vendor + "-refused", why(code, message));
            case Answer.Away(String why) -> throw Problems.of(HttpStatus.BAD_GATEWAY, vendor + "-away", why);
        };
    }

    /** Why a connection does not hold; null when it does. */
    public @Nullable String problem(Answer answer) {
        return switch (answer) {
            case Answer.Good _ -> null;
            case Answer.Refused(int code, String message) -> why(code, message);
            case Answer.Away(String why) -> messages.text(vendor + ".away", why);
        };
    }

    /** In the language of the request at hand; the vendor's own words for a code we have none for. */
    private String why(int code, String message) {
        return messages.textOr(LocaleContextHolder.getLocale(), vendor + ".code." + code, code + " " + message);
    }
}
