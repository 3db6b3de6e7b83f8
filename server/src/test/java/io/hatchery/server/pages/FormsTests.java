package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.contact.Contact;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTests {
    private static final String DEMO = """
            {"title":{"en":"See a demo","zh":"预约演示"},"intro":{"en":"","zh":""},"button":{"en":"Send","zh":"提交"},
             "questions":[
              {"kind":"text","key":"name","label":{"en":"Name","zh":"姓名"},"required":true,"field":"name","lines":false},
              {"kind":"email","key":"email","label":{"en":"Work e-mail","zh":"工作邮箱"},"required":true},
              {"kind":"phone","key":"phone","label":{"en":"Phone","zh":"电话"},"required":false},
              {"kind":"choice","key":"team","label":{"en":"Team","zh":"团队"},"required":false,"field":null,"style":"BOXES",
               "options":[{"value":"it","label":{"en":"IT","zh":"技术"}},{"value":"hr","label":{"en":"HR","zh":"人事"}}]},
              {"kind":"number","key":"seats","label":{"en":"Seats","zh":"席位"},"required":false,"field":null,"least":1,"most":100},
              {"kind":"text","key":"note","label":{"en":"Note","zh":"备注"},"required":false,"field":null,"lines":true},
              {"kind":"hidden","key":"offer","field":null,"value":"spring"},
              {"kind":"consent","key":"news","label":{"en":"You may write to me.","zh":"可以给我发邮件。"},"required":false,
               "channel":"email","purpose":null}],
             "after":%s}""";
    private static final String MESSAGE =
            "{\"kind\":\"message\",\"text\":{\"en\":\"We will call you.\",\"zh\":\"我们会联系您。\"}}";

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private TestClock clock;

    private Console marketer;

    @BeforeAll
    void aFormIsPublished() {
        marketer = console.as(Role.MARKETER);
        publish("demo", MESSAGE);
    }

    @BeforeEach
    void theThrottleForgets() {
        clock.advance(Duration.ofMinutes(11));
    }

    private void publish(String id, String after) {
        marketer.post(
                        "/api/forms",
                        "{\"id\":\"%s\",\"name\":\"Demo\",\"definition\":%s}".formatted(id, DEMO.formatted(after)))
                .is(201);
        marketer.post("/api/forms/" + id + "/publish", null).is(200);
    }

    /** Opens the form as a person does; they take five seconds. */
    private String seal(Console visitor, String path) {
        Document page = Jsoup.parse(visitor.get(path).is(200).body());
        clock.advance(Duration.ofSeconds(5));
        return page.select("input[name=_seal]").attr("value");
    }

    private static String body(String... pairs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parts.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    /** Java's client follows no redirect: the answer is the server's own. */
    private static Console.Answer send(Console visitor, String path, String... pairs) {
        return visitor.send("POST", path, body(pairs), "Content-Type", "application/x-www-form-urlencoded");
    }

    private Optional<LeadState> lead(String email) {
        return states.find(Arrivals.email(email)).flatMap(states::of);
    }

    private Timelines.Entry event(String email, String type) {
        long lead = states.find(Arrivals.email(email)).orElseThrow();
        return timelines.of(lead, null, 50).entries().stream()
                .filter(it -> it.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> held() {
        return marketer.get("/api/form-reviews")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private JsonNode result(String form, String channel) {
        return marketer.get("/api/forms/" + form + "/results")
                .is(200)
                .json()
                .at("/channels")
                .valueStream()
                .filter(it -> it.at("/channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoSendsAFormBecomesALeadWithSourceAnswersAndProvenConsent() {
        Console visitor = console.visitor();
        String path = "/p/demo?utm_source=google&utm_medium=cpc&utm_campaign=spring";
        String seal = seal(visitor, path);
        Console.Answer answer = send(
                visitor,
                path,
                "_seal",
                seal,
                "_lang",
                "en",
                "name",
                "Ann Lee",
                "email",
                "ANN@acme-forms.cn",
                "phone",
                "138 0013 8000",
                "phone.country",
                "CN",
                "team",
                "it",
                "seats",
                "12",
                "offer",
                "forged",
                "news",
                "yes");
        answer.is(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/p/demo/done?lang=en&sent=");
        assertThat(visitor.get("/p/demo/done?lang=zh-CN").is(200).body()).contains("我们会联系您");
        LeadState lead = lead("ann@acme-forms.cn").orElseThrow();
        assertThat(states.find(Arrivals.phone("+8613800138000")))
                .isEqualTo(states.find(Arrivals.email("ann@acme-forms.cn")));
        assertThat(Objects.requireNonNull(lead.firstSource()).channel()).isEqualTo("paid_search");
        assertThat(lead.contact().permission("email")).isEqualTo(Contact.Permission.GRANTED);
        assertThat(event("ann@acme-forms.cn", "form.submitted").source()).isEqualTo("form:demo");
        assertThat(event("ann@acme-forms.cn", "form.submitted").occurredAt()).isEqualTo(clock.now());
        assertThat(event("ann@acme-forms.cn", "consent.given").occurredAt()).isEqualTo(clock.now());
        assertThat(result("demo", "paid_search").at("/submissions").asLong()).isEqualTo(1);
    }

    @Test
    void theSamePageSentTwiceIsOneSubmission() {
        Console visitor = console.visitor();
        String seal = seal(visitor, "/p/demo?utm_source=twice&utm_medium=email");
        for (int i = 0; i < 2; i++) {
            send(
                            visitor,
                            "/p/demo?utm_source=twice&utm_medium=email",
                            "_seal",
                            seal,
                            "name",
                            "Bo",
                            "email",
                            "bo@twice-forms.cn")
                    .is(303);
        }
        long lead = states.find(Arrivals.email("bo@twice-forms.cn")).orElseThrow();
        assertThat(timelines.of(lead, null, 50).entries())
                .filteredOn(it -> it.type().equals("form.submitted"))
                .hasSize(1);
        assertThat(result("demo", "email").at("/submissions").asLong()).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideTheQuestionAndWhatWasEnteredStays() {
        Console visitor = console.visitor();
        String seal = seal(visitor, "/p/demo?lang=zh-CN");
        Document page = Jsoup.parse(send(
                        visitor,
                        "/p/demo?lang=zh-CN",
                        "_seal",
                        seal,
                        "name",
                        "<b>李</b>\"",
                        "email",
                        "no address",
                        "phone",
                        "12",
                        "phone.country",
                        "CN",
                        "team",
                        "board",
                        "seats",
                        "1000")
                .is(422)
                .body());
        assertThat(page.select("#q-name").attr("value")).isEqualTo("<b>李</b>\"");
        assertThat(page.select("main b")).isEmpty();
        assertThat(page.select("#q-email").attr("aria-describedby")).isEqualTo("q-email-w");
        assertThat(page.select("#q-email-w").text()).contains("邮箱地址");
        assertThat(page.select(".w")).hasSize(4);
        send(visitor, "/p/demo?lang=zh-CN", "_seal", seal, "name", "李四", "email", "lisi@wrong-forms.cn")
                .is(303);
        assertThat(lead("lisi@wrong-forms.cn")).isPresent();
    }

    @Test
    void aPageThatIsForgedOrTooOldIsShownAgainAndLosesNothing() {
        Console visitor = console.visitor();
        String seal = seal(visitor, "/p/demo");
        Document forged = Jsoup.parse(send(
                        visitor,
                        "/p/demo",
                        "_seal",
                        seal.replaceFirst("..$", "AA"),
                        "name",
                        "Cy",
                        "email",
                        "cy@old-forms.cn")
                .is(422)
                .body());
        assertThat(forged.select("#q-name").attr("value")).isEqualTo("Cy");
        clock.advance(Duration.ofHours(25));
        send(visitor, "/p/demo", "_seal", seal, "name", "Cy", "email", "cy@old-forms.cn")
                .is(422);
        assertThat(lead("cy@old-forms.cn")).isEmpty();
    }

    @Test
    void whatLooksLikeSpamWaitsAndIsTakenAtItsOwnTimeOnceAPersonSaysSo() {
        Console visitor = console.visitor();
        send(
                        visitor,
                        "/p/demo",
                        "_seal",
                        seal(visitor, "/p/demo"),
                        "name",
                        "Di",
                        "email",
                        "di@held-forms.cn",
                        "_website",
                        "x")
                .is(303);
        Instant sent = clock.now();
        assertThat(lead("di@held-forms.cn")).isEmpty();
        JsonNode waiting = held().stream()
                .filter(it -> it.at("/answers/email/0").asString().equals("di@held-forms.cn"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.at("/score").asInt()).isEqualTo(100);
        assertThat(waiting.at("/reasons/0").asString()).isEqualTo("honeypot");
        clock.advance(Duration.ofHours(3));
        String accept = "/api/form-reviews/" + waiting.at("/id").asString() + "/accept";
        console.as(Role.SDR).post(accept, null).is(403);
        marketer.post(accept, null).is(204);
        marketer.post(accept, null).is(404);
        assertThat(event("di@held-forms.cn", "form.submitted").occurredAt()).isEqualTo(sent);
    }

    @Test
    void whatIsRejectedIsForgotten() {
        Console visitor = console.visitor();
        String seal = Jsoup.parse(visitor.get("/p/demo").body())
                .select("input[name=_seal]")
                .attr("value");
        send(visitor, "/p/demo", "_seal", seal, "name", "Ed", "email", "ed@rejected-forms.cn")
                .is(303);
        JsonNode waiting = held().stream()
                .filter(it -> it.at("/answers/email/0").asString().equals("ed@rejected-forms.cn"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.at("/reasons/0").asString()).isEqualTo("fast");
        marketer.post("/api/form-reviews/" + waiting.at("/id").asString() + "/reject", null)
                .is(204);
        assertThat(held()).noneMatch(it -> it.at("/id").equals(waiting.at("/id")));
        assertThat(lead("ed@rejected-forms.cn")).isEmpty();
    }

    @Test
    void oneAddressMayNotSendWithoutEnd() {
        Console visitor = console.visitor();
        Console.Answer last = send(visitor, "/p/demo", "name", "x");
        for (int i = 0; i < 30; i++) {
            last = send(visitor, "/p/demo", "name", "x");
        }
        last.is(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(last.body()).contains("<h1>");
    }

    @Test
    void aFormLeadsOnlyToSitesAnAdministratorAllows() {
        String after = "{\"kind\":\"redirect\",\"url\":\"https://evil.example/x\"}";
        marketer.post(
                        "/api/forms",
                        "{\"id\":\"away\",\"name\":\"Away\",\"definition\":%s}".formatted(DEMO.formatted(after)))
                .is(201);
        assertThat(marketer.post("/api/forms/away/publish", null).is(400).body())
                .contains("evil.example");
        Console admin = console.as(Role.ADMIN);
        admin.put("/api/settings/forms", "{\"sites\":[\"www.acme.cn\"],\"holdFrom\":60}")
                .is(200);
        publish("home", "{\"kind\":\"redirect\",\"url\":\"https://www.acme.cn/thanks\"}");
        Console visitor = console.visitor();
        Console.Answer sent =
                send(visitor, "/p/home", "_seal", seal(visitor, "/p/home"), "name", "Fu", "email", "fu@away-forms.cn");
        assertThat(sent.is(303).headers().firstValue("Location")).hasValue("https://www.acme.cn/thanks");
        admin.put("/api/settings/forms", "{\"sites\":[],\"holdFrom\":60}").is(200);
        sent = send(visitor, "/p/home", "_seal", seal(visitor, "/p/home"), "name", "Fu", "email", "fu@away-forms.cn");
        assertThat(sent.is(303).headers().firstValue("Location").orElseThrow())
                .startsWith("/p/home/done?lang=en&sent=");
    }

    @Test
    void whoOpenedAnEarlierVersionAnswersThatVersion() {
        publish("versions", MESSAGE);
        Console visitor = console.visitor();
        String seal = seal(visitor, "/p/versions");
        String stricter = DEMO.formatted(MESSAGE)
                .replace("\"field\":null,\"lines\":true", "\"field\":null,\"lines\":true")
                .replace("\"zh\":\"备注\"},\"required\":false", "\"zh\":\"备注\"},\"required\":true");
        marketer.put("/api/forms/versions/draft", stricter).is(200);
        marketer.post("/api/forms/versions/publish", null).is(200);
        send(visitor, "/p/versions", "_seal", seal, "name", "Gu", "email", "gu@version-forms.cn")
                .is(303);
        assertThat(lead("gu@version-forms.cn")).isPresent();
        send(
                        visitor,
                        "/p/versions",
                        "_seal",
                        seal(visitor, "/p/versions"),
                        "name",
                        "Ha",
                        "email",
                        "ha@version-forms.cn")
                .is(422);
    }

    @Test
    void aClosedFormSaysSoAndTakesNothing() {
        publish("closed", MESSAGE);
        marketer.patch("/api/forms/closed", "{\"open\":false}").is(200);
        Console visitor = console.visitor();
        assertThat(visitor.get("/p/closed?lang=en").is(404).body()).contains("This form is closed");
        send(visitor, "/p/closed", "name", "x").is(404);
        visitor.get("/p/no-such-form").is(404);
    }

    @Test
    void aPageIsLightAndLoadsNothing() {
        Console.Answer answer = console.visitor().get("/p/demo?lang=en");
        Document page = Jsoup.parse(answer.body());
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(30 * 1024);
        assertThat(page.select("script, link, img, iframe")).isEmpty();
        assertThat(page.select("input:not([type=hidden]), select, textarea"))
                .allSatisfy(it -> assertThat(it.hasAttr("aria-label")
                                || !it.parents().select("label").isEmpty()
                                || !page.select("label[for=" + it.id() + "]").isEmpty())
                        .as(it.outerHtml())
                        .isTrue());
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("form-action 'self'");
    }

    @Test
    void bodiesThatAreNoFormAreRefusedAndNothingIsKept() {
        Console visitor = console.visitor();
        visitor.send("POST", "/p/demo", "{}", "Content-Type", "application/json")
                .is(400);
        visitor.send("POST", "/p/demo", "a=%zz", "Content-Type", "application/x-www-form-urlencoded")
                .is(400);
        visitor.send("POST", "/p/demo", "a=" + "x".repeat(70_000), "Content-Type", "application/x-www-form-urlencoded")
                .is(413);
    }
}
