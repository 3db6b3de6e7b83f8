package io.hatchery.server.wechat;

import io.hatchery.server.platform.Messages;
import io.hatchery.server.wechat.wire.Calls;
import org.springframework.stereotype.Component;

/** What WeChat answered, in words. */
@Component
class WeChatCalls extends Calls {
    WeChatCalls(Messages messages) {
        super(messages, "wechat");
    }
}
