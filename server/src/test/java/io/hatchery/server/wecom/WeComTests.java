package io.hatchery.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
class WeComTests {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA";
    private static final String CORP = "ww0123456789abcdef";
    private static final String NO_CUSTOMER = "{\"errcode\":84061,\"errmsg\":\"not external contact\"}";

    /** What WeCom was asked, as path and body. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What it says of each customer, by id, and of calls, by their last part. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private HttpServer weCom;

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Errands errands;

    @Autowired
    private TestClock clock;

    private Console admin;
    private String owner;

    @BeforeAll
    void aCompanyAtAFakeWeCom() throws IOException {
        weCom = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        weCom.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(path + " " + body);
            byte[] bytes = said(path + (body.contains("\"cursor\":\"more\"") ? "/more" : ""))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        weCom.start();
        admin = console.as(Role.ADMIN);
        owner = "user:" + admin.get("/api/session").json().at("/user/id").asString();
        corp(true, List.of(Map.of("tag", "vip", "theirs", "etVIP")));
    }

    private String said(String path) {
        String call = path.replaceAll("^.*/", "").replaceAll("\\?.*$", "");
        if (call.equals("gettoken")) {
            return answers.getOrDefault(call, "{\"errcode\":0,\"access_token\":\"T\",\"expires_in\":7200}");
        }
        return call.equals("get")
                ? answers.getOrDefault(path.replaceAll("^.*external_userid=", ""), NO_CUSTOMER)
                : answers.getOrDefault(call, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    @AfterAll
    void close() {
        weCom.stop(0);
    }

    @BeforeEach
    void someTimePasses() {
        clock.advance(Duration.ofMinutes(1));
        answers.clear();
        asked.clear();
    }

    private void corp(boolean assigns, List<Map<String, String>> tags) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", "云帆科技");
        form.put("active", true);
        form.put("corpId", CORP);
        form.put("secret", Map.of("value", "s3cret"));
        form.put("token", Map.of("value", "mytoken"));
        form.put("aesKey", Map.of("value", KEY));
        form.put("address", "http://127.0.0.1:" + weCom.getAddress().getPort());
        form.put("welcome", "您好，我是顾问");
        form.put("assigns", assigns);
        form.put("staff", List.of(Map.of("userId", "zhangsan", "owner", owner)));
        form.put("tags", tags);
        admin.put("/api/wecom/corps/main", form).is(204);
    }

    private static String customer(String name, String more, String... tags) {
        StringBuilder marks = new StringBuilder();
        for (String tag : tags) {
            marks.append(marks.isEmpty() ? "" : ",")
                    .append("{\"tag_id\":\"")
                    .append(tag)
                    .append("\",\"type\":1}");
        }
        return "{\"errcode\":0,\"external_contact\":{\"name\":\"" + name + "\"" + more
                + "},\"follow_user\":[{\"userid\":\"zhangsan\",\"createtime\":1700000000,"
                + "\"remark_corp_name\":\"远景机械\",\"remark_mobiles\":[\"MOBILE\"],\"tags\":[" + marks + "]}]}";
    }

    private String change(String type, String external, String more) {
        return "<xml><ToUserName><![CDATA[" + CORP
                + "]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>"
                + clock.now().getEpochSecond()
                + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event>"
                + "<ChangeType><![CDATA[" + type + "]]></ChangeType><UserID><![CDATA[zhangsan]]></UserID>"
                + "<ExternalUserID><![CDATA[" + external + "]]></ExternalUserID>" + more + "</xml>";
    }

