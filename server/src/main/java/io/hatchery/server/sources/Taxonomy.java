package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.server.platform.SettingsArea;
import io.hatchery.server.sources.Channel.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The channels there are, and the company's rules that say which one a touch belongs to. The first rule that matches decides; without
 * one the touch keeps the channel its campaign parameters, click ids or referrer speak for.
 */
record Taxonomy(List<Channel> channels, List<Rule> rules) {
    static final SettingsArea<Taxonomy> AREA = new SettingsArea<>(
            "source-taxonomy", Taxonomy.class, new Taxonomy(shipped(), List.of()), SettingsArea.Readers.EVERYONE);

    private static final int MOST_CHANNELS = 100;
    private static final int MOST_RULES = 200;

    Taxonomy {
        channels = List.copyOf(channels);
        rules = List.copyOf(rules);
        if (channels.size() > MOST_CHANNELS || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "There may be at most " + MOST_CHANNELS + " channels and " + MOST_RULES + " rules");
        }
        Set<String> ids = new HashSet<>();
        for (Channel channel : channels) {
            if (!ids.add(channel.id())) {
                throw new IllegalArgumentException("There are two channels “" + channel.id() + "”");
            }
        }
        for (Rule rule : rules) {
            if (!ids.contains(rule.channel())) {
                throw new IllegalArgumentException(
                        "A rule leads to the channel “" + rule.channel() + "”, which there is not");
            }
        }
    }

    /** Where the touch belongs. */
    Source classify(Rule.Touch touch) {
        for (Rule rule : rules) {
            if (rule.matches(touch)) {
                return rule.applied(touch.source());
            }
        }
        return touch.source();
    }

    private static List<Channel> shipped() {
        return List.of(
                new Channel("direct", Kind.OWNED, "直接访问", "Direct"),
                new Channel("search", Kind.EARNED, "自然搜索", "Organic search"),
                new Channel("paid_search", Kind.PAID, "付费搜索", "Paid search"),
                new Channel("ai", Kind.EARNED, "AI 助手", "AI assistants"),
                new Channel("social", Kind.EARNED, "社交媒体", "Social"),
                new Channel("paid_social", Kind.PAID, "付费社交", "Paid social"),
                new Channel("display", Kind.PAID, "展示广告", "Display"),
                new Channel("video", Kind.EARNED, "视频", "Video"),
                new Channel("live", Kind.OWNED, "直播", "Live streams"),
                new Channel("community", Kind.EARNED, "社区", "Communities"),
                new Channel("wechat", Kind.OWNED, "微信", "WeChat"),
                new Channel("wecom", Kind.OWNED, "企业微信", "WeCom"),
                new Channel("email", Kind.OWNED, "邮件", "E-mail"),
                new Channel("sms", Kind.OWNED, "短信", "SMS"),
                new Channel("push", Kind.OWNED, "推送", "Push"),
                new Channel("website", Kind.OWNED, "官网", "Website"),
                new Channel("chat", Kind.OWNED, "在线咨询", "Chat"),
                new Channel("phone", Kind.OWNED, "电话", "Phone"),
                new Channel("referral", Kind.EARNED, "推荐", "Referrals"),
                new Channel("employee", Kind.OWNED, "员工分享", "Employee shares"),
                new Channel("partner", Kind.EARNED, "合作伙伴", "Partners"),
                new Channel("press", Kind.EARNED, "媒体", "Press"),
                new Channel("event", Kind.OFFLINE, "活动", "Events"),
                new Channel("offline", Kind.OFFLINE, "线下", "Offline"),
                new Channel("campaign", Kind.PAID, "其他活动链接", "Other campaigns"),
                new Channel("other", Kind.EARNED, "其他", "Other"));
    }
}
