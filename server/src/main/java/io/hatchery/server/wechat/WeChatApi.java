package io.hatchery.server.wechat;

import io.hatchery.server.platform.Secret;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wechat.wire.TokenApi;
import io.hatchery.server.wechat.wire.TokenApi.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Calls WeChat's API. Tokens are stable ones, which stay the same while they are valid. */
@Component
class WeChatApi {
    private final TokenApi api;

    WeChatApi(TokenApi api) {
        this.api = api;
    }

    /** Whether the account's AppID and secret are right, and this server may call. */
    Answer check(Account account) {
        return api.anew(caller(account));
    }

    /**
     * Makes a QR code.
     *
     * @param seconds how long it lasts; 0 for ever
     */
    Answer code(Account account, String scene, long seconds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("action_name", seconds == 0 ? "QR_LIMIT_STR_SCENE" : "QR_STR_SCENE");
        if (seconds > 0) {
            body.put("expire_seconds", seconds);
        }
        body.putObject("action_info").putObject("scene").put("scene_str", scene);
        return call(account, "/cgi-bin/qrcode/create", body);
    }

    /** Shows this menu from now on. */
    Answer menu(Account account, ObjectNode menu) {
        return call(account, "/cgi-bin/menu/create", menu);
    }

    /** The menu it shows; refused with 46003 when there is none. */
    Answer menu(Account account) {
        return call(account, "/cgi-bin/menu/get", null);
    }

    Answer noMenu(Account account) {
        return call(account, "/cgi-bin/menu/delete", null);
    }

    /**
     * Names ten thousand followers.
     *
     * @param after the last one named; empty to begin
     */
    Answer followers(Account account, String after) {
        return call(account, "/cgi-bin/user/get", Map.of("next_openid", after), null);
    }

    /** Tells of followers, at most 100. */
    Answer people(Account account, List<String> openids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("user_list");
        openids.forEach(openid -> list.addObject().put("openid", openid).put("lang", "zh_CN"));
        return call(account, "/cgi-bin/user/info/batchget", body);
    }

    /** Who somebody is that WeChat sent back with this code; a code is good once. */
    Answer reader(Account account, String code) {
        Secret secret = account.secret();
        return api.ask(
                account.api() + "/sns/oauth2/access_token?appid=" + account.appId() + "&secret="
                        + encode(secret == null ? "" : secret.value()) + "&code=" + encode(code)
                        + "&grant_type=authorization_code",
                null);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer call(Account account, String path, @Nullable ObjectNode body) {
        return call(account, path, Map.of(), body);
    }

    /** @param body null for a GET */
    private Answer call(Account account, String path, Map<String, String> query, @Nullable ObjectNode body) {
        return api.call(caller(account), path, query, body);
    }

    private Caller caller(Account account) {
        return new Caller("wechat:" + account.id(), account.api(), () -> token(account));
    }

    private Answer token(Account account) {
        Secret secret = account.secret();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("grant_type", "client_credential")
                .put("appid", account.appId())
                .put("secret", secret == null ? "" : secret.value())
                .put("force_refresh", false);
        return api.ask(account.api() + "/cgi-bin/stable_token", body);
    }
}
