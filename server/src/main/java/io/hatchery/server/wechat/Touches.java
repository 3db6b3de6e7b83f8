package io.hatchery.server.wechat;

import io.hatchery.engine.Context;
import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
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
        List<Identifier> identifiers = new ArrayList<>();
        identifiers.add(new Identifier(Kind.WECHAT_OPENID, account.appId() + ":" + openid));
        if (!push.get("UnionId").isEmpty()) {
            identifiers.add(new Identifier(Kind.WECHAT_UNIONID, push.get("UnionId")));
        }
        Source source = new Source(
                "wechat",
                "WeChat",
                push.scene().isEmpty() ? null : "qr",
                code == null ? null : code.campaign(),
                push.scene().isEmpty() ? null : push.scene(),
                null);
        return new Arrival(
                "wechat:" + account.id(),
                push.id() + "/" + type,
                new Arrival.Who.Someone(identifiers),
                type,
                time(push.get("CreateTime"), now),
                now,
                Map.of("wechatOpenid", Value.of(openid)),
                properties,
                type.startsWith("consent.") ? Context.NONE : Context.from(source),
                false,
                "{\"type\":\"" + type + "\"}");
    }

    private static Instant time(String seconds, Instant now) {
        Instant told = seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : now;
        return told.isAfter(now) ? now : told;
    }

    private static void put(Map<String, Value> into, String key, String text) {
        if (!text.isEmpty()) {
            into.put(key, Value.of(text));
        }
    }
}
