package io.hatchery.server.intake.touch;

import io.hatchery.server.intake.touch.Site.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sites Hatchery knows by name. Keys are host names; a host is looked up with its parents ({@code m.weibo.cn}, then
 * {@code weibo.cn}), and a key ending in {@code .*} stands for any country ({@code google.co.uk}, {@code google.de}).
 */
final class KnownSites {
    private static final Map<String, Site> BY_HOST = new HashMap<>();
    private static final Map<String, Site> BY_WORD = new HashMap<>();

    /** Below a search engine's domain only these are its search; {@code docs.google.com} is not. */
    private static final Set<String> ENTRANCES =
            Set.of("www", "m", "wap", "search", "images", "image", "video", "videos", "news", "maps", "local");

    private KnownSites() {}

    static {
        search("Google", "q", "google.*", "googleapis.com", "com.google.android.googlequicksearchbox");
        search("Google Images", "q", "images.google.*");
        search("Google News", "q", "news.google.*");
        search("Google Maps", "q", "maps.google.*");
        search("Bing", "q", "bing.com", "cn.bing.com");
        search("Yahoo", "p,q", "yahoo.*", "search.yahoo.com", "yahoo.co.jp", "search.yahoo.co.jp");
        search("Baidu", "wd,word,kw,query", "baidu.com", "m.baidu.com");
        search("Sogou", "query,keyword,wd", "sogou.com", "wap.sogou.com");
        search("360", "q", "so.com", "so.360.cn", "haosou.com");
        search("Shenma", "q", "sm.cn", "m.sm.cn");
        search("Toutiao Search", "keyword", "so.toutiao.com");
        search("Quark", "q", "quark.cn", "quark.sm.cn");
        search("Yandex", "text,query", "yandex.*", "ya.ru");
        search("DuckDuckGo", "q", "duckduckgo.com");
        search("Naver", "query", "naver.com", "search.naver.com");
        search("Daum", "q", "daum.net");
        search("Seznam", "q", "seznam.cz");
        search("Ecosia", "q", "ecosia.org");
        search("Qwant", "q", "qwant.com");
        search("Brave", "q", "search.brave.com");
        search("Startpage", "query,q", "startpage.com");
        search("Ask", "q", "ask.com", "search-results.com");
        search("AOL", "q,query", "aol.com", "search.aol.com", "aol.co.uk", "aolsearch.com", "aolsvc.aol.com");
        search("Comcast", "q", "comcast.net", "search.comcast.net");
        search("Conduit", "q", "conduit.com");
        search("Babylon", "q", "babylon.com");
        search("AVG", "q", "isearch.avg.com");
        search("PriceRunner", "q", "pricerunner.co.uk");
        search("IncrediMail", "q", "incredimail.com");
        search("Mail.ru", "q", "go.mail.ru");
        search("Rambler", "query", "rambler.ru", "nova.rambler.ru");

        site(
                "WeChat",
                Kind.SOCIAL,
                "mp.weixin.qq.com",
                "weixin.qq.com",
                "wx.qq.com",
                "weixin110.qq.com",
                "servicewechat.com");
        site("WeCom", Kind.SOCIAL, "work.weixin.qq.com");
        site("QQ", Kind.SOCIAL, "qzone.qq.com", "user.qzone.qq.com", "qm.qq.com", "im.qq.com");
        site("Weibo", Kind.SOCIAL, "weibo.com", "weibo.cn", "t.cn");
        site("Douyin", Kind.SOCIAL, "douyin.com", "iesdouyin.com");
        site("Kuaishou", Kind.SOCIAL, "kuaishou.com", "gifshow.com");
        site("Xiaohongshu", Kind.SOCIAL, "xiaohongshu.com", "xhslink.com");
        site("Toutiao", Kind.SOCIAL, "toutiao.com");
        site("Maimai", Kind.SOCIAL, "maimai.cn");
        site("Douban", Kind.SOCIAL, "douban.com");
        site("Renren", Kind.SOCIAL, "renren.com");
        site("Bilibili", Kind.VIDEO, "bilibili.com", "b23.tv");
        site("Youku", Kind.VIDEO, "youku.com");
        site("Tencent Video", Kind.VIDEO, "v.qq.com");
        site("YouTube", Kind.VIDEO, "youtube.com", "youtu.be");
        site("Vimeo", Kind.VIDEO, "vimeo.com");
        site("Facebook", Kind.SOCIAL, "facebook.com", "fb.com", "fb.me", "messenger.com");
        site("Instagram", Kind.SOCIAL, "instagram.com");
        site("Threads", Kind.SOCIAL, "threads.net", "threads.com");
        site("WhatsApp", Kind.SOCIAL, "whatsapp.com", "wa.me");
        site("X", Kind.SOCIAL, "twitter.com", "x.com", "t.co", "com.twitter.android");
        site("LinkedIn", Kind.SOCIAL, "linkedin.com", "lnkd.in", "com.linkedin.android", "linkedin.cn");
        site("TikTok", Kind.SOCIAL, "tiktok.com");
        site("Pinterest", Kind.SOCIAL, "pinterest.*", "pin.it");
        site("Tumblr", Kind.SOCIAL, "tumblr.com");
        site("Xing", Kind.SOCIAL, "xing.com");
        site("VK", Kind.SOCIAL, "vk.com", "vkontakte.ru");
        site("Telegram", Kind.SOCIAL, "t.me", "telegram.me", "telegram.org", "web.telegram.org");
        site("Mastodon", Kind.SOCIAL, "mastodon.social", "joinmastodon.org");
        site("Bluesky", Kind.SOCIAL, "bsky.app");
        site("Snapchat", Kind.SOCIAL, "snapchat.com");
        site("Disqus", Kind.SOCIAL, "disqus.com", "disq.us");
        site("StumbleUpon", Kind.SOCIAL, "stumbleupon.com");
        site("Delicious", Kind.SOCIAL, "delicious.com", "del.icio.us");
        site("Foursquare", Kind.SOCIAL, "foursquare.com");
        site("Orkut", Kind.SOCIAL, "orkut.com");
        site("Odnoklassniki", Kind.SOCIAL, "odnoklassniki.ru", "ok.ru");
        site("Reddit", Kind.COMMUNITY, "reddit.com", "redd.it");
        site("Hacker News", Kind.COMMUNITY, "news.ycombinator.com");
        site("Quora", Kind.COMMUNITY, "quora.com");
        site("Stack Overflow", Kind.COMMUNITY, "stackoverflow.com", "stackexchange.com");
        site("GitHub", Kind.COMMUNITY, "github.com");
        site("Zhihu", Kind.COMMUNITY, "zhihu.com", "zhuanlan.zhihu.com");
        site("CSDN", Kind.COMMUNITY, "csdn.net");
        site("Juejin", Kind.COMMUNITY, "juejin.cn", "juejin.im");
        site("SegmentFault", Kind.COMMUNITY, "segmentfault.com");
        site("Baidu Tieba", Kind.COMMUNITY, "tieba.baidu.com");
        site("Baidu Zhidao", Kind.COMMUNITY, "zhidao.baidu.com", "baike.baidu.com", "wenku.baidu.com");

        site("Gmail", Kind.EMAIL, "mail.google.com", "com.google.android.gm");
        site("Outlook", Kind.EMAIL, "outlook.live.com", "outlook.office.com", "outlook.office365.com", "mail.live.com");
        site("Yahoo Mail", Kind.EMAIL, "mail.yahoo.com", "mail.yahoo.net", "mail.yahoo.co.jp");
        site("QQ Mail", Kind.EMAIL, "mail.qq.com", "wx.mail.qq.com", "exmail.qq.com");
        site("NetEase Mail", Kind.EMAIL, "mail.163.com", "mail.126.com", "qiye.163.com");
        site("Sina Mail", Kind.EMAIL, "mail.sina.com.cn");
        site("Aliyun Mail", Kind.EMAIL, "qiye.aliyun.com", "mail.aliyun.com");
        site("Orange Mail", Kind.EMAIL, "webmail.orange.fr");

        site("ChatGPT", Kind.ASSISTANT, "chatgpt.com", "chat.openai.com");
        site("Perplexity", Kind.ASSISTANT, "perplexity.ai");
        site("Claude", Kind.ASSISTANT, "claude.ai");
        site("Gemini", Kind.ASSISTANT, "gemini.google.com", "bard.google.com");
        site("Copilot", Kind.ASSISTANT, "copilot.microsoft.com");
        site("DeepSeek", Kind.ASSISTANT, "chat.deepseek.com", "deepseek.com");
        site("Doubao", Kind.ASSISTANT, "doubao.com");
        site("Kimi", Kind.ASSISTANT, "kimi.moonshot.cn", "kimi.com");
        site("Yuanbao", Kind.ASSISTANT, "yuanbao.tencent.com");
        site("Tongyi", Kind.ASSISTANT, "tongyi.aliyun.com", "tongyi.com");
        site("ERNIE Bot", Kind.ASSISTANT, "yiyan.baidu.com", "chat.baidu.com");
        site("Metaso", Kind.ASSISTANT, "metaso.cn");
        site("Mistral", Kind.ASSISTANT, "chat.mistral.ai");
        site("Meta AI", Kind.ASSISTANT, "meta.ai");
        site("Poe", Kind.ASSISTANT, "poe.com");

        site(
                "Google Ads",
                Kind.ADS,
                "googleadservices.com",
                "doubleclick.net",
                "googlesyndication.com",
                "syndicatedsearch.goog");
        words();
    }

