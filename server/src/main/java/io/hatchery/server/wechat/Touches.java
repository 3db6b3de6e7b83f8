package io.hatchery.server.wechat;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Push;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a push tells of a lead. Pure. */
final class Touches {
    private Touches() {}

    /**
     * The events a push stands for; none when it tells of nobody.
     *
     * @param code the QR code that was scanned, if it is one of ours
     */
    static List<Arrival> of(Account account, Push push, @Nullable Code code, Instant now) {
        String type = type(push);
        if (type.isEmpty() || push.get("FromUserName").isEmpty()) {
            return List.of();
        }
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(arrival(account, push, type, properties(push, code), code, now));
        switch (type) {
            case "wechat.followed" -> arrivals.add(permission(account, push, "consent.given", now));
            case "wechat.unfollowed" -> arrivals.add(permission(account, push, "consent.withdrawn", now));
            default -> {}
        }
        return arrivals;
    }

    private static String type(Push push) {
        if (!push.get("MsgType").equals("event")) {
            return push.get("MsgType").isEmpty() ? "" : "wechat.message_received";
        }
        return switch (push.get("Event")) {
            case "subscribe" -> "wechat.followed";
            case "unsubscribe" -> "wechat.unfollowed";
            case "SCAN" -> "wechat.scanned";
            case "CLICK" -> "wechat.menu_clicked";
            case "VIEW" -> "wechat.link_opened";
            case "user_authorization_revoke" -> "wechat.authorization_revoked";
            default -> "";
        };
    }

    private static Map<String, Value> properties(Push push, @Nullable Code code) {
        Map<String, Value> properties = new HashMap<>();
        put(properties, "scene", push.scene());
        put(properties, "key", push.scene().isEmpty() ? push.get("EventKey") : "");
        put(properties, "message", push.get("Content"));
        put(properties, "messageType", push.get("MsgType").equals("event") ? "" : push.get("MsgType"));
        put(properties, "code", code == null ? "" : code.name());
        return properties;
    }

    private static Arrival permission(Account account, Push push, String type, Instant now) {
        return arrival(account, push, type, Map.of("channel", Value.of("wechat")), null, now);
    }

    private static Arrival arrival(
            Account account, Push push, String type, Map<String, Value> properties, @Nullable Code code, Instant now) {
        String openid = push.get("FromUserName");
        Source source = source(push.scene(), code);
        return new Arrival(
                "wechat:" + account.id(),
                push.id() + "/" + type,
                new Arrival.Who.Someone(identifiers(account, openid, push.get("UnionId"))),
                type,
                push.at(now),
                now,
                Map.of("wechatOpenid", Value.of(openid)),
                properties,
                type.startsWith("consent.") ? Context.NONE : Context.from(source),
                false,
                "{\"type\":\"" + type + "\"}");
    }

    /** An OpenID is one account's; a UnionID, empty when there is none, is the same in all of a company's. */
    static List<Identifier> identifiers(Account account, String openid, String unionid) {
        Identifier follower = new Identifier(Kind.WECHAT_OPENID, account.appId() + ":" + openid);
        return unionid.isEmpty() ? List.of(follower) : List.of(follower, new Identifier(Kind.WECHAT_UNIONID, unionid));
    }

    /** @param scene of the QR code; empty for none */
    static Source source(String scene, @Nullable Code code) {
        return new Source(
                "wechat",
                "WeChat",
                scene.isEmpty() ? null : "qr",
                code == null ? null : code.campaign(),
                scene.isEmpty() ? null : scene,
                null);
    }

    static void put(Map<String, Value> into, String key, String text) {
        if (!text.isEmpty()) {
            into.put(key, Value.of(text));
        }
    }
}
