package io.hatchery.server.intake.touch;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The channel of sources people keep in their lists, by the words they use for them. */
final class OfflineSources {
    private static final Map<String, String> CHANNELS = new LinkedHashMap<>();

    private OfflineSources() {}

    static {
        channel("direct", "direct", "直接访问");
        channel("paid_search", "pay per click", "ppc", "sem", "竞价");
        channel("search", "organic", "seo", "自然搜索", "搜索");
        channel("referral", "refer", "word of mouth", "转介绍", "推荐", "老客户", "口碑");
        channel("chat", "chat", "在线咨询", "客服");
        channel("email", "email", "e-mail", "edm", "newsletter", "邮件");
        channel("sms", "sms", "短信");
        channel(
                "event",
                "event",
                "expo",
                "trade show",
                "exhibition",
                "webinar",
                "seminar",
                "展会",
                "会议",
                "沙龙",
                "直播",
                "活动");
        channel("social", "social", "社交", "社群", "朋友圈");
        channel("display", "display", "banner", "展示");
        channel("partner", "partner", "affiliate", "reseller", "渠道", "代理", "合作");
        channel("phone", "call", "phone", "电话", "400");
        channel("press", "press", "news", "媒体", "报道");
        channel("website", "website", "blog", "官网", "网站");
    }

    private static void channel(String channel, String... words) {
        for (String word : words) {
            CHANNELS.put(word, channel);
        }
    }

    static String channel(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return CHANNELS.entrySet().stream()
                .filter(entry -> plain.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }
}
