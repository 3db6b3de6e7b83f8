package io.hatchery.server.wechat;

import io.hatchery.server.platform.Messages;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.wechat.wire.Answer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What WeChat answered, or a problem that says in words why it did not do what was asked. */
@Component
class Calls {
    private final Messages messages;

    Calls(Messages messages) {
        this.messages = messages;
    }

    /** @throws io.hatchery.server.platform.ProblemException 502 when WeChat refused or did not answer */
    JsonNode good(Answer answer) {
        return switch (answer) {
            case Answer.Good(JsonNode body) -> body;
            case Answer.Refused(int code, String message) ->
                throw Problems.of(HttpStatus.BAD_GATEWAY, "wechat-refused", why(code, message));
            case Answer.Away(String why) -> throw Problems.of(HttpStatus.BAD_GATEWAY, "wechat-away", why);
        };
    }

    /** In the language of the request at hand; WeChat's own words for a code we have none for. */
    String why(int code, String message) {
        return messages.textOr(LocaleContextHolder.getLocale(), "wechat.code." + code, code + " " + message);
    }

    String away(String why) {
        return messages.text("wechat.away", why);
    }
}