    private static String sealed(String text) {
        return Crypto.encrypt(KEY, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), text, CORP);
    }

    private Console.Answer push(String xml) {
        String encrypted = sealed(xml);
        return send(
                encrypted,
                "<xml><ToUserName>" + CORP + "</ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
    }

    private Console.Answer send(String signed, Object body) {
        String sign = Crypto.signature("mytoken", "1700000000", "n1", signed);
        return console.visitor()
                .send(
                        "POST",
                        "/hooks/wecom/main?msg_signature=" + sign + "&timestamp=1700000000&nonce=n1",
                        body,
                        "Content-Type",
                        "text/xml");
    }

    /** Everything noted so far is asked and told, also what that led to. */
    private void errandsAreRun() {
        while (errands.run() > 0) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private LeadState lead(String external) {
        return states.find(new Identifier(Kind.WECOM_ID, CORP + ":" + external))
                .flatMap(states::of)
                .orElseThrow();
    }

    private List<String> history(String external) {
        return timelines.of(lead(external).lead(), null, 50).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }

    private List<String> asked(String call) {
        return asked.stream().filter(one -> one.contains("/" + call + "?")).toList();
    }

    private static String before(String external, String more, String staff, String follow) {
        return "{\"external_contact\":{\"external_userid\":\"" + external + "\",\"name\":\"早期客户\"" + more
                + "},\"follow_info\":{\"userid\":\"" + staff + "\",\"createtime\":1600000000,\"tag_id\":[]" + follow
                + "}}";
    }

    /** The job, once it ended like this. */
    private JsonNode broughtCustomers(String ended) {
        String job = "/api/jobs/"
                + admin.post("/api/wecom/corps/main/customers", null)
                        .is(202)
                        .json()
                        .at("/job")
                        .asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get(job).json().at("/state").asString().equals(ended));
        return admin.get(job).json();
    }

    @Test
    void whoWasACustomerBeforeIsBroughtAsHistoryOnce() {
        push(change("add_external_contact", "wm-known", "")).is(200);
        answers.put("get_follow_user_list", "{\"errcode\":0,\"follow_user\":[\"zhangsan\",\"lisi\"]}");
        answers.put(
                "get_by_user",
                "{\"errcode\":0,\"external_contact_list\":["
                        + before("wm-early", ",\"unionid\":\"u-early\"", "zhangsan", ",\"state\":\"old_code\"") + ","
                        + before("wm-known", ",\"unionid\":\"u-known\"", "lisi", "")
                        + ",{}],\"next_cursor\":\"more\"}");
        answers.put(
                "more",
                "{\"errcode\":0,\"external_contact_list\":[" + before("wm-last", "", "lisi", "")
                        + "],\"next_cursor\":\"\"}");
        for (int time = 0; time < 2; time++) {
            assertThat(broughtCustomers("DONE").at("/result/fresh").asInt()).isEqualTo(time == 0 ? 2 : 0);
        }
        assertThat(asked)
                .anyMatch(it -> it.contains("batch/get_by_user")
                        && it.contains("\"userid_list\":[\"zhangsan\",\"lisi\"]")
                        && it.contains("\"limit\":100"));
        LeadState early = lead("wm-early");
        assertThat(early.contact().permission("wecom")).isEqualTo(Permission.GRANTED);
        assertThat(Objects.requireNonNull(early.firstSource()).content()).isEqualTo("old_code");
        List<Timelines.Entry> told = timelines.of(early.lead(), null, 50).entries();
        assertThat(told)
                .filteredOn(entry -> entry.type().equals("wecom.added"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.historic()).isTrue();
                    assertThat(entry.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_600_000_000));
                });
        // known before, recognised by more since
        assertThat(states.find(new Identifier(Identifier.Kind.WECHAT_UNIONID, "u-known")))
                .contains(lead("wm-known").lead());
    }

    @Test
    void whatWeComRefusesIsSaidOfTheJob() {
        answers.put("get_follow_user_list", "{\"errcode\":48002,\"errmsg\":\"api forbidden\"}");
        assertThat(broughtCustomers("FAILED").at("/message").asString()).contains("48002");
    }

    @Test
    void weComIsAnsweredWithItsDecryptedEchoOnlyWhenTheTokenIsOurs() {
        String echo = sealed("4711");
        String query = "?timestamp=1700000000&nonce=n1&echostr="
                + java.net.URLEncoder.encode(echo, StandardCharsets.UTF_8) + "&msg_signature=";
        String sign = Crypto.signature("mytoken", "1700000000", "n1", echo);
        assertThat(console.visitor()
                        .get("/hooks/wecom/main" + query + sign)
                        .is(200)
                        .body())
                .isEqualTo("4711");
        console.visitor().get("/hooks/wecom/main" + query + "00").is(403);
        console.visitor().get("/hooks/wecom/nobody" + query + sign).is(404);
    }

    @Test
    void whoeverAddsAColleagueByALiveCodeIsGreetedKnownAndLookedAfter() {
        answers.put(
                "add_contact_way",
                "{\"errcode\":0,\"config_id\":\"cfg1\",\"qr_code\":\"https://wework.qpic.cn/q.png\"}");
        JsonNode code = admin.post(
                        "/api/wecom/codes",
                        Map.of(
                                "corp",
                                "main",
                                "name",
                                "展会 B12",
                                "staff",
                                List.of("zhangsan"),
                                "state",
                                "expo_b12",
                                "campaign",
                                "expo2026",
                                "welcome",
                                "展台见",
                                "accepts",
                                true))
                .is(201)
                .json();
        assertThat(code.at("/picture").asString()).isEqualTo("https://wework.qpic.cn/q.png");
        assertThat(asked("add_contact_way").getFirst())
                .contains("\"type\":1", "\"scene\":2", "\"state\":\"expo_b12\"", "\"user\":[\"zhangsan\"]");
        answers.put("wm1", customer("阿强", ",\"unionid\":\"uWM1\",\"type\":1").replace("MOBILE", "138 0013 8000"));

        String xml = change(
                "add_external_contact",
                "wm1",
                "<State><![CDATA[expo_b12]]></State><WelcomeCode><![CDATA[W1]]></WelcomeCode>");
        push(xml).is(200);
        push(xml).is(200);
        push(xml).is(200);
        await().until(() -> !asked("send_welcome_msg").isEmpty());
        errandsAreRun();

        assertThat(asked("send_welcome_msg"))
                .as("once, however often WeCom tells")
                .singleElement()
                .asString()
                .contains("\"welcome_code\":\"W1\"", "展台见");
        LeadState lead = lead("wm1");
        assertThat(history("wm1")).containsOnlyOnce("wecom.added").containsOnlyOnce("consent.given");
        assertThat(Objects.requireNonNull(lead.firstSource()).channel()).isEqualTo("wecom");
        assertThat(Objects.requireNonNull(lead.firstSource()).campaign()).isEqualTo("expo2026");
        assertThat(lead.contact().permission("wecom")).isEqualTo(Permission.GRANTED);
        assertThat(lead.stage().owner()).isEqualTo(owner);
        assertThat(lead.traits().value("name")).isEqualTo(Value.of("阿强"));
        assertThat(lead.traits().value("company")).isEqualTo(Value.of("远景机械"));
        assertThat(states.find(new Identifier(Kind.PHONE, "+8613800138000"))).hasValue(lead.lead());
        assertThat(states.find(new Identifier(Kind.WECHAT_UNIONID, "uWM1"))).hasValue(lead.lead());
        assertThat(admin.get("/api/wecom/codes")
                        .is(200)
                        .json()
                        .at("/items/0/adds")
                        .asLong())
                .isEqualTo(1);

        int told = history("wm1").size();
        push(change("edit_external_contact", "wm1", "")).is(200);
        errandsAreRun();
        assertThat(history("wm1")).as("nothing new is told twice").hasSize(told);

        admin.delete("/api/wecom/codes/main/expo_b12").is(204);
        assertThat(asked("del_contact_way").getFirst()).contains("cfg1");
        assertThat(admin.get("/api/wecom/codes").json().at("/items")).isEmpty();
    }

    @Test
    void aFormsLeadWhoAddsAColleagueIsTheSamePersonAndKeepsTheirName() {
        Console marketer = console.as(Role.MARKETER);
        JsonNode key =
                admin.post("/api/write-keys", Map.of("name", "site")).is(201).json();
        String basic = java.util.Base64.getEncoder()
                .encodeToString((key.at("/key").asString() + ":").getBytes(StandardCharsets.UTF_8));
        marketer.visitor()
                .send(
                        "POST",
                        "/v1/identify",
                        "{\"userId\":\"u-42\",\"messageId\":\"m-42\",\"traits\":{\"name\":\"王强\",\"phone\":\"13900139000\"}}",
                        "Authorization",
                        "Basic " + basic)
                .is(200);
        answers.put("wm2", customer("强哥", "").replace("MOBILE", "139 0013 9000"));
        clock.advance(Duration.ofMinutes(1));
        push(change("add_half_external_contact", "wm2", "")).is(200);
        errandsAreRun();
        LeadState lead = lead("wm2");
        assertThat(states.find(new Identifier(Kind.USER_ID, "u-42"))).hasValue(lead.lead());
        assertThat(lead.traits().value("name")).as("a nickname changes no name").isEqualTo(Value.of("王强"));
    }

    @Test
    void aCustomerMayBeWrittenToAsLongAsOneColleagueHasThem() {
        answers.put("wm3", customer("小李", ""));
        push(change("add_external_contact", "wm3", "")).is(200);
        errandsAreRun();
        clock.advance(Duration.ofMinutes(1));
        push(change("del_follow_user", "wm3", "")).is(200);
        errandsAreRun();
        assertThat(lead("wm3").contact().permission("wecom"))
                .as("another colleague still has them")
                .isEqualTo(Permission.GRANTED);
        clock.advance(Duration.ofMinutes(1));
        answers.put("wm3", NO_CUSTOMER);
        push(change("del_external_contact", "wm3", "")).is(200);
        errandsAreRun();
        assertThat(lead("wm3").contact().permission("wecom")).isEqualTo(Permission.WITHDRAWN);
        clock.advance(Duration.ofMinutes(1));
        push(change("del_follow_user", "wm3", "")).is(200);
        errandsAreRun();
        assertThat(history("wm3")).contains("wecom.left", "wecom.removed").containsOnlyOnce("consent.withdrawn");
    }

    @Test
    void tagsAreKeptAlikeOnBothSides() {
        answers.put("wm4", customer("老赵", "", "etVIP", "etOther"));
        push(change("add_external_contact", "wm4", "")).is(200);
        errandsAreRun();
        assertThat(lead("wm4").tags().byId()).containsKey("vip");
        assertThat(asked("mark_tag")).as("WeCom has it already").isEmpty();

        answers.put("wm4", customer("老赵", ""));
        clock.advance(Duration.ofMinutes(1));
        push(change("edit_external_contact", "wm4", "")).is(200);
        errandsAreRun();
        assertThat(lead("wm4").tags().byId()).doesNotContainKey("vip");
        assertThat(asked("mark_tag")).isEmpty();

        long number = lead("wm4").lead();
        answers.put("mark_tag", "{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        admin.post("/api/leads/" + number + "/actions/tag", Map.of("tag", "vip"))
                .is(200);
        clock.advance(Duration.ofMinutes(1));
        push(change("edit_external_contact", "wm4", "")).is(200);
        errands.run();
        assertThat(lead("wm4").tags().byId())
                .as("not taken off only because WeCom is not told yet")
                .containsKey("vip");
        answers.remove("mark_tag");
        clock.advance(Duration.ofMinutes(5));
        errandsAreRun();
        assertThat(asked("mark_tag").getLast())
                .contains("\"userid\":\"zhangsan\"", "\"external_userid\":\"wm4\"", "\"add_tag\":[\"etVIP\"]");

        answers.put("wm4", customer("老赵", "", "etVIP"));
        clock.advance(Duration.ofMinutes(1));
        admin.post("/api/leads/" + number + "/actions/untag", Map.of("tag", "vip"))
                .is(200);
        errandsAreRun();
        assertThat(asked("mark_tag").getLast()).contains("\"remove_tag\":[\"etVIP\"]");
    }

    @Test
    void aTagFromBeforeIsTakenAlongWhenTheLeadBecomesACustomer() {
        answers.put("wm5", customer("老钱", ""));
        push(change("edit_external_contact", "wm5", "")).is(200);
        long number = lead("wm5").lead();
        admin.post("/api/leads/" + number + "/actions/tag", Map.of("tag", "vip"))
                .is(200);
        corp(true, List.of());
        errandsAreRun();
        corp(true, List.of(Map.of("tag", "vip", "theirs", "etVIP")));
        assertThat(asked("mark_tag")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        push(change("add_external_contact", "wm5", "")).is(200);
        errandsAreRun();
        assertThat(asked("mark_tag").getFirst()).contains("\"add_tag\":[\"etVIP\"]");
    }

    @Test
    void aCustomerWhoTurnsOutToBeAnotherLeadIsStillToldOfThere() {
        answers.put("wm8", customer("老吴", ""));
        answers.put("wm9", customer("吴总", ""));
        push(change("add_external_contact", "wm8", "")).is(200);
        push(change("add_external_contact", "wm9", "")).is(200);
        errandsAreRun();
        long goes = lead("wm8").lead();
        long stays = lead("wm9").lead();
        String merge = admin.post("/api/merges", Map.of("stays", stays, "goes", goes))
                .is(201)
                .json()
                .at("/id")
                .asString();
        admin.post("/api/leads/" + stays + "/actions/tag", Map.of("tag", "vip")).is(200);
        errandsAreRun();
        assertThat(asked("mark_tag")).anyMatch(one -> one.contains("\"wm8\"")).anyMatch(one -> one.contains("\"wm9\""));

        admin.post("/api/merges/" + merge + "/undo", null).is(200);
        errandsAreRun();
        asked.clear();
        admin.post("/api/leads/" + goes + "/actions/tag", Map.of("tag", "vip")).is(200);
        errandsAreRun();
        assertThat(asked("mark_tag")).isNotEmpty().allMatch(one -> one.contains("\"wm8\""));
    }

    @Test
    void whatWasAgreedOnOfALeadHoldsForTheOneItTurnsOutToBe() {
        answers.put("wm10", customer("老周", "", "etVIP"));
        answers.put("wm11", customer("周总", ""));
        push(change("add_external_contact", "wm10", "")).is(200);
        push(change("add_external_contact", "wm11", "")).is(200);
        errandsAreRun();
        long stays = lead("wm11").lead();
        admin.post("/api/merges", Map.of("stays", stays, "goes", lead("wm10").lead()))
                .is(201);
        assertThat(lead("wm11").tags().byId()).containsKey("vip");
        clock.advance(Duration.ofMinutes(1));
        push(change("edit_external_contact", "wm11", "")).is(200);
        errands.run();
        assertThat(lead("wm11").tags().byId())
                .as("that the other customer they are does not have it takes nothing off")
                .containsKey("vip");
        answers.put("wm10", customer("老周", ""));
        clock.advance(Duration.ofMinutes(1));
        push(change("edit_external_contact", "wm10", "")).is(200);
        errandsAreRun();
        assertThat(lead("wm11").tags().byId()).as("taken off at WeCom").doesNotContainKey("vip");
    }

    @Test
    void whatWeComDoesNotAnswerIsAskedAgainLater() {
        answers.put("wm6", "{\"errcode\":-1,\"errmsg\":\"system busy\"}");
        push(change("add_external_contact", "wm6", "")).is(200);
        errands.run();
        assertThat(lead("wm6").traits().value("name")).isNull();
        answers.put("wm6", customer("小孙", ""));
        assertThat(errands.run()).as("not at once").isZero();
        clock.advance(Duration.ofMinutes(2));
        errandsAreRun();
        assertThat(lead("wm6").traits().value("name")).isNotNull();
    }

    @Test
    void aRefusalSaysWhatToDoAndSecretsStayHere() {
        answers.put("gettoken", "{\"errcode\":60020,\"errmsg\":\"not allow to access from your ip\"}");
        assertThat(admin.post("/api/wecom/corps/main/check", null)
                        .is(200)
                        .json()
                        .at("/problem")
                        .asString())
                .contains("trusted IPs");
        answers.clear();
        answers.put("get_follow_user_list", "{\"errcode\":48002,\"errmsg\":\"api forbidden\"}");
        assertThat(admin.post("/api/wecom/corps/main/check", null)
                        .is(200)
                        .json()
                        .at("/problem")
                        .asString())
                .contains("Customer contact");
        answers.put("get_follow_user_list", "{\"errcode\":0,\"follow_user\":[\"zhangsan\",\"lisi\"]}");
        assertThat(admin.get("/api/wecom/corps/main/staff")
                        .is(200)
                        .json()
                        .at("/items/1")
                        .asString())
                .isEqualTo("lisi");
        answers.put(
                "get_corp_tag_list",
                "{\"errcode\":0,\"tag_group\":[{\"group_name\":\"级别\",\"tag\":[{\"id\":\"etVIP\",\"name\":\"重点\"}]}]}");
        assertThat(admin.get("/api/wecom/corps/main/tags")
                        .is(200)
                        .json()
                        .at("/items/0/group")
                        .asString())
                .isEqualTo("级别");
        assertThat(admin.get("/api/wecom/corps").is(200).body())
                .doesNotContain("s3cret")
                .doesNotContain("mytoken")
                .doesNotContain(KEY);
        Console marketer = console.as(Role.MARKETER);
        marketer.put("/api/wecom/corps/main", Map.of("name", "x", "corpId", CORP))
                .is(403);
        console.as(Role.SDR).get("/api/wecom/codes").is(403);
        Map<String, Object> wish =
                Map.of("corp", "main", "name", "x", "staff", List.of("lisi"), "state", "no spaces", "accepts", false);
        marketer.post("/api/wecom/codes", wish).is(400);
        answers.put("add_contact_way", "{\"errcode\":0,\"config_id\":\"c\",\"qr_code\":\"javascript:alert(1)\"}");
        Map<String, Object> good = new HashMap<>(wish);
        good.put("state", "odd_picture");
        assertThat(marketer.post("/api/wecom/codes", good)
                        .is(201)
                        .json()
                        .at("/picture")
                        .asString())
                .isEmpty();
        marketer.delete("/api/wecom/codes/main/odd_picture").is(204);
        Map<String, Object> nobody = Map.of("corp", "main", "name", "x", "staff", List.of(), "accepts", false);
        marketer.post("/api/wecom/codes", nobody).is(400);
    }

    @Test
    void noPushHoweverHostileIsAnErrorOfOursAndAForgedOneIsNotTaken() {
        String good = change("add_external_contact", "wm7", "<State>expo</State>");
        console.visitor()
                .send(
                        "POST",
                        "/hooks/wecom/main?msg_signature=00&timestamp=1&nonce=2",
                        "<xml><Encrypt>a</Encrypt></xml>")
                .is(403);
        send("x", "no xml").is(400);
        push(good.replace("change_external_contact", "change_external_chat")).is(200);
        assertThat(states.find(new Identifier(Kind.WECOM_ID, CORP + ":wm7"))).isEmpty();
        Hostile.of(20261128, 200, List.of(good)).forEach(body -> {
            assertThat(push(new String(body, StandardCharsets.UTF_8)).status()).isLessThan(500);
            assertThat(send("x", body).status()).isLessThan(500);
        });
        push(good).is(200);
        assertThat(history("wm7")).contains("wecom.added");
    }
}
