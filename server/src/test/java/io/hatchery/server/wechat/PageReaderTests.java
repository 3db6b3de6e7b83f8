package io.hatchery.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.wechat.wire.Crypto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Who reads a form in WeChat is the follower, and the form they send is theirs. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageReaderTests {
    private static final String APP = "wxb11529c136998cb7";
    private static final String WECHAT =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "";
    private HttpServer weChat;

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    @BeforeAll
    void anAccountAndAForm() throws IOException {
        weChat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        weChat.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        weChat.start();
        console.as(Role.ADMIN)
                .put(
                        "/api/wechat/accounts/readers",
                        Map.of(
                                "name",
                                "Readers",
                                "active",
                                true,
                                "readers",
                                true,
                                "appId",
                                APP,
                                "secret",
                                Map.of("value", "s3cret"),
                                "token",
                                Map.of("value", "mytoken"),
                                "address",
                                "http://127.0.0.1:" + weChat.getAddress().getPort()))
                .is(204);
        Console marketer = console.as(Role.MARKETER);
        marketer.post("/api/forms", """
                        {"id":"read","name":"Read","definition":{
                          "title":{"en":"Read it","zh":"领取"},"intro":{"en":"","zh":""},"button":{"en":"Send","zh":"提交"},
                          "questions":[{"kind":"email","key":"email","label":{"en":"E-mail","zh":"邮箱"},"required":true}],
                          "after":{"kind":"message","text":{"en":"Thanks.","zh":"谢谢。"}}}}""").is(201);
        marketer.post("/api/forms/read/publish", null).is(200);
    }

    @AfterAll
    void close() {
        weChat.stop(0);
    }

    @BeforeEach
    void later() {
        clock.advance(Duration.ofMinutes(11));
        asked.clear();
    }

    private static Console.Answer open(Console visitor, String path) {
        return visitor.send("GET", path, null, "User-Agent", WECHAT);
    }

    private static URI location(Console.Answer answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new java.util.HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int is = pair.indexOf('=');
            query.put(pair.substring(0, is), URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    /** What WeChat does once it knows its user: it leads them back with a code. */
    private static String back(URI authorize, String code) {
        Map<String, String> query = query(authorize);
        URI back = URI.create(query.get("redirect_uri"));
        return back.getRawPath() + "?" + back.getRawQuery() + "&code=" + code + "&state=" + query.get("state");
    }

    private void follows(String openid) {
        String sign = Crypto.signature("mytoken", "1700000000", "n1");
        console.visitor()
                .send(
                        "POST",
                        "/hooks/wechat/readers?signature=" + sign + "&timestamp=1700000000&nonce=n1",
                        "<xml><ToUserName>gh</ToUserName><FromUserName>" + openid + "</FromUserName><CreateTime>"
                                + clock.now().getEpochSecond()
                                + "</CreateTime><MsgType>event</MsgType><Event>subscribe</Event><EventKey></EventKey></xml>",
                        "Content-Type",
                        "text/xml")
                .is(200);
    }

    private void sends(Console visitor, String path, String email) {
        String seal = Jsoup.parse(open(visitor, path).is(200).body())
                .select("input[name=_seal]")
                .attr("value");
        clock.advance(Duration.ofSeconds(5));
        visitor.send(
                        "POST",
                        path,
                        "_lang=en&_seal=" + URLEncoder.encode(seal, StandardCharsets.UTF_8) + "&email="
                                + URLEncoder.encode(email, StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "User-Agent",
                        WECHAT)
                .is(303);
    }

    private Identifier follower(String openid) {
        return new Identifier(Kind.WECHAT_OPENID, APP + ":" + openid);
    }

    @Test
    void aFollowerWhoSendsAFormInWeChatIsOneLead() {
        follows("o-reader");
        Console visitor = console.visitor();
        URI authorize = location(open(visitor, "/p/read?utm_source=wechat").is(302));
        assertThat(authorize.toString())
                .startsWith(
                        "http://127.0.0.1:" + weChat.getAddress().getPort() + "/connect/oauth2/authorize?appid=" + APP)
                .endsWith("&connect_redirect=1#wechat_redirect");
        assertThat(query(authorize)).containsEntry("scope", "snsapi_base").containsEntry("response_type", "code");
        assertThat(query(authorize).get("state")).matches("[a-f0-9]{32}");
        answer = "{\"access_token\":\"A\",\"expires_in\":7200,\"openid\":\"o-reader\",\"scope\":\"snsapi_base\"}";
        URI shown = location(open(visitor, back(authorize, "C0de")).is(302));
        assertThat(shown).hasToString("/p/read?utm_source=wechat");
        assertThat(asked)
                .containsExactly("/sns/oauth2/access_token?appid=" + APP
                        + "&secret=s3cret&code=C0de&grant_type=authorization_code");
        sends(visitor, "/p/read?utm_source=wechat", "reader@wx.example");
        assertThat(states.find(Arrivals.email("reader@wx.example")))
                .isPresent()
                .isEqualTo(states.find(follower("o-reader")));
    }

    @Test
    void whateverWeChatSaysThePageIsShownAndNobodyIsSentInCircles() {
        for (String said : List.of(
                "{\"errcode\":40163,\"errmsg\":\"code been used\"}",
                "{\"openid\":\"o-made-up\",\"is_snapshotuser\":1}",
                "{\"openid\":\"../../x|y\"}",
                "<html>")) {
            Console visitor = console.visitor();
            URI authorize = location(open(visitor, "/p/read").is(302));
            answer = said;
            open(visitor, back(authorize, "C0de")).is(302);
            String mail = "nobody" + said.length() + "@wx.example";
            sends(visitor, "/p/read", mail);
            assertThat(states.find(Arrivals.email(mail))).isPresent();
        }
        assertThat(states.find(follower("o-made-up"))).isEmpty();
    }

    @Test
    void anAnswerMeantForAnotherBrowserIsNotTakenAndNobodyIsLedElsewhere() {
        URI theirs = location(open(console.visitor(), "/p/read").is(302));
        Console victim = console.visitor();
        open(victim, "/p/read").is(302);
        answer = "{\"openid\":\"o-attacker\"}";
        open(victim, back(theirs, "C0de")).is(302);
        assertThat(asked).isEmpty();
        sends(victim, "/p/read", "victim@wx.example");
        assertThat(states.find(follower("o-attacker"))).isEmpty();
        open(victim, "/hooks/wechat/readers/reader?to=aHR0cHM6Ly9ldmlsLmV4YW1wbGU.AAAA&code=x&state=y")
                .is(404);
        Console forging = console.visitor();
        forging.send(
                        "GET",
                        "/p/read",
                        null,
                        "User-Agent",
                        WECHAT,
                        "Cookie",
                        "hatchery_wechat=cmVhZGVyc3xvLWF0dGFja2VyfHw5OTk5OTk5OTk5.AAAA")
                .is(302);
    }

    @Test
    void nobodyElseIsAsked() {
        console.visitor()
                .send("GET", "/p/read", null, "User-Agent", "Mozilla/5.0 Chrome/140.0.0.0 Safari/537.36")
                .is(200);
        console.visitor()
                .send("GET", "/p/read", null, "User-Agent", WECHAT + " wxwork/4.1")
                .is(200);
        open(console.visitor(), "/p/read?embed=1&lang=en").is(200);
        open(console.visitor(), "/p/read?x=" + "y".repeat(2_000)).is(200);
    }
}
