package io.hatchery.server.wecom;

import io.hatchery.server.platform.Messages;
import io.hatchery.server.wechat.wire.Calls;
import org.springframework.stereotype.Component;

/** What WeCom answered, in words. */
@Component
class WeComCalls extends Calls {
    WeComCalls(Messages messages) {
        super(messages, "wecom");
    }
}
