package io.hatchery.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.Hostile;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import io.hatchery.server.wechat.wire.Crypto;
import io.hatchery.server.wechat.wire.Push;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeChatTests {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA";
    private static final String APP = "wxb11529c136998cb6";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer weChat;

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private TestClock clock;

    private Console admin;

    @BeforeAll
    void accountsAtAFakeWeChat() throws IOException {
        weChat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        weChat.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String body = path.startsWith("/cgi-bin/stable_token")
                    ? "{\"access_token\":\"T" + asked.size() + "\",\"expires_in\":7200}"
                    : "{\"ticket\":\"gQ\",\"url\":\"http://weixin.qq.com/q/abc\"}";
            String queued = answers.poll();
            byte[] bytes = (queued == null ? body : queued).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        weChat.start();
        admin = console.as(Role.ADMIN);
        account(
                "plain",
                Map.of(
                        "welcome",
                        "欢迎关注",
                        "otherwise",
                        "稍后回复您",
                        "replies",
                        List.of(Map.of("word", "报价", "exact", false, "text", "报价请看 ]]> 官网"))));
        account("safe", Map.of("aesKey", Map.of("value", KEY), "welcome", "您好"));
    }

    @AfterAll
    void close() {
        weChat.stop(0);
    }

    @BeforeEach
    void someTimePasses() {
        clock.advance(Duration.ofMinutes(1));
        answers.clear();
    }

    private void account(String id, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name",
                id,
                "active",
                true,
                "appId",
                APP,
                "secret",
                Map.of("value", "s3cret"),
                "token",
                Map.of("value", "mytoken"),
                "address",
                "http://127.0.0.1:" + weChat.getAddress().getPort()));
        form.putAll(more);
        admin.put("/api/wechat/accounts/" + id, form).is(204);
    }

    private Console.Answer push(String account, Object xml) {
        String sign = Crypto.signature("mytoken", "1700000000", "n1");
        return console.visitor()
                .send(
                        "POST",
                        "/hooks/wechat/" + account + "?signature=" + sign + "&timestamp=1700000000&nonce=n1",
                        xml,
                        "Content-Type",
                        "text/xml");
    }

    private String event(String openid, String event, String key) {
        return "<xml><ToUserName><![CDATA[gh_x]]></ToUserName><FromUserName><![CDATA[" + openid
                + "]]></FromUserName><CreateTime>"
                + clock.now().getEpochSecond() + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA["
                + event
                + "]]></Event><EventKey><![CDATA[" + key + "]]></EventKey></xml>";
    }

    private LeadState lead(String openid) {
        return states.find(new Identifier(Kind.WECHAT_OPENID, APP + ":" + openid))
                .flatMap(states::of)
                .orElseThrow();
    }

    private List<String> history(String openid) {
        return timelines.of(lead(openid).lead(), null, 50).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }

    @Test
    void weChatIsAnsweredWithItsEchoOnlyWhenTheTokenIsOurs() {
        String good =
                "/hooks/wechat/plain?signature=ff20f68ea979187272b89830bb117502d0eb1df8&timestamp=1700000000&nonce=nonce1&echostr=42";
        assertThat(console.visitor().get(good).is(200).body()).isEqualTo("42");
        console.visitor().get(good.replace("ff20", "0000")).is(403);
        console.visitor().get(good.replace("plain", "nobody")).is(404);
    }

    @Test
    void whoFollowsIsGreetedKnownAndReachableUntilHeLeaves() {
        assertThat(push("plain", event("o-1", "subscribe", "")).is(200).body()).contains("欢迎关注");
        assertThat(lead("o-1").contact().permission("wechat")).isEqualTo(Permission.GRANTED);
        assertThat(Objects.requireNonNull(lead("o-1").firstSource()).channel()).isEqualTo("wechat");
        clock.advance(Duration.ofHours(1));
        assertThat(push("plain", event("o-1", "unsubscribe", "")).is(200).body())
                .isEqualTo("success");
        assertThat(lead("o-1").contact().permission("wechat")).isEqualTo(Permission.WITHDRAWN);
        assertThat(history("o-1"))
                .containsExactlyInAnyOrder(
                        "wechat.followed", "consent.given", "wechat.unfollowed", "consent.withdrawn");
    }

    @Test
    void thePushThatComesThreeTimesCountsOnceAndAForgedOneNotAtAll() {
        String xml = event("o-2", "CLICK", "MENU_1");
        push("plain", xml).is(200);
        push("plain", xml).is(200);
        push("plain", xml).is(200);
        assertThat(history("o-2")).containsExactly("wechat.menu_clicked");
        console.visitor()
                .send("POST", "/hooks/wechat/plain?signature=00&timestamp=1&nonce=2", event("o-3", "CLICK", "x"))
                .is(403);
        push("plain", "no xml").is(400);
        assertThat(states.find(new Identifier(Kind.WECHAT_OPENID, APP + ":o-3")))
                .isEmpty();
    }

    @Test
    void messagesAreAnsweredByTheFirstReplyThatMatches() {
        String message =
                "<xml><ToUserName>gh_x</ToUserName><FromUserName>o-4</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>"
                        + "<Content>请问报价多少</Content><MsgId>9007199254740993</MsgId></xml>";
        assertThat(push("plain", message).is(200).body()).contains("<![CDATA[报价请看 ]]]]><![CDATA[> 官网]]>");
        assertThat(push("plain", message.replace("请问报价多少", "你好").replace("0993", "0994"))
                        .body())
                .contains("稍后回复您");
        assertThat(history("o-4")).containsExactly("wechat.message_received", "wechat.message_received");
    }

    @Test
    void inSafeModeOnlyWhatIsEncryptedForUsIsTakenAndTheAnswerIsEncryptedToo() {
        String sealed = Crypto.encrypt(
                KEY, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), event("o-5", "subscribe", ""), APP);
        String sign = Crypto.signature("mytoken", "1700000000", "n1", sealed);
        String body = "<xml><ToUserName>gh_x</ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>";
        String path = "/hooks/wechat/safe?timestamp=1700000000&nonce=n1&encrypt_type=aes&msg_signature=";
        Push answer = Push.read(console.visitor()
                        .send("POST", path + sign, body)
                        .is(200)
                        .body())
                .orElseThrow();
        assertThat(Crypto.decrypt(KEY, answer.get("Encrypt"), APP))
                .hasValueSatisfying(it -> assertThat(it).contains("您好"));
        assertThat(Crypto.holds(
                        answer.get("MsgSignature"), "mytoken", answer.get("TimeStamp"), "n1", answer.get("Encrypt")))
                .isTrue();
        console.visitor().send("POST", path + "00", body).is(403);
        push("safe", event("o-6", "subscribe", "")).is(403);
        assertThat(history("o-5")).contains("wechat.followed");
    }

    @Test
    void aCodeSaysWhereItsFollowersComeFromAndAnswersInItsOwnWords() {
        JsonNode code = admin.post(
                        "/api/wechat/codes",
                        Map.of(
                                "account",
                                "plain",
                                "name",
                                "展会 B12",
                                "scene",
                                "expo_b12",
                                "campaign",
                                "expo2026",
                                "reply",
                                "展台见",
                                "days",
                                7))
                .is(201)
                .json();
        assertThat(code.at("/url").asString()).isEqualTo("http://weixin.qq.com/q/abc");
        assertThat(asked.getLast())
                .contains("QR_STR_SCENE")
                .contains("\"scene_str\":\"expo_b12\"")
                .contains("604800");
        assertThat(push("plain", event("o-7", "subscribe", "qrscene_expo_b12")).body())
                .contains("展台见");
        push("plain", event("o-8", "SCAN", "expo_b12")).is(200);
        assertThat(Objects.requireNonNull(lead("o-7").firstSource()).campaign()).isEqualTo("expo2026");
        JsonNode counted = admin.get("/api/wechat/codes").is(200).json().at("/items/0");
        assertThat(counted.at("/scans").asLong()).isEqualTo(2);
        assertThat(counted.at("/follows").asLong()).isEqualTo(1);
        assertThat(admin.get("/api/wechat/codes/plain/expo_b12/qr.svg").is(200).body())
                .startsWith("<svg");
        admin.post("/api/wechat/codes", Map.of("account", "plain", "name", "x", "scene", "expo_b12"))
                .is(400);
        admin.post("/api/wechat/codes", Map.of("account", "plain", "name", "x", "scene", "no spaces"))
                .is(400);
    }

    @Test
    void aTokenThatIsNotTakenIsFetchedAnewOnceAndARefusalSaysWhatToDo() {
        admin.post("/api/wechat/accounts/plain/check", null).is(200);
        answers.add("{\"errcode\":42001,\"errmsg\":\"expired\"}");
        admin.post("/api/wechat/codes", Map.of("account", "plain", "name", "again"))
                .is(201);
        answers.add("{\"errcode\":40164,\"errmsg\":\"invalid ip\"}");
        assertThat(admin.post("/api/wechat/codes", Map.of("account", "plain", "name", "no"))
                        .is(502)
                        .body())
                .contains("IP list");
        answers.add("{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
        assertThat(admin.post("/api/wechat/accounts/plain/check", null)
                        .is(200)
                        .json()
                        .at("/problem")
                        .asString())
                .contains("AppSecret");
        assertThat(admin.get("/api/wechat/accounts").is(200).body())
                .doesNotContain("s3cret")
                .doesNotContain("mytoken");
    }

    private static final String MENU = """
            {"entries":[{"kind":"folder","name":"产品","entries":[
                {"kind":"link","name":"官网","url":"https://www.acme.cn/?utm_source=wechat"},
                {"kind":"say","name":"报价","key":"price","text":"报价请看官网"},
                {"kind":"miniprogram","name":"商城","appId":"wx1234567890","path":"pages/index","url":"https://m.acme.cn"}]},
              {"kind":"say","name":"联系我们","key":"contact","text":""}]}""";

    @Test
    void aMenuIsPublishedAsWeChatTakesItAndItsClicksAreAnswered() {
        answers.add("{\"errcode\":0,\"errmsg\":\"ok\"}");
        answers.add("{\"errcode\":0,\"errmsg\":\"ok\"}");
        asked.clear();
        Console marketer = console.as(Role.MARKETER);
        marketer.put("/api/wechat/accounts/plain/menu", MENU).is(200);
        assertThat(asked.getLast())
                .startsWith("/cgi-bin/menu/create?access_token=")
                .contains(
                        "\"sub_button\":[{\"name\":\"官网\",\"type\":\"view\",\"url\":\"https://www.acme.cn/?utm_source=wechat\"}")
                .contains("{\"name\":\"报价\",\"type\":\"click\",\"key\":\"price\"}")
                .contains("\"appid\":\"wx1234567890\",\"pagepath\":\"pages/index\"")
                .doesNotContain("报价请看官网");
        assertThat(push("plain", event("o-menu", "CLICK", "price")).is(200).body())
                .contains("报价请看官网");
        assertThat(push("plain", event("o-menu", "CLICK", "contact")).is(200).body())
                .isEqualTo("success");
        assertThat(marketer.get("/api/wechat/accounts/plain/menu")
                        .is(200)
                        .json()
                        .at("/menu/entries/0/entries/1/text")
                        .asString())
                .isEqualTo("报价请看官网");
        answers.clear();
        answers.add("{\"errcode\":40055,\"errmsg\":\"invalid button url domain\"}");
        assertThat(marketer.put("/api/wechat/accounts/plain/menu", MENU.replace("产品", "新品"))
                        .is(502)
                        .body())
                .contains("on a domain the account may not lead to");
        assertThat(marketer.get("/api/wechat/accounts/plain/menu").is(200).body())
                .as("what was refused changes nothing")
                .contains("产品");
        answers.add("{\"errcode\":0}");
        marketer.delete("/api/wechat/accounts/plain/menu").is(204);
        assertThat(asked.getLast()).startsWith("/cgi-bin/menu/delete?");
        assertThat(push("plain", event("o-menu", "CLICK", "price")).is(200).body())
                .isEqualTo("success");
    }

    @Test
    void aMenuMadeElsewhereIsShownAndNoneIsEmpty() {
        Console marketer = console.as(Role.MARKETER);
        admin.post("/api/wechat/accounts/safe/check", null).is(200);
        answers.add("""
                {"menu":{"button":[{"type":"click","name":"今日","key":"V1","sub_button":[]},{"name":"更多","sub_button":[
                  {"type":"view","name":"搜索","url":"http://www.soso.com/","sub_button":[]},
                  {"type":"scancode_push","name":"扫码","key":"k","sub_button":[]}]}]}}""");
        JsonNode menu = marketer.get("/api/wechat/accounts/safe/menu").is(200).json();
        assertThat(menu.at("/publishedAt").isNull()).isTrue();
        assertThat(menu.at("/menu/entries/0/kind").asString()).isEqualTo("say");
        assertThat(menu.at("/menu/entries/1/entries")).hasSize(1);
        answers.add("{\"errcode\":46003,\"errmsg\":\"menu no exist\"}");
        assertThat(marketer.get("/api/wechat/accounts/safe/menu").is(200).json().at("/menu/entries"))
                .isEmpty();
    }

    @Test
    void whatWeChatWouldRefuseIsSaidAtItsPlaceBeforeItIsAsked() {
        Console marketer = console.as(Role.MARKETER);
        asked.clear();
        assertThat(marketer.put("/api/wechat/accounts/plain/menu", "{\"entries\":[]}")
                        .is(400)
                        .body())
                .contains("\"entries\"");
        String deep = MENU.replace(
                "{\"kind\":\"link\",",
                "{\"kind\":\"folder\",\"entries\":[{\"kind\":\"say\",\"name\":\"a\",\"key\":\"deep\",\"text\":\"\"}],");
        assertThat(marketer.put("/api/wechat/accounts/plain/menu", deep).is(400).body())
                .contains("entries/0/entries/0", "two levels");
        assertThat(marketer.put("/api/wechat/accounts/plain/menu", MENU.replace("产品", "一二三四五六"))
                        .is(400)
                        .body())
                .contains("entries/0/name");
        assertThat(marketer.put("/api/wechat/accounts/plain/menu", MENU.replace("contact", "price"))
                        .is(400)
                        .body())
                .contains("entries/1/key");
        assertThat(marketer.put(
                                "/api/wechat/accounts/plain/menu",
                                MENU.replace("https://www.acme.cn/?utm_source=wechat", "javascript:alert(1)"))
                        .is(400)
                        .body())
                .contains("entries/0/entries/0/url");
        assertThat(asked).isEmpty();
        console.as(Role.SDR).put("/api/wechat/accounts/plain/menu", MENU).is(403);
    }

    @Test
    void whoFollowedBeforeIsBroughtOnceAndMovesNoOne() {
        Console marketer = console.as(Role.MARKETER);
        push("plain", event("o-heard", "subscribe", ""));
        admin.post("/api/wechat/accounts/plain/check", null).is(200);
        answers.add(
                "{\"total\":3,\"count\":3,\"data\":{\"openid\":[\"o-long\",\"o-heard\",\"o-left\"]},\"next_openid\":\"o-left\"}");
        answers.add("""
                {"user_info_list":[
                  {"subscribe":1,"openid":"o-long","subscribe_time":1740000000,"unionid":"u-long","subscribe_scene":"ADD_SCENE_QR_CODE","qr_scene_str":"expo"},
                  {"subscribe":1,"openid":"o-heard","subscribe_time":1740000001,"unionid":"u-heard"},
                  {"subscribe":0,"openid":"o-left"}]}""");
        asked.clear();
        String job = marketer.post("/api/wechat/accounts/plain/followers", null)
                .is(202)
                .json()
                .at("/job")
                .asString();
        await().until(() ->
                marketer.get("/api/jobs/" + job).json().at("/state").asString().equals("DONE"));
        JsonNode came = marketer.get("/api/jobs/" + job).json().at("/result");
        assertThat(List.of(
                        came.at("/fresh").asInt(),
                        came.at("/known").asInt(),
                        came.at("/gone").asInt()))
                .containsOnly(1);
        assertThat(asked.get(0)).contains("/cgi-bin/user/get?access_token=").contains("&next_openid= ");
        assertThat(asked).as("so few are named at once").hasSize(2);
        LeadState lead = lead("o-long");
        assertThat(states.find(new Identifier(Kind.WECHAT_UNIONID, "u-long"))).hasValue(lead.lead());
        assertThat(states.find(new Identifier(Kind.WECHAT_UNIONID, "u-heard")))
                .hasValue(lead("o-heard").lead());
        assertThat(lead.firstSource())
                .satisfies(source -> assertThat(source.content()).isEqualTo("expo"));
        assertThat(timelines.of(lead.lead(), null, 20).entries())
                .filteredOn(entry -> entry.type().equals("wechat.followed"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.historic()).isTrue();
                    assertThat(told.occurredAt()).isEqualTo(java.time.Instant.ofEpochSecond(1740000000));
                });
        assertThat(lead.contact().permission("wechat"))
                .isEqualTo(io.hatchery.engine.contact.Contact.Permission.GRANTED);
        assertThat(timelines.of(lead("o-heard").lead(), null, 20).entries())
                .filteredOn(entry -> entry.type().equals("wechat.followed"))
                .as("heard of when it happened")
                .hasSize(1);
    }

    @Test
    void noPushHoweverHostileIsAnErrorOfOurs() {
        Hostile.of(
                        20261127,
                        400,
                        List.of(event("o-hostile", "CLICK", "price"), event("o-hostile", "subscribe", "qrscene_a")))
                .forEach(body -> assertThat(push("plain", body).status())
                        .as(new String(body, StandardCharsets.UTF_8))
                        .isLessThan(500));
        assertThat(push("plain", event("o-after", "subscribe", "")).is(200).body())
                .contains("欢迎关注");
    }
}
