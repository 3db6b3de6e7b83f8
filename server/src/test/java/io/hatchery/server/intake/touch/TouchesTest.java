package io.hatchery.server.intake.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.server.intake.SharedData;
import io.hatchery.server.intake.touch.Touches.Visit;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TouchesTest {
    private static final String PAGE = "https://www.acme.cn/pricing";

    @ParameterizedTest
    @CsvSource({
        "https://www.baidu.com/link?url=x&wd=crm%E7%B3%BB%E7%BB%9F, search, Baidu, crm系统",
        "https://m.sm.cn/s?q=crm, search, Shenma, crm",
        "https://www.sogou.com/web?query=Lead+Scoring, search, Sogou, lead scoring",
        "https://www.so.com/s?q=a, search, 360, a",
        "https://so.toutiao.com/search?keyword=b, search, Toutiao Search, b",
        "https://www.google.com.hk/, search, Google,",
        "https://cn.bing.com/search?q=c, search, Bing, c",
        "https://mp.weixin.qq.com/s/abc, social, WeChat,",
        "https://zhuanlan.zhihu.com/p/1, community, Zhihu,",
        "https://www.xiaohongshu.com/explore/1, social, Xiaohongshu,",
        "https://v.douyin.com/x, social, Douyin,",
        "https://tieba.baidu.com/p/1, community, Baidu Tieba,",
        "https://mail.qq.com/cgi-bin/x, email, QQ Mail,",
        "https://mail.partner.com.cn/inbox, email, partner.com.cn,",
        "https://chat.deepseek.com/, ai, DeepSeek,",
        "https://docs.google.com/document/d/1, referral, google.com,",
        "https://blog.partner.com.cn:8443/a, referral, partner.com.cn,"
    })
    void a_referring_site_is_known_by_name_channel_and_keyword(
            String referrer, String channel, String name, @Nullable String keyword) {
        assertThat(from(PAGE, referrer)).isEqualTo(new Source(channel, name, null, null, null, keyword));
    }

    @Test
    void a_step_within_the_site_is_no_touch() {
        assertThat(from(PAGE, "https://shop.acme.cn/x")).isNull();
        assertThat(from(PAGE, "about:blank")).isNull();
    }

    @Test
    void no_referrer_is_direct_but_only_on_a_page() {
        assertThat(from(PAGE, "")).isEqualTo(Source.ofChannel("direct", "Direct"));
        assertThat(from(null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "utm_source=weixin&utm_medium=social&utm_campaign=spring, social, WeChat, social, spring",
        "utm_source=baidu&utm_medium=cpc&utm_campaign=b, paid_search, Baidu, cpc, b",
        "utm_source=LinkedIn&utm_medium=cpc, paid_social, LinkedIn, cpc,",
        "utm_source=Autumn%20Newsletter&utm_medium=EDM, email, Autumn Newsletter, EDM,",
        "utm_source=expo2026&utm_medium=exhibition, event, expo2026, exhibition,",
        "utm_source=%E5%BE%AE%E4%BF%A1, social, WeChat,,",
        "utm_campaign=only, campaign, Google,, only",
        "utm_source=someone&utm_medium=something, campaign, someone, something,"
    })
    void campaign_parameters_say_it_outright(
            String query, String channel, String name, @Nullable String medium, @Nullable String campaign) {
        assertThat(from(PAGE + "?" + query, "https://www.google.com/"))
                .isEqualTo(new Source(channel, name, medium, campaign, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "gclid=1, paid_search, Google",
        "bd_vid=1, paid_search, Baidu",
        "gdt_vid=1, paid_social, Tencent Ads",
        "msclkid=1, paid_search, Bing",
        "fbclid=1, social, Facebook",
        "li_fat_id=1, paid_social, LinkedIn"
    })
    void a_click_id_names_the_platform_when_nobody_tagged_the_link(String query, String channel, String name) {
        assertThat(from(PAGE + "?" + query, "")).isEqualTo(Source.ofChannel(channel, name));
    }

    @Test
    void a_click_id_fills_the_channel_a_tag_left_out() {
        assertThat(from(PAGE + "?utm_campaign=x&gclid=1", ""))
                .isEqualTo(new Source("paid_search", "Google", null, "x", null, null));
    }

    @Test
    void campaign_parameters_gathered_by_the_client_win_over_the_address() {
        Source source = Touches.of(
                new Visit(PAGE + "?utm_source=a", null, Map.of("source", "Baidu", "medium", "cpc", "term", "crm")));
        assertThat(source).isEqualTo(new Source("paid_search", "Baidu", "cpc", null, null, "crm"));
    }

    @Test
    void odd_addresses_do_no_harm() {
        for (String odd : List.of(
                "http://",
                "//",
                "https://?",
                "https://%zz/?%zz=%",
                "javascript:alert(1)",
                "https://[::1]:80/",
                "https://a..b/")) {
            assertThat(Touches.of(new Visit(odd, odd, Map.of())))
                    .satisfiesAnyOf(
                            s -> assertThat(s).isNull(), s -> assertThat(s).isNotNull());
        }
        assertThat(Touches.clickIds(PAGE + "?gclid=a&b=c?fbclid=d")).isEqualTo(Map.of("gclid", "a", "fbclid", "d"));
    }

    @Test
    void most_collected_referrers_are_classed_as_their_authors_do() throws Exception {
        File cases = SharedData.file("referrer_and_bots/referer-tests.json").toFile();
        Map<String, String> channels = Map.of(
                "search", "search", "social", "social", "email", "email", "chatbot", "ai", "paid", "paid_search");
        List<String> wrong = new ArrayList<>();
        JsonNode all = JsonMapper.shared().readTree(cases);
        for (JsonNode one : all) {
            Source source = from(PAGE, one.get("uri").asString());
            if (source == null
                    || !source.channel().equals(channels.get(one.get("medium").asString()))) {
                wrong.add(one.get("uri").asString() + " -> " + source);
            }
        }
        assertThat(all.size()).isEqualTo(118);
        assertThat(wrong).describedAs("%s", wrong).hasSizeLessThanOrEqualTo(24);
    }

    private static @Nullable Source from(@Nullable String url, @Nullable String referrer) {
        return Touches.of(new Visit(url, referrer, Map.of()));
    }
}
