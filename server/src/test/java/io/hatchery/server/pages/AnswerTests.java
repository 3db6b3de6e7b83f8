package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.contact.Contact.Permission;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.Hostile;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Outbox;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people get for sending a form, what they confirm, and what they are not asked again. Letters are captured and read. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerTests {
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";

    private static final String QUESTIONS = """
            [{"kind":"email","key":"email","label":{"en":"Work e-mail","zh":"工作邮箱"},"required":%s},
             {"kind":"text","key":"company","label":{"en":"Company","zh":"公司"},"required":true,"field":"company","lines":false},
             {"kind":"text","key":"job","label":{"en":"Title","zh":"职位"},"required":true,"field":"title","lines":false},
             {"kind":"text","key":"industry","label":{"en":"Industry","zh":"行业"},"required":true,"field":"industry","lines":false},
             {"kind":"consent","key":"news","label":{"en":"You may write to me.","zh":"可以给我写信。"},"required":false,
              "channel":"email","purpose":null}]""";

    private static final String THANKS = "{\"kind\":\"message\",\"text\":{\"en\":\"Thanks.\",\"zh\":\"谢谢。\"}}";

    @Autowired
    private Console console;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TestClock clock;

    private Console marketer;
    private String paper = "";

    @BeforeAll
    void aPaper() {
        marketer = console.as(Role.MARKETER);
        Console admin = console.as(Role.ADMIN);
        ObjectNode email = (ObjectNode) admin.get("/api/settings/email").is(200).json();
        admin.put("/api/settings/email", email.put("mode", "CAPTURE").toString())
                .is(200);
        paper = add("白皮书 2026.pdf", "%PDF-1.7 what leads want to know")
                .is(201)
                .json()
                .at("/id")
                .asString();
    }

    @BeforeEach
    void theThrottleForgets() {
        clock.advance(Duration.ofMinutes(11));
    }

    private Console.Answer add(String file, String bytes) {
        return marketer.send(
                "POST",
                "/api/assets?file=" + URLEncoder.encode(file, StandardCharsets.UTF_8),
                bytes,
                "Content-Type",
                "application/octet-stream");
    }

    private String handOut(String how, int days) {
        return "{\"kind\":\"asset\",\"asset\":\"%s\",\"text\":{\"en\":\"Enjoy.\",\"zh\":\"请查收。\"},\"how\":\"%s\",\"days\":%d}"
                .formatted(paper, how, days);
    }

    private Console.Answer publish(String id, String after, String more) {
        return publish(id, QUESTIONS.formatted("true"), after, more);
    }

    private Console.Answer publish(String id, String questions, String after, String more) {
        marketer.post("/api/forms", """
                        {"id":"%s","name":"Paper","definition":{"title":{"en":"White paper","zh":"白皮书"},
                         "intro":{"en":"","zh":""},"button":{"en":"Send","zh":"提交"},"questions":%s,"after":%s%s}}""".formatted(id, questions, after, more)).is(201);
        return marketer.post("/api/forms/" + id + "/publish", null);
    }

    private Document open(Console visitor, String path) {
        Document page = Jsoup.parse(visitor.get(path).is(200).body());
        clock.advance(Duration.ofSeconds(20));
        return page;
    }

    private static List<String> asked(Document page) {
        return page.select("[id^=q-]").stream()
                .map(it -> it.attr("name"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Console.Answer send(Console visitor, String path, Document page, String... pairs) {
        List<String> parts = new ArrayList<>(List.of(
                "_seal=" + page.select("input[name=_seal]").attr("value"),
                "_lang=" + page.select("input[name=_lang]").attr("value")));
        for (int i = 0; i < pairs.length; i += 2) {
            parts.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return visitor.send("POST", path, String.join("&", parts), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** Somebody sends the whole form and sees what comes then. */
    private Document thanks(Console visitor, String form, String email, String... more) {
        List<String> pairs =
                new ArrayList<>(List.of("email", email, "company", "Yunfan", "job", "CTO", "industry", "software"));
        pairs.addAll(List.of(more));
        Console.Answer answer = send(visitor, "/p/" + form, open(visitor, "/p/" + form), pairs.toArray(String[]::new))
                .is(303);
        return Jsoup.parse(visitor.get(answer.headers().firstValue("Location").orElseThrow())
                .is(200)
                .body());
    }

    private Console.Answer asPerson(String path) {
        return console.visitor().send("GET", path, null, "User-Agent", BROWSER);
    }

    private LeadState lead(String email) {
        return states.find(Arrivals.email(email)).flatMap(states::of).orElseThrow();
    }

    private List<Timelines.Entry> events(String email, String type) {
        return timelines.of(lead(email).lead(), null, 100).entries().stream()
                .filter(it -> it.type().equals(type))
                .toList();
    }

    private Permission mayWrite(String email) {
        return lead(email).contact().permission("email", null);
    }

    /** Those that answer a form; journeys write to the same people. */
    private List<JsonNode> letters(String email) {
        outbox.drain();
        return marketer.get("/api/email/captured?limit=200")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/address").asString().equals(email))
                .filter(it -> marketer.get(
                                "/api/email/messages/" + it.at("/message").asString())
                        .is(200)
                        .json()
                        .at("/content")
                        .asString()
                        .startsWith("form:"))
                .toList();
    }

    /** Where the button of the only letter to this address leads, as the reader is led there. */
    private String button(String email, String label) {
        assertThat(letters(email)).hasSize(1);
        String html = marketer.get("/api/email/captured/"
                        + letters(email).getFirst().at("/id").asString())
                .is(200)
                .json()
                .at("/html")
                .asString();
        clock.advance(Duration.ofMinutes(1));
        String tracked = Jsoup.parse(html).select("a").stream()
                .filter(it -> it.text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(html))
                .attr("href");
        String target = asPerson(URI.create(tracked).getPath())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return URI.create(target).getPath();
    }

    @Test
    void whoSendsAFormOpensItsFileAtOnceAndTheirStorySaysSoOnce() {
        publish("at-once", handOut("PAGE", 7), "").is(200);
        Document thanks = thanks(console.visitor(), "at-once", "now@answers.cn");
        assertThat(thanks.text()).contains("Enjoy.");
        String address = thanks.select("a.b").attr("href");
        Console.Answer file = asPerson(address).is(200);
        assertThat(file.body()).isEqualTo("%PDF-1.7 what leads want to know");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline")
                .contains("%E7%99%BD%E7%9A%AE%E4%B9%A6%202026.pdf");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        asPerson(address).is(200);
        assertThat(events("now@answers.cn", "asset.downloaded"))
                .singleElement()
                .satisfies(told -> assertThat(told.raw()).contains("\"asset\":\"" + paper, "\"form\":\"at-once"));
        assertThat(letters("now@answers.cn")).as("nothing need be written").isEmpty();
        JsonNode asset = marketer.get("/api/assets/" + paper).is(200).json();
        assertThat(asset.at("/forms").valueStream().map(JsonNode::asString)).contains("at-once");
        assertThat(marketer.get("/api/assets/" + paper + "/leads")
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(it -> it.at("/id").asLong()))
                .contains(lead("now@answers.cn").lead());
    }

    @Test
    void aProgramThatLooksAtTheFileIsNoReader() {
        publish("watched", handOut("PAGE", 7), "").is(200);
        String address = thanks(console.visitor(), "watched", "watched@answers.cn")
                .select("a.b")
                .attr("href");
        console.visitor()
                .send("GET", address, null, "User-Agent", "Googlebot/2.1")
                .is(200);
        console.visitor().send("HEAD", address, null, "User-Agent", BROWSER).is(200);
        assertThat(events("watched@answers.cn", "asset.downloaded")).isEmpty();
    }

    @Test
    void anAddressWorksForItsDaysAndForNothingElse() {
        publish("for-a-day", handOut("PAGE", 1), "").is(200);
        publish("other", handOut("PAGE", 1), "").is(200);
        String address = thanks(console.visitor(), "for-a-day", "day@answers.cn")
                .select("a.b")
                .attr("href");
        asPerson(address.replace("/p/for-a-day/", "/p/other/")).is(404);
        asPerson(address.replace("/file/", "/confirm/")).is(410);
        asPerson(address.substring(0, address.length() - 2) + "xx").is(404);
        clock.advance(Duration.ofHours(25));
        Console.Answer late = asPerson(address).is(410);
        assertThat(Jsoup.parse(late.body()).select("a.b").attr("href")).isEqualTo("/p/for-a-day");
        assertThat(events("day@answers.cn", "asset.downloaded")).isEmpty();
    }

    @Test
    void aFileSentByMailGoesToTheAddressOnceAndOnlyThere() {
        publish("by-mail", handOut("EMAIL", 7), "").is(200);
        Console visitor = console.visitor().in("zh-CN");
        Document page = open(visitor, "/p/by-mail?lang=zh");
        String[] answers = {"email", "mail@answers.cn", "company", "云帆", "job", "主管", "industry", "software"};
        Console.Answer sent = send(visitor, "/p/by-mail?lang=zh", page, answers).is(303);
        send(visitor, "/p/by-mail?lang=zh", page, answers).is(303);
        Document thanks =
                Jsoup.parse(visitor.get(sent.headers().firstValue("Location").orElseThrow())
                        .is(200)
                        .body());
        assertThat(thanks.select("a.b")).as("the address must be theirs").isEmpty();
        assertThat(thanks.text()).contains("请查收。").contains("已发送到您的邮箱");
        String path = button("mail@answers.cn", "打开资料");
        assertThat(letters("mail@answers.cn").getFirst().at("/subject").asString())
                .isEqualTo("您要的资料：白皮书 2026");
        asPerson(path).is(200);
        assertThat(events("mail@answers.cn", "asset.downloaded")).hasSize(1);
        assertThat(events("mail@answers.cn", "email.sent"))
                .filteredOn(told -> told.raw().contains("form:by-mail/"))
                .hasSize(1);
    }

    @Test
    void whoWantsNoNewslettersStillGetsWhatTheyAskFor() {
        publish("unsubscribed", handOut("EMAIL", 7), "").is(200);
        Arrivals.anArrival("quiet-1")
                .by(Arrivals.email("quiet@answers.cn"))
                .of("consent.withdrawn")
                .property("channel", "email")
                .at(clock.now())
                .into(events);
        marketer.post("/api/email/suppressions", "{\"address\":\"gone@answers.cn\"}")
                .is(201);
        thanks(console.visitor(), "unsubscribed", "gone@answers.cn");
        assertThat(letters("gone@answers.cn"))
                .as("an address that takes no mail")
                .isEmpty();
        thanks(console.visitor(), "unsubscribed", "quiet@answers.cn");
        assertThat(letters("quiet@answers.cn")).hasSize(1);
        assertThat(mayWrite("quiet@answers.cn")).isEqualTo(Permission.WITHDRAWN);
    }

    @Test
    void aConsentCountsOnceItIsConfirmedFromTheMailboxAndNotBecauseAScannerLookedAtIt() {
        publish("confirmed", THANKS, ",\"confirms\":true").is(200);
        Document thanks = thanks(console.visitor(), "confirmed", "sure@answers.cn", "news", "yes");
        assertThat(thanks.text()).contains("look into your mailbox");
        assertThat(mayWrite("sure@answers.cn")).isEqualTo(Permission.UNKNOWN);
        String path = button("sure@answers.cn", "Yes, I agree");
        Document ask = Jsoup.parse(asPerson(path).is(200).body());
        assertThat(ask.text()).contains("You may write to me.");
        assertThat(mayWrite("sure@answers.cn")).isEqualTo(Permission.UNKNOWN);
        console.visitor().post(path, null).is(200);
        console.visitor().post(path, null).is(200);
        assertThat(mayWrite("sure@answers.cn")).isEqualTo(Permission.GRANTED);
        assertThat(events("sure@answers.cn", "consent.given"))
                .singleElement()
                .satisfies(told -> assertThat(told.raw())
                        .contains("\"confirmed\":true", "\"text\":\"You may write to me.\"", "\"form\":\"confirmed\""));
    }

    @Test
    void whoHadUnsubscribedAndConfirmsIsWrittenToAgain() {
        publish("again", THANKS, ",\"confirms\":true").is(200);
        thanks(console.visitor(), "again", "back@answers.cn", "news", "yes");
        String confirm = button("back@answers.cn", "Yes, I agree");
        String html = marketer.get("/api/email/captured/"
                        + letters("back@answers.cn").getFirst().at("/id").asString() + "/raw")
                .is(200)
                .body();
        String unsubscribe = html.lines()
                .filter(line -> line.startsWith("List-Unsubscribe:"))
                .map(line -> line.replaceAll(".*<https?://[^/]+(/u/[^>]+)>.*", "$1"))
                .findFirst()
                .orElseThrow();
        console.visitor()
                .send("POST", unsubscribe, "choice=unsubscribe", "Content-Type", "application/x-www-form-urlencoded")
                .is(200);
        assertThat(suppressed("back@answers.cn")).isTrue();
        console.visitor().post(confirm, null).is(200);
        assertThat(suppressed("back@answers.cn")).isFalse();
        assertThat(mayWrite("back@answers.cn")).isEqualTo(Permission.GRANTED);
    }

    private boolean suppressed(String email) {
        return !marketer.get("/api/email/suppressions?q=" + email)
                .is(200)
                .json()
                .at("/items")
                .isEmpty();
    }

    @Test
    void whoAgreesToNothingIsAskedToConfirmNothingAndALateYesIsNone() {
        publish("late-yes", THANKS, ",\"confirms\":true").is(200);
        thanks(console.visitor(), "late-yes", "nothing@answers.cn");
        assertThat(letters("nothing@answers.cn")).isEmpty();
        thanks(console.visitor(), "late-yes", "late@answers.cn", "news", "yes");
        String path = button("late@answers.cn", "Yes, I agree");
        clock.advance(Duration.ofDays(31));
        console.visitor().post(path, null).is(410);
        assertThat(mayWrite("late@answers.cn")).isEqualTo(Permission.UNKNOWN);
    }

    @Test
    void whoComesBackIsAskedOnlyForWhatIsNotKnownYet() {
        publish("step-by-step", THANKS, ",\"asks\":2").is(200);
        Console visitor = console.visitor();
        Document first = open(visitor, "/p/step-by-step");
        assertThat(asked(first)).containsExactly("email", "company", "job", "news");
        send(visitor, "/p/step-by-step", first, "email", "step@answers.cn", "company", "Yunfan")
                .is(422);
        send(visitor, "/p/step-by-step", first, "email", "step@answers.cn", "company", "Yunfan", "job", "CTO")
                .is(303);
        Document second = open(visitor, "/p/step-by-step");
        assertThat(asked(second)).containsExactly("email", "industry", "news");
        assertThat(second.html()).as("what is known shows to no one").doesNotContain("Yunfan", "step@answers.cn");
        send(visitor, "/p/step-by-step", second, "email", "step@answers.cn", "industry", "software")
                .is(303);
        assertThat(lead("step@answers.cn").traits().value("company")).isEqualTo(Value.of("Yunfan"));
        assertThat(lead("step@answers.cn").traits().value("industry")).isEqualTo(Value.of("software"));
        assertThat(asked(open(visitor, "/p/step-by-step"))).containsExactly("email", "news");
        assertThat(asked(open(console.visitor(), "/p/step-by-step")))
                .as("somebody else")
                .containsExactly("email", "company", "job", "news");
    }

    @Test
    void aVisitorTheSnippetKnowsIsKnownToAFormInAPage() {
        publish("in-a-page", THANKS, ",\"asks\":1").is(200);
        Arrivals.anArrival("seen-1")
                .by(Arrivals.email("seen@answers.cn"), Arrivals.cookie("seen-before"))
                .of("identify")
                .trait("company", "Yunfan")
                .at(clock.now())
                .into(events);
        assertThat(asked(open(console.visitor(), "/p/in-a-page?embed=1&_visitor=seen-before")))
                .containsExactly("email", "job", "news");
        assertThat(asked(open(console.visitor(), "/p/in-a-page?embed=1&_visitor=nobody-yet")))
                .containsExactly("email", "company", "news");
    }

    @Test
    void whatCouldNotWorkIsNotPublished() {
        assertThat(publish("no-file", handOut("PAGE", 7).replace(paper, "gone"), "")
                        .is(400)
                        .body())
                .contains("after/asset");
        assertThat(publish("no-days", handOut("PAGE", 0), "").is(400).body()).contains("after/days");
        String maybe = QUESTIONS.formatted("false");
        assertThat(publish("no-mailbox", maybe, handOut("EMAIL", 7), "").is(400).body())
                .contains("a letter is to be sent there");
        assertThat(publish("no-mailbox-2", maybe, THANKS, ",\"confirms\":true")
                        .is(400)
                        .body())
                .contains("a letter is to be sent there");
        assertThat(publish("no-questions", THANKS, ",\"asks\":0").is(400).body())
                .contains("asks 1 to 40");
    }

    @Test
    void whatIsNoFileToHandOutIsRefusedWithTheReason() {
        assertThat(add("page.html", "<script>alert(1)</script>").is(400).body()).contains("page.html", "PDF");
        assertThat(add("paper.pdf", "<script>alert(1)</script>").is(400).body()).contains("not a PDF");
        assertThat(add("paper.pdf", "").is(400).body()).contains("file");
        assertThat(add("../../etc/paper.csv", "a,b").is(201).json().at("/file").asString())
                .isEqualTo("paper.csv");
        marketer.delete("/api/assets/" + paper);
        publish("holds-it", handOut("PAGE", 7), "").is(200);
        assertThat(marketer.delete("/api/assets/" + paper).is(409).body()).contains("holds-it");
        console.as(Role.SDR)
                .send("POST", "/api/assets?file=a.csv", "a", "Content-Type", "application/octet-stream")
                .is(403);
    }

    @Test
    void anotherFileInItsPlaceIsWhatTheSameAddressOpens() {
        String id = add("prices.csv", "old").is(201).json().at("/id").asString();
        String before = paper;
        paper = id;
        publish("prices", handOut("PAGE", 7), "").is(200);
        paper = before;
        String address = thanks(console.visitor(), "prices", "prices@answers.cn")
                .select("a.b")
                .attr("href");
        marketer.send(
                        "PUT",
                        "/api/assets/" + id + "/file?file=prices.csv",
                        "new",
                        "Content-Type",
                        "application/octet-stream")
                .is(200);
        Console.Answer file = asPerson(address).is(200);
        assertThat(file.body()).isEqualTo("new");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void noBodyOrAddressHoweverHostileIsAnErrorOfOurs() {
        publish("besieged", handOut("PAGE", 7), ",\"asks\":2,\"confirms\":true").is(200);
        String seal = open(console.visitor(), "/p/besieged")
                .select("input[name=_seal]")
                .attr("value");
        List<String> good = List.of(
                "_seal=" + seal + "&_lang=en&email=ann%40besieged.cn&company=Yunfan&news=yes",
                "_seal=" + seal
                        + "&email=bo%40besieged.cn&company=%E4%BA%91%E5%B8%86&job=CTO&_referrer=https%3A%2F%2Fa.cn");
        Hostile.of(20261128, 500, good).forEach(body -> {
            clock.advance(Duration.ofMinutes(1));
            assertThat(console.visitor()
                            .send("POST", "/p/besieged", body, "Content-Type", "application/x-www-form-urlencoded")
                            .status())
                    .as(new String(body, StandardCharsets.UTF_8))
                    .isLessThan(500);
        });
        Hostile.of(20261129, 200, List.of(seal)).forEach(body -> {
            String pass = URLEncoder.encode(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            if (!pass.contains("%2F") && pass.length() < 4_000) {
                assertThat(asPerson("/p/besieged/file/x" + pass).status())
                        .as(pass)
                        .isLessThan(500);
                assertThat(asPerson("/p/besieged/done?sent=" + pass).status())
                        .as(pass)
                        .isLessThan(500);
            }
        });
        thanks(console.visitor(), "besieged", "fine@besieged.cn");
        assertThat(lead("fine@besieged.cn").traits().value("company")).isEqualTo(Value.of("Yunfan"));
    }

    @Test
    void anErasedPersonsAddressesOpenNothing() {
        publish("erased", handOut("PAGE", 7), "").is(200);
        String address = thanks(console.visitor(), "erased", "erased@answers.cn")
                .select("a.b")
                .attr("href");
        asPerson(address).is(200);
        long lead = lead("erased@answers.cn").lead();
        console.as(Role.ADMIN)
                .post("/api/leads/" + lead + "/erase", "{\"confirm\":%d,\"reason\":\"asked for it\"}".formatted(lead))
                .is(200);
        asPerson(address).is(404);
        assertThat(Optional.of(lead).flatMap(states::of)).isEmpty();
    }
}