    private static void words() {
        word("Google", "google", "adwords", "google_ads", "google-ads", "googleads", "谷歌");
        word("Bing", "bing", "microsoft", "必应");
        word("Baidu", "baidu", "bdsem", "baidu_sem", "百度");
        word("Sogou", "sogou", "搜狗");
        word("360", "360", "360so", "haosou", "好搜");
        word("Shenma", "shenma", "神马");
        word("Yahoo", "yahoo");
        word("Yandex", "yandex");
        word("DuckDuckGo", "duckduckgo");
        word("WeChat", "wechat", "weixin", "wx", "微信", "gongzhonghao", "公众号");
        word("WeCom", "wecom", "qiwei", "企业微信", "企微");
        word("Weibo", "weibo", "微博");
        word("Douyin", "douyin", "抖音");
        word("Kuaishou", "kuaishou", "快手");
        word("Xiaohongshu", "xiaohongshu", "xhs", "redbook", "小红书");
        word("Toutiao", "toutiao", "今日头条", "头条");
        word("Zhihu", "zhihu", "知乎");
        word("Bilibili", "bilibili", "哔哩哔哩", "b站");
        word("LinkedIn", "linkedin", "领英");
        word("Facebook", "facebook", "fb", "meta");
        word("Instagram", "instagram", "ig");
        word("X", "twitter");
        word("TikTok", "tiktok");
        word("YouTube", "youtube", "yt");
        word("ChatGPT", "chatgpt", "chatgpt.com");
    }

