package io.hatchery.server.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.platform.QrPicture;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourcesTests {
    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private ReferralTeller teller;

    @Autowired
    private TestClock clock;

    private Console marketer;
    private WriteKey key;

    @BeforeAll
    void aMarketerAndASite() {
        marketer = console.as(Role.MARKETER);
        key = keys.create("site");
    }

    @Test
    void a_link_leads_to_its_page_and_says_where_its_visitors_come_from() {
        JsonNode link = make(Map.of(
                "target", "https://acme.cn/offer?utm_source=old&a=1#top",
                "channel", "event",
                "source", "Expo 2026",
                "campaign", "spring"));
        Console.Answer answer = follow(link);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("https://acme.cn/offer?a=1&utm_source=Expo+2026&utm_medium=event&utm_campaign=spring&hl="
                        + link.at("/code").asString() + "#top");
        assertThat(detail(link).at("/link/clicks").asLong()).isEqualTo(1);
    }

    @Test
    void previews_and_crawlers_are_led_on_but_counted_apart() {
        JsonNode link = make(Map.of("target", "https://acme.cn/", "channel", "social", "source", "Weibo"));
        String path = "/l/" + link.at("/code").asString();
        console.send("GET", path, null, "User-Agent", "facebookexternalhit/1.1").is(302);
        console.send("HEAD", path, null, "User-Agent", "Mozilla/5.0").is(302);
        assertThat(detail(link).at("/link/clicks").asLong()).isZero();
        assertThat(detail(link).at("/link/machines").asLong()).isEqualTo(2);
    }

    @Test
    void a_link_that_expired_or_was_switched_off_leads_nowhere() {
        JsonNode link = make(Map.of(
                "target",
                "https://acme.cn/",
                "channel",
                "social",
                "source",
                "Weibo",
                "expiresAt",
                clock.now().plus(Duration.ofDays(1)).toString()));
        follow(link);
        clock.advance(Duration.ofDays(1));
        assertThat(open(link).status()).isEqualTo(404);
        JsonNode other = make(Map.of("target", "https://acme.cn/", "channel", "social", "source", "Weibo"));
        marketer.put("/api/links/" + other.at("/code").asString(), Map.of("name", "x", "retired", true))
                .is(200);
        assertThat(open(other).body()).contains("leads nowhere");
        assertThat(console.get("/l/nobody").status()).isEqualTo(404);
    }

    @Test
    void pages_only_and_free_codes_are_taken() {
        for (String bad :
                List.of("javascript:alert(1)", "//evil.example", "https://u:p@acme.cn/", "ftp://acme.cn", "x")) {
            marketer.post("/api/links", Map.of("target", bad, "channel", "social", "source", "Weibo"))
                    .is(400);
        }
        make(Map.of("target", "https://acme.cn/", "channel", "social", "source", "Weibo", "code", "mine"));
        assertThat(marketer.post(
                                "/api/links",
                                Map.of(
                                        "target",
                                        "https://acme.cn/",
                                        "channel",
                                        "social",
                                        "source",
                                        "Weibo",
                                        "code",
                                        "mine"))
                        .is(400)
                        .body())
                .contains("already in use");
    }

    @Test
    void what_a_link_knows_outweighs_what_the_browser_tells_and_stays_with_the_lead_when_it_becomes_known() {
        JsonNode link = make(Map.of(
                "target",
                "https://acme.cn/a",
                "channel",
                "event",
                "source",
                "Expo",
                "campaign",
                "autumn",
                "content",
                "booth"));
        String visitor = UUID.randomUUID().toString();
        page(
                visitor,
                "https://acme.cn/a?utm_source=wrong&hl=" + link.at("/code").asString(),
                "https://www.baidu.com/");
        long lead = lead(visitor);
        assertThat(sources(lead).at("/first/name").asString()).isEqualTo("Expo");
        assertThat(sources(lead).at("/creating").isNull()).isTrue();

        clock.advance(Duration.ofHours(2));
        identify(visitor, "ann-" + visitor + "@acme.cn");
        clock.advance(Duration.ofHours(2));
        page(visitor, "https://acme.cn/b", "https://www.google.com/");
        JsonNode known = sources(lead);
        assertThat(known.at("/first/name").asString()).isEqualTo("Expo");
        assertThat(known.at("/last/name").asString()).isEqualTo("Google");
        assertThat(known.at("/creating/campaign").asString()).isEqualTo("autumn");
        assertThat(known.at("/link").asString()).isEqualTo(link.at("/code").asString());
        assertThat(detail(link).at("/link/leads").asLong()).isEqualTo(1);
    }

    @Test
    void the_history_of_a_visitor_who_turns_out_to_be_a_lead_keeps_its_source() {
        String email = "bo-" + UUID.randomUUID() + "@acme.cn";
        String laptop = UUID.randomUUID().toString();
        page(laptop, "https://acme.cn/?utm_source=zhihu&utm_medium=cpc", null);
        identify(laptop, email);
        long lead = lead(laptop);
        String phone = UUID.randomUUID().toString();
        clock.advance(Duration.ofDays(1));
        page(phone, "https://acme.cn/?utm_source=weixin", null);
        identify(phone, email);
        assertThat(lead(phone)).isEqualTo(lead);
        assertThat(sources(lead).at("/first/name").asString()).isEqualTo("Zhihu");
        assertThat(sources(lead).at("/creating/name").asString()).isEqualTo("Zhihu");
        assertThat(sources(lead).at("/last/name").asString()).isEqualTo("WeChat");
    }

    @Test
    void a_lead_is_told_once_whom_it_referred() {
        String ann = UUID.randomUUID().toString();
        page(ann, "https://acme.cn/", null);
        identify(ann, ann + "@acme.cn");
        long referrer = lead(ann);
        JsonNode link = make(Map.of("kind", "REFERRAL", "target", "https://acme.cn/", "lead", referrer));
        String friend = UUID.randomUUID().toString();
        page(friend, "https://acme.cn/?hl=" + link.at("/code").asString(), null);
        identify(friend, friend + "@b.cn");
        assertThat(sources(lead(friend)).at("/referredBy").asLong()).isEqualTo(referrer);
        assertThat(sources(lead(friend)).at("/creating/channel").asString()).isEqualTo("referral");
        assertThat(teller.tell()).isEqualTo(1);
        assertThat(teller.tell()).isZero();
        assertThat(timelines.of(referrer, null, 50).entries().stream()
                        .filter(it -> it.type().equals("referral.joined")))
                .hasSize(1);
    }

    @Test
    void a_lead_who_follows_its_own_referral_link_referred_nobody() {
        String ann = UUID.randomUUID().toString();
        page(ann, "https://acme.cn/", null);
        JsonNode link = make(Map.of("kind", "REFERRAL", "target", "https://acme.cn/", "lead", lead(ann)));
        page(ann, "https://acme.cn/?hl=" + link.at("/code").asString(), null);
        identify(ann, ann + "@acme.cn");
        assertThat(sources(lead(ann)).at("/referredBy").isNull()).isTrue();
    }

    @Test
    void everyone_may_share_a_page_under_their_own_name_and_marketing_alone_makes_other_links() {
        Console sdr = console.as(Role.SDR);
        JsonNode link = sdr.post("/api/links", Map.of("kind", "EMPLOYEE", "target", "https://acme.cn/"))
                .is(201)
                .json();
        assertThat(link.at("/origin/channel").asString()).isEqualTo("employee");
        assertThat(link.at("/person").asString()).isEqualTo("Test sdr");
        sdr.post("/api/links", Map.of("target", "https://acme.cn/", "channel", "social", "source", "x"))
                .is(403);
    }

    @Test
    void the_first_rule_that_matches_names_the_channel_of_touches_from_then_on() {
        JsonNode before = marketer.get("/api/channels").is(200).json();
        Map<String, Object> rule = Map.of(
                "all",
                List.of(
                        Map.of("subject", "SOURCE", "comparison", "IS", "value", "partnerportal"),
                        Map.of("subject", "PAGE", "comparison", "CONTAINS", "value", "/Offer")),
                "channel",
                "partner",
                "name",
                "Portal");
        marketer.put("/api/channels", Map.of("channels", before.at("/channels"), "rules", List.of(rule)))
                .is(200);
        String visitor = UUID.randomUUID().toString();
        page(visitor, "https://acme.cn/offer?utm_source=PartnerPortal&utm_medium=cpc", null);
        assertThat(sources(lead(visitor)).at("/first/channel").asString()).isEqualTo("partner");
        assertThat(sources(lead(visitor)).at("/first/name").asString()).isEqualTo("Portal");
        JsonNode tried = marketer.post(
                        "/api/channels/try",
                        Map.of(
                                "source",
                                Map.of("channel", "campaign", "name", "other"),
                                "page",
                                "https://acme.cn/offer"))
                .is(200)
                .json();
        assertThat(tried.at("/rule").isNull()).isTrue();
        marketer.put("/api/channels", before).is(200);
    }

    @Test
    void a_rule_to_a_channel_there_is_not_is_refused_with_its_reason() {
        JsonNode before = marketer.get("/api/channels").is(200).json();
        Map<String, Object> rule = Map.of(
                "all", List.of(Map.of("subject", "SOURCE", "comparison", "IS", "value", "x")), "channel", "nowhere");
        assertThat(marketer.put("/api/channels", Map.of("channels", before.at("/channels"), "rules", List.of(rule)))
                        .is(400)
                        .body())
                .contains("nowhere");
    }

    @Test
    void a_campaign_is_planned_with_its_budget_and_counts_who_came_by_it() {
        JsonNode campaign = marketer.post(
                        "/api/campaigns",
                        Map.of(
                                "code",
                                "winter",
                                "name",
                                "冬季推广",
                                "startsOn",
                                "2026-02-01",
                                "endsOn",
                                "2026-12-31",
                                "budget",
                                "12000.50",
                                "goal",
                                100))
                .is(201)
                .json();
        assertThat(campaign.at("/plan/currency").asString()).isEqualTo("CNY");
        String visitor = UUID.randomUUID().toString();
        page(visitor, "https://acme.cn/?utm_source=baidu&utm_medium=cpc&utm_campaign=winter", null);
        identify(visitor, visitor + "@acme.cn");
        String lost = UUID.randomUUID().toString();
        page(lost, "https://acme.cn/?utm_source=baidu&utm_medium=cpc&utm_campaign=nobody-planned", null);
        identify(lost, lost + "@acme.cn");
        JsonNode found = marketer.get("/api/campaigns/" + campaign.at("/id").asString())
                .is(200)
                .json();
        assertThat(found.at("/leads").asLong()).isEqualTo(1);
        assertThat(found.at("/plan/budget").asString()).isEqualTo("12000.50");
        assertThat(marketer.get("/api/campaigns/unplanned").is(200).body()).contains("nobody-planned");
        marketer.post("/api/campaigns", Map.of("code", "winter", "name", "again"))
                .is(400);
        marketer.post(
                        "/api/campaigns",
                        Map.of("code", "w2", "name", "x", "startsOn", "2026-02-02", "endsOn", "2026-02-01"))
                .is(400);
        assertThat(marketer.get("/api/campaigns?q=冬季").is(200).json().at("/items"))
                .hasSize(1);
    }

    @Test
    void a_code_is_drawn_as_a_qr_code_that_reads_back_as_the_short_address() throws Exception {
        JsonNode link = make(Map.of("target", "https://acme.cn/", "channel", "offline", "source", "Poster"));
        String path = "/api/links/" + link.at("/code").asString() + "/qr";
        assertThat(marketer.get(path + ".svg").is(200).body()).startsWith("<svg");
        assertThat(Qr.read(QrPicture.of(link.at("/address").asString()).png(400)))
                .isEqualTo(link.at("/address").asString());
    }

    private JsonNode make(Map<String, ?> wish) {
        return marketer.post("/api/links", wish).is(201).json();
    }

    private JsonNode detail(JsonNode link) {
        return marketer.get("/api/links/" + link.at("/code").asString()).is(200).json();
    }

    private Console.Answer open(JsonNode link) {
        return console.send(
                "GET",
                URI.create(link.at("/address").asString()).getPath(),
                null,
                "User-Agent",
                "Mozilla/5.0 (Windows)");
    }

    private Console.Answer follow(JsonNode link) {
        return open(link).is(302);
    }

    private JsonNode sources(long lead) {
        return marketer.get("/api/sources/leads/" + lead).is(200).json();
    }

    private long lead(String visitor) {
        return states.find(new Identifier(Kind.ANONYMOUS_ID, visitor)).orElseThrow();
    }

    private void page(String visitor, String url, @Nullable String referrer) {
        Map<String, Object> page = referrer == null ? Map.of("url", url) : Map.of("url", url, "referrer", referrer);
        tell("/v1/page", Map.of("anonymousId", visitor, "context", Map.of("page", page), "properties", page));
    }

    private void identify(String visitor, String email) {
        tell("/v1/identify", Map.of("anonymousId", visitor, "traits", Map.of("email", email)));
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((key.key() + ":").getBytes(StandardCharsets.UTF_8));
    }

    private void tell(String path, Map<String, ?> event) {
        console.send("POST", path, event, "Authorization", basic(), "User-Agent", "Mozilla/5.0 (Windows)")
                .is(200);
    }
}
