package io.hatchery.server.wechat;

import io.hatchery.engine.Context;
import io.hatchery.engine.Value;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What WeChat knows of somebody who follows an account, as events. Pure. */
final class Followers {
    private Followers() {}

    static boolean follows(JsonNode info) {
        return info.path("subscribe").asInt(0) == 1 && !openid(info).isEmpty();
    }

    static String openid(JsonNode info) {
        return info.path("openid").asString("");
    }

    static String scene(JsonNode info) {
        return info.path("qr_scene_str").asString("");
    }

    static List<Identifier> identifiers(Account account, JsonNode info) {
        return Touches.identifiers(account, openid(info), info.path("unionid").asString(""));
    }

    /**
     * How somebody nobody knew came to follow: long ago, so it moves no one.
     *
     * @param code by which they followed, if it is one of ours
     */
    static List<Arrival> followed(Account account, JsonNode info, @Nullable Code code, Instant now) {
        long seconds = info.path("subscribe_time").asLong(0);
        Instant at = seconds <= 0 || Instant.ofEpochSecond(seconds).isAfter(now) ? now : Instant.ofEpochSecond(seconds);
        Map<String, Value> properties = new HashMap<>();
        Touches.put(properties, "scene", scene(info));
        Touches.put(properties, "code", code == null ? "" : code.name());
        Touches.put(properties, "how", info.path("subscribe_scene").asString(""));
        return List.of(
                arrival(
                        account,
                        info,
                        "wechat.followed",
                        at,
                        now,
                        properties,
                        Context.from(Touches.source(scene(info), code))),
                arrival(account, info, "consent.given", at, now, Map.of("channel", Value.of("wechat")), Context.NONE));
    }

    /** That somebody known by one identifier has the other too. */
    static Arrival recognised(Account account, JsonNode info, Instant now) {
        return arrival(account, info, "identify", now, now, Map.of(), Context.NONE);
    }

    private static Arrival arrival(
            Account account,
            JsonNode info,
            String type,
            Instant at,
            Instant now,
            Map<String, Value> properties,
            Context context) {
        return new Arrival(
                "wechat:" + account.id(),
                "follower/" + openid(info) + "/" + info.path("subscribe_time").asLong(0) + "/" + type,
                new Arrival.Who.Someone(identifiers(account, info)),
                type,
                at,
                now,
                Map.of("wechatOpenid", Value.of(openid(info))),
                properties,
                context,
                true,
                "{\"type\":\"" + type + "\"}");
    }
}