    private static void search(String name, String parameters, String... hosts) {
        Site site = new Site(name, Kind.SEARCH, List.of(parameters.split(",")));
        for (String host : hosts) {
            BY_HOST.put(host, site);
        }
    }

    private static void site(String name, Kind kind, String... hosts) {
        Site site = new Site(name, kind, List.of());
        for (String host : hosts) {
            BY_HOST.put(host, site);
        }
    }

    private static void word(String name, String... words) {
        Site site = BY_HOST.values().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (String word : words) {
            BY_WORD.put(word, site);
        }
    }

    /** The site of a host, looking at its parents too; null when it is not known. */
    static @Nullable Site ofHost(String host) {
        String rest = host;
        boolean entrance = true;
        while (rest.indexOf('.') > 0) {
            Site site = BY_HOST.get(rest);
            if (site == null) {
                site = BY_HOST.get(anyCountry(rest));
            }
            if (site != null) {
                return site.kind() != Kind.SEARCH || entrance ? site : null;
            }
            String label = rest.substring(0, rest.indexOf('.'));
            entrance &= label.length() == 2 || ENTRANCES.contains(label);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return null;
    }

    /** {@code images.google.co.uk} as {@code images.google.*}. */
    private static String anyCountry(String host) {
        String[] labels = host.split("\\.");
        int last = labels.length - 1;
        boolean second = last >= 2 && (labels[last - 1].equals("co") || labels[last - 1].equals("com"));
        int keep = second ? last - 1 : last;
        return String.join(".", List.of(labels).subList(0, keep)) + ".*";
    }

    /** The site a person means by a word such as {@code utm_source=weixin}; null when it is not known. */
    static @Nullable Site ofWord(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        Site site = BY_WORD.get(plain);
        return site != null ? site : ofHost(plain);
    }
}
