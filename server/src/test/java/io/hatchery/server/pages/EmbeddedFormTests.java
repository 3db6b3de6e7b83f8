package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import io.hatchery.engine.LeadState;
import io.hatchery.server.Chromium;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms inside the pages of another site, in a real browser. */
@HatcheryTest
class EmbeddedFormTests {
    private static Chromium chromium;

    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    @Autowired
    private TestClock clock;

    private HttpServer site;
    private BrowserContext visitor;
    private Page page;
    private volatile String head = "";
    private volatile String body = "";

    @BeforeAll
    static void aBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void noBrowser() {
        chromium.close();
    }

    @BeforeEach
    void aSite() throws IOException {
        clock.advance(Duration.ofMinutes(11));
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] html = ("<!doctype html><html lang='en'><head><title>Site</title>" + head + "</head><body>" + body
                            + "</body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        site.start();
        visitor = chromium.visitor();
        page = visitor.newPage();
    }

    @AfterEach
    void gone() {
        visitor.close();
        site.stop(0);
    }

    /** Another site than Hatchery's: browsers tell {@code localhost} from {@code 127.0.0.1}. */
    private String at(String path) {
        return "http://localhost:" + site.getAddress().getPort() + path;
    }

    private String script(String form, String more) {
        return "<script src='" + console.base() + "/forms.js" + "' data-form='" + form + "' " + more + "></script>";
    }

    private void publish(String id, String after) {
        Console marketer = console.as(Role.MARKETER);
        marketer.post("/api/forms", """
                        {"id":"%s","name":"Demo","definition":{
                          "title":{"en":"See a demo","zh":"预约演示"},"intro":{"en":"","zh":""},"button":{"en":"Send","zh":"提交"},
                          "questions":[{"kind":"email","key":"email","label":{"en":"Work e-mail","zh":"工作邮箱"},"required":true}],
                          "after":%s}}""".formatted(id, after)).is(201);
        marketer.post("/api/forms/" + id + "/publish", null).is(200);
    }

    private static String message() {
        return "{\"kind\":\"message\",\"text\":{\"en\":\"We will call.\",\"zh\":\"我们会致电。\"}}";
    }

    private FrameLocator form() {
        return page.frameLocator("iframe");
    }

    private void send(String email) {
        form().locator("#q-email").fill(email);
        clock.advance(Duration.ofSeconds(5));
        form().locator("button").click();
    }

    @Test
    void aFormInAPageFitsItAndItsLeadBringsWhatTheyDidAndWhereTheyCameFrom() {
        publish("inside", message());
        head = "<script src='" + console.base() + "/snippet.js" + "' data-key='"
                + keys.create("site").key() + "'></script>";
        body = "<h1>Price list</h1>" + script("inside", "");
        page.navigate(at("/prices?utm_source=baidu&utm_medium=cpc&utm_campaign=spring"));
        form().locator("#q-email").waitFor();
        page.waitForFunction("() => document.querySelector('iframe').offsetHeight < 420");
        assertThat(page.evaluate("() => document.querySelector('iframe').contentDocument"))
                .as("no page can look into it")
                .isNull();
        send("a@b");
        PlaywrightAssertions.assertThat(form().locator(".w")).isVisible();
        send("in@inside-forms.cn");
        PlaywrightAssertions.assertThat(form().getByText("We will call.")).isVisible();
        LeadState lead = states.find(Arrivals.email("in@inside-forms.cn"))
                .flatMap(states::of)
                .orElseThrow();
        assertThat(lead.firstSource()).satisfies(source -> {
            assertThat(source.channel()).isEqualTo("paid_search");
            assertThat(source.campaign()).isEqualTo("spring");
        });
        await().untilAsserted(
                        () -> assertThat(timelines.of(lead.lead(), null, 50).entries())
                                .extracting(Timelines.Entry::type)
                                .contains("form.submitted", "page"));
    }

    @Test
    void aWindowOpensWhenAskedForAndByItselfOnceInAWeekAndNoMoreWhenSent() {
        publish("window", message());
        body = "<button id='ask'>Ask</button>" + script("window", "data-open='click:#ask'");
        page.navigate(at("/a"));
        assertThat(page.locator("dialog").count()).isZero();
        page.click("#ask");
        form().locator("#q-email").waitFor();
        page.keyboard().press("Escape");
        PlaywrightAssertions.assertThat(page.locator("dialog")).hasCount(0);
        body = "<p>Text</p>" + script("window", "data-open='after:0'");
        page.navigate(at("/b"));
        form().locator("#q-email").waitFor();
        page.navigate(at("/b"));
        page.waitForTimeout(300);
        assertThat(page.locator("dialog").count()).as("not again within a week").isZero();
        page.evaluate("() => localStorage.setItem('hatchery_form_window', String(Date.now() - 8 * 864e5))");
        page.navigate(at("/b"));
        form().locator("#q-email").waitFor();
        send("win@window-forms.cn");
        PlaywrightAssertions.assertThat(form().getByText("We will call.")).isVisible();
        assertThat(page.evaluate("() => localStorage.getItem('hatchery_form_window')"))
                .isEqualTo("sent");
    }

    @Test
    void thePageThatShowsTheFormLeadsOnwardsAndOnlyWhereAnAdministratorAllows() {
        Console admin = console.as(Role.ADMIN);
        admin.put("/api/settings/forms", "{\"sites\":[\"thanks.example\"],\"holdFrom\":60}")
                .is(200);
        publish("onwards", "{\"kind\":\"redirect\",\"url\":\"https://thanks.example/paper\"}");
        String done =
                console.visitor().get("/p/onwards/done?lang=en&embed=1").is(200).body();
        assertThat(done)
                .contains("data-onwards=\"https://thanks.example/paper\"")
                .contains("data-sent=\"1\"");
        admin.put("/api/settings/forms", "{\"sites\":[],\"holdFrom\":60}").is(200);
        assertThat(console.visitor()
                        .get("/p/onwards/done?lang=en&embed=1")
                        .is(200)
                        .body())
                .doesNotContain("thanks.example");
    }

    @Test
    void anythingAPageMayTellIsTakenAsTextOrLeftOut() {
        publish("hostile", message());
        String form = console.visitor()
                .get("/p/hostile?embed=1&_at=javascript:alert(1)&_from=%22%3E%3Cscript%3E&_visitor=%3Cb%3E")
                .is(200)
                .body();
        assertThat(form).doesNotContain("<script>alert").doesNotContain("<b>").doesNotContain("\"><script");
        Console.Answer alone = console.visitor().get("/p/hostile").is(200);
        assertThat(alone.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self'")
                .doesNotContain("script-src");
    }

    @Test
    void theScriptIsSmall() throws IOException {
        byte[] script = console.visitor().get("/forms.js").is(200).body().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(script);
        }
        assertThat(packed.size()).isLessThan(3 * 1024);
    }
}
