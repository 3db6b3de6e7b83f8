package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.hatchery.server.Chromium;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Pages made of sections around a form: written, split among visitors, sent, and what came of them. */
@HatcheryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LandingPageTests {
    private static final String PERSON =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Console marketer;

    @BeforeAll
    void aFormIsOnline() {
        marketer = console.as(Role.MARKETER);
        form("trial");
    }

    private void form(String id) {
        marketer.post("/api/forms", """
                        {"id":"%s","name":"Trial","definition":{
                          "title":{"en":"Try it","zh":"免费试用"},"intro":{"en":"","zh":""},"button":{"en":"Begin","zh":"开始"},
                          "questions":[
                            {"kind":"text","key":"name","label":{"en":"Name","zh":"姓名"},"required":true,"field":"name","lines":false},
                            {"kind":"email","key":"email","label":{"en":"Work e-mail","zh":"工作邮箱"},"required":true}],
                          "after":{"kind":"message","text":{"en":"We will write.","zh":"我们会联系您。"}}}}""".formatted(id)).is(201);
        marketer.post("/api/forms/" + id + "/publish", null).is(200);
    }

    @BeforeEach
    void theThrottleForgets() {
        clock.advance(Duration.ofMinutes(11));
    }

    private static String words(String en, String zh) {
        return "{\"en\":\"%s\",\"zh\":\"%s\"}".formatted(en, zh);
    }

    private static String hero(String title, String more) {
        return """
                {"kind":"hero","title":%s,"text":%s,"button":%s,"url":"","picture":null,"beside":true%s}""".formatted(words(title, "让线索说话"), words("For **teams** that sell.", "为销售团队而生。"), words("", ""), more);
    }

    private static String variant(String key, int weight, String... sections) {
        return "{\"key\":\"%s\",\"weight\":%d,\"sections\":[%s]}".formatted(key, weight, String.join(",", sections));
    }

    private static String landing(String more, String... variants) {
        return """
                {"title":%s,"description":%s,"form":"trial","logo":null,"shared":null,"colour":"#0e7c66","listed":true,
                 "writeKey":null,"variants":[%s]%s}""".formatted(
                        words("Know your leads", "了解您的线索"),
                        words("What every visit means.", "每次访问意味着什么。"),
                        String.join(",", variants),
                        more);
    }

    private void write(String id, String definition) {
        marketer.post(
                        "/api/landing-pages",
                        "{\"id\":\"%s\",\"name\":\"Spring\",\"definition\":%s}".formatted(id, definition))
                .is(201);
    }

    private void publish(String id, String definition) {
        write(id, definition);
        marketer.post("/api/landing-pages/" + id + "/publish", null).is(200);
    }

    private static String body(String... pairs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parts.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    private static Console.Answer see(Console visitor, String path) {
        return visitor.send("GET", path, null, "User-Agent", PERSON);
    }

    private static Console.Answer send(Console visitor, String path, String... pairs) {
        return visitor.send(
                "POST", path, body(pairs), "Content-Type", "application/x-www-form-urlencoded", "User-Agent", PERSON);
    }

    private String seal(Console.Answer shown) {
        clock.advance(Duration.ofSeconds(5));
        return Jsoup.parse(shown.body()).select("input[name=_seal]").attr("value");
    }

    /** All that is kept of somebody, as they would get it. */
    private String everythingOf(String email) {
        long lead = states.find(Arrivals.email(email)).orElseThrow();
        return console.as(Role.ADMIN)
                .get("/api/leads/" + lead + "/personal-data.json")
                .is(200)
                .body();
    }

    private JsonNode results(String id) {
        return marketer.get("/api/landing-pages/" + id + "/results").is(200).json();
    }

    @Test
    void whoSendsTheFormOfAPageBecomesALeadThatKnowsThePageItsVariantAndTheSource() {
        publish("spring", landing("", variant("a", 1, hero("Let leads speak", ""))));
        Console visitor = console.visitor();
        String path = "/lp/spring?utm_source=baidu&utm_medium=cpc&utm_campaign=spring&lang=en";
        Console.Answer shown = see(visitor, path).is(200);
        Document page = Jsoup.parse(shown.body());
        assertThat(page.title()).isEqualTo("Know your leads");
        assertThat(page.select("h1").text()).isEqualTo("Let leads speak");
        assertThat(page.select("strong").text()).isEqualTo("teams");
        assertThat(Jsoup.parse(see(console.visitor(), "/lp/spring?lang=zh").body())
                        .select("h1")
                        .text())
                .isEqualTo("让线索说话");

        String action = page.select("form").attr("action");
        Console.Answer sent = send(
                visitor,
                action.replace("#form", ""),
                "_seal",
                seal(shown),
                "_lang",
                "en",
                "name",
                "Ann Lee",
                "email",
                "ann@lp.example");
        sent.is(303);
        Document thanks =
                Jsoup.parse(visitor.get(sent.headers().firstValue("Location").orElseThrow())
                        .is(200)
                        .body());
        assertThat(thanks.select("h1").text()).isEqualTo("Thank you");
        assertThat(thanks.text()).contains("We will write.");

        assertThat(everythingOf("ann@lp.example").replaceAll("\\s", ""))
                .contains("\"landing\":\"spring\"", "\"variant\":\"a\"");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM runtime.event WHERE position('landing.variant'::bytea IN happened) > 0")
                        .query(Long.class)
                        .single())
                .isPositive();
        JsonNode results = results("spring");
        assertThat(results.at("/variants/0/visitors").asLong()).isEqualTo(2);
        assertThat(results.at("/variants/0/leads").asLong()).isEqualTo(1);
        assertThat(results.at("/channels/0/channel").asString()).isIn("paid_search", "direct");
        JsonNode people = marketer.get("/api/landing-pages/spring/leads?variant=a&channel=paid_search")
                .is(200)
                .json();
        assertThat(people.at("/items/0/name").asString()).isEqualTo("Ann Lee");
        assertThat(marketer.get("/api/landing-pages/spring/leads?variant=b")
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidOnThePageAndNothingEnteredIsLost() {
        publish("wrong", landing("", variant("a", 1, hero("Sign up", ""))));
        Console visitor = console.visitor();
        Console.Answer again = send(
                visitor,
                "/lp/wrong?lang=en",
                "_seal",
                seal(see(visitor, "/lp/wrong?lang=en")),
                "_lang",
                "en",
                "name",
                "Bo",
                "email",
                "no address");
        again.is(422);
        Document page = Jsoup.parse(again.body());
        assertThat(page.select("h1").text()).isEqualTo("Sign up");
        assertThat(page.select("input[name=name]").attr("value")).isEqualTo("Bo");
        assertThat(page.select(".w").text()).contains("e-mail address");
        assertThat(results("wrong").at("/variants/0/leads").asLong()).isZero();
    }

    @Test
    void visitorsAreSplitOnceAndSeeTheSameAgain() {
        publish(
                "split",
                landing(
                        "",
                        variant("a", 1, hero("First", "")),
                        variant("b", 1, hero("Second", "")),
                        variant("c", 0, hero("Never", ""))));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            Console visitor = console.visitor();
            String first =
                    Jsoup.parse(see(visitor, "/lp/split").body()).select("h1").text();
            String again =
                    Jsoup.parse(see(visitor, "/lp/split").body()).select("h1").text();
            assertThat(again).isEqualTo(first);
            seen.add(first);
        }
        assertThat(seen).containsExactlyInAnyOrder("First", "Second");
        console.visitor()
                .send("GET", "/lp/split", null, "User-Agent", "Googlebot/2.1 (+http://www.google.com/bot.html)");
        console.visitor().send("GET", "/lp/split", null, "User-Agent", PERSON, "Sec-Purpose", "prefetch");
        JsonNode variants = results("split").at("/variants");
        assertThat(variants.at("/0/visitors").asLong()
                        + variants.at("/1/visitors").asLong())
                .isEqualTo(40);
        assertThat(variants.at("/2/visitors").asLong()).isZero();
        assertThat(variants.at("/0/verdict").isNull()).isTrue();
        assertThat(variants.at("/1/verdict").asString()).isEqualTo("OPEN");
        assertThat(variants.at("/1/high").asDouble()).isCloseTo(0.16, within(0.1));
    }

    @Test
    void aFormCountsForTheVariantItStoodOnAlsoWhereCookiesAreNotKept() {
        publish("plain", landing("", variant("a", 1, hero("First", "")), variant("b", 1, hero("Second", ""))));
        Console.Answer shown;
        do {
            shown = see(console.visitor(), "/lp/plain?lang=en");
        } while (!shown.body().contains("Second"));
        String seal = seal(shown);
        for (int i = 0; i < 5; i++) {
            send(
                            console.visitor(),
                            "/lp/plain?lang=en",
                            "_seal",
                            seal,
                            "_variant",
                            Jsoup.parse(shown.body())
                                    .select("input[name=_variant]")
                                    .attr("value"),
                            "_lang",
                            "en",
                            "name",
                            "Dora Lin",
                            "email",
                            "dora@lp.example")
                    .is(303);
        }
        JsonNode variants = results("plain").at("/variants");
        assertThat(variants.at("/1/leads").asLong()).isEqualTo(1);
        assertThat(variants.at("/0/leads").asLong()).isZero();
    }

    @Test
    void whatIsNoPageIsRefusedAndADraftCannotBreakItsOwnPreview() {
        marketer.post("/api/landing-pages", "{\"id\":\"null\",\"name\":\"Null\",\"definition\":{\"variants\":[]}}")
                .is(400);
        marketer.post("/api/landing-pages", "{\"id\":\"null\",\"name\":\"Null\"}")
                .is(400);
        String holes =
                landing("", variant("a", 1, hero("Hole", "").replaceFirst("\"title\":\\{[^}]*}", "\"title\":null")));
        assertThat(marketer.post(
                                "/api/landing-pages",
                                "{\"id\":\"null\",\"name\":\"Null\",\"definition\":" + holes + "}")
                        .is(400)
                        .body())
                .contains("definition/variants/0/sections/0/title");
        String none = "{\"language\":\"en\",\"variant\":\"a\",\"definition\":" + landing("") + "}";
        marketer.post("/api/landing-pages/preview", none).is(400);
        String coloured = "{\"language\":\"en\",\"variant\":\"a\",\"definition\":"
                + landing("", variant("a", 1, hero("Draft", "")))
                        .replace("#0e7c66", "red}</style><script>alert(1)</script>")
                + "}";
        assertThat(marketer.post("/api/landing-pages/preview", coloured).is(200).body())
                .doesNotContain("alert(1)");
    }

    @Test
    void aVariantThatIsClearlyBetterIsCalledSo() {
        publish("better", landing("", variant("a", 1, hero("First", "")), variant("b", 1, hero("Second", ""))));
        for (int i = 0; i < 36; i++) {
            Console visitor = console.visitor();
            Console.Answer shown = see(visitor, "/lp/better?lang=en");
            if (i % 12 == 11) {
                clock.advance(Duration.ofMinutes(11));
            }
            if (shown.body().contains("Second")) {
                send(
                                visitor,
                                "/lp/better?lang=en",
                                "_seal",
                                seal(shown),
                                "_lang",
                                "en",
                                "name",
                                "Visitor " + Character.toString('A' + i % 26) + "son",
                                "email",
                                "v" + i + "@better.example")
                        .is(303);
            }
        }
        JsonNode second = results("better").at("/variants/1");
        assertThat(second.at("/verdict").asString()).isEqualTo("BETTER");
        assertThat(second.at("/least").asDouble()).isPositive();
    }

    @Test
    void whatKeepsAPageFromBeingPublishedIsNamedByItsPlace() {
        write("faulty", """
                {"title":%s,"description":%s,"form":"none","logo":"nothing","shared":null,"colour":"#ffee00","listed":true,
                 "writeKey":"no","variants":[{"key":"a","weight":0,"sections":[
                   {"kind":"call","title":%s,"button":%s,"url":"javascript:alert(1)"}]}]}""".formatted(words("", ""), words("", ""), words("", ""), words("Go", "")));
        String said =
                marketer.post("/api/landing-pages/faulty/publish", null).is(400).body();
        assertThat(said)
                .contains("\"title\"")
                .contains("not online")
                .contains("picture that is not there")
                .contains("too light")
                .contains("no write key")
                .contains("no variant to anybody")
                .contains("variants/0/sections/0/url")
                .contains("in one place");
        see(console.visitor(), "/lp/faulty").is(404);
        marketer.send("PATCH", "/api/landing-pages/faulty", "{\"open\":true}").is(409);
    }

    @Test
    void nothingAMarketerWritesRunsInAPage() {
        publish(
                "hostile",
                landing(
                        "",
                        variant(
                                "a",
                                1,
                                hero("<script>alert(1)</script>", ""),
                                "{\"kind\":\"text\",\"title\":%s,\"text\":%s}"
                                        .formatted(
                                                words("", ""),
                                                words(
                                                        "<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://evil.example/b.png)",
                                                        "")))));
        Console.Answer shown = see(console.visitor(), "/lp/hostile?lang=en");
        Document page = Jsoup.parse(shown.body());
        assertThat(page.select("script, img")).isEmpty();
        assertThat(page.select(".prose a").attr("href")).isEmpty();
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; img-src 'self' data:; style-src 'sha256-")
                .doesNotContain("script-src");
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private JsonNode upload(byte[] bytes) {
        return marketer.send("POST", "/api/pictures?name=Team", bytes, "Content-Type", "application/octet-stream")
                .is(201)
                .json();
    }

    @Test
    void picturesAreMeasuredKeptOnceAndStayWhileAPageShowsThem() throws IOException {
        JsonNode first = upload(picture(640, 360));
        JsonNode second = upload(picture(640, 360));
        String id = first.at("/id").asString();
        assertThat(second.at("/id").asString()).isEqualTo(id);
        assertThat(first.at("/width").asInt()).isEqualTo(640);
        assertThat(first.at("/height").asInt()).isEqualTo(360);
        Console.Answer shown = console.visitor().get("/lp/-/" + id).is(200);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        marketer.send(
                        "POST",
                        "/api/pictures?name=x",
                        svg.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/octet-stream")
                .is(400);
        marketer.send(
                        "POST",
                        "/api/pictures?name=x",
                        new byte[Picture.LARGEST + 1],
                        "Content-Type",
                        "application/octet-stream")
                .is(413);
        publish(
                "pictured",
                landing(
                        "",
                        variant(
                                "a",
                                1,
                                hero("Seen", ""),
                                "{\"kind\":\"picture\",\"picture\":\"%s\",\"alt\":%s,\"caption\":%s}"
                                        .formatted(id, words("Team", ""), words("", "")))));
        marketer.send("DELETE", "/api/pictures/" + id, null).is(409);
        JsonNode unused = upload(picture(8, 8));
        marketer.send("DELETE", "/api/pictures/" + unused.at("/id").asString(), null)
                .is(204);
        console.as(Role.SELLER).send("DELETE", "/api/pictures/" + id, null).is(403);
    }

    @Test
    void aClosedPageSaysSoAndAPageOutlivesItsForm() {
        form("brief");
        publish("short", landing("", variant("a", 1, hero("Short", ""))).replace("\"trial\"", "\"brief\""));
        marketer.send("PATCH", "/api/forms/brief", "{\"open\":false}").is(200);
        Console.Answer shown = see(console.visitor(), "/lp/short?lang=en").is(200);
        assertThat(Jsoup.parse(shown.body()).select("#form").text()).isEqualTo("This form is closed");
        marketer.send("PATCH", "/api/landing-pages/short", "{\"open\":false}").is(200);
        assertThat(see(console.visitor(), "/lp/short?lang=en").is(404).body()).contains("This page is closed");
    }

    /** What a page may weigh so that it is there at once on a phone: the budget of every change. */
    @Test
    void aPageIsLightDoesNotJumpAndFitsAPhone() throws IOException {
        String id = upload(picture(1200, 600)).at("/id").asString();
        String image = "{\"kind\":\"picture\",\"picture\":\"%s\",\"alt\":%s,\"caption\":%s}"
                .formatted(id, words("Team", ""), words("Us", ""));
        String point =
                "{\"title\":%s,\"text\":%s}".formatted(words("Exact at every moment", ""), words("No rebuilds.", ""));
        publish(
                "light",
                landing(
                        "",
                        variant(
                                "a",
                                1,
                                hero("Light", "").replace("\"picture\":null", "\"picture\":\"" + id + "\""),
                                "{\"kind\":\"points\",\"title\":%s,\"points\":[%s,%s,%s]}"
                                        .formatted(words("Why", ""), point, point, point),
                                "{\"kind\":\"numbers\",\"points\":[%s,%s]}".formatted(point, point),
                                image,
                                "{\"kind\":\"quote\",\"text\":%s,\"by\":%s}"
                                        .formatted(words("It works.", ""), words("Ann", "")),
                                "{\"kind\":\"faq\",\"title\":%s,\"points\":[%s]}".formatted(words("Asked", ""), point),
                                "{\"kind\":\"call\",\"title\":%s,\"button\":%s,\"url\":\"\"}"
                                        .formatted(words("Well?", ""), words("Begin", "")))));
        try (Chromium chromium = new Chromium();
                BrowserContext phone = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(360, 740)
                                .setUserAgent(PERSON))) {
            Page page = phone.newPage();
            List<String> asked = new ArrayList<>();
            List<String> complaints = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.addInitScript(
                    "window.jumps=0;new PerformanceObserver(l=>l.getEntries().forEach(e=>window.jumps+=e.value))"
                            + ".observe({type:'layout-shift',buffered:true})");
            page.navigate(console.base() + "/lp/light?lang=en");
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            page.waitForFunction("[...document.images].every(i => i.complete && i.naturalWidth > 0)");
            assertThat(complaints).isEmpty();
            assertThat(asked).filteredOn(url -> url.startsWith("http")).hasSize(2); // itself and one picture
            assertThat(((Number) page.evaluate("window.jumps")).doubleValue()).isLessThan(0.02);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(360);
            assertThat(packed(phone.request()
                            .get(console.base() + "/lp/light?lang=en")
                            .body()))
                    .isLessThan(8 * 1024);
        }
    }

    private static int packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.size();
    }

    @Test
    void aPageThatIsWatchedKnowsWhatItsLeadDidBefore() {
        String key = keys.create("Landing").key();
        publish(
                "watched",
                landing("", variant("a", 1, hero("Watched", "")))
                        .replace("\"writeKey\":null", "\"writeKey\":\"" + key + "\""));
        try (Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.visitor()) {
            Page page = visitor.newPage();
            page.waitForResponse(
                    response -> response.url().contains("/v1/") && response.ok(),
                    () -> page.navigate(console.base() + "/lp/watched?lang=en"));
            page.fill("input[name=name]", "Cara Moss");
            page.fill("input[name=email]", "cara@lp.example");
            clock.advance(Duration.ofSeconds(20));
            page.click("#form button");
            PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Thank you");
        }
        long lead = states.find(Arrivals.email("cara@lp.example")).orElseThrow();
        assertThat(timelines.of(lead, null, 50).entries())
                .extracting(Timelines.Entry::type)
                .contains("page", "form.submitted");
    }
}
