package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import io.hatchery.server.Chromium;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The snippet on a page of another site, in a real browser. */
@HatcheryTest
class SnippetTests {
    private static Chromium chromium;

    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    private WriteKey key;
    private HttpServer site;
    private BrowserContext visitor;
    private Page page;

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
        key = keys.create("site");
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String consent =
                    exchange.getRequestURI().getPath().startsWith("/asking") ? " data-consent=\"required\"" : "";
            byte[] body = ("<!doctype html><title>Site</title>"
                            + "<script>window.hatchery=window.hatchery||function(){(hatchery.q=hatchery.q||[]).push(arguments)}</script>"
                            + "<script async src=\"" + console.base() + "/snippet.js\" data-key=\"" + key.key() + "\""
                            + consent + "></script>"
                            + "<form data-hatchery-form=demo onsubmit=\"event.preventDefault()\"><input name=email><input name=name>"
                            + "<input type=password name=secret><button>Send</button></form>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        visitor = chromium.visitor();
        page = visitor.newPage();
    }

    @AfterEach
    void noSite() {
        visitor.close();
        site.stop(0);
    }

    @Test
    void a_visit_is_followed_from_the_campaign_to_the_form() {
        open("/landing?utm_source=weixin&utm_campaign=spring&gclid=g1");
        String cookie = cookie();
        seen(new Identifier(Kind.ANONYMOUS_ID, cookie), 1);
        open("/pricing");
        page.evaluate("hatchery('track', 'price.looked', {plan: 'pro'})");
        seen(new Identifier(Kind.ANONYMOUS_ID, cookie), 3);
        page.fill("[name=email]", "Visitor@Acme.cn");
        page.fill("[name=name]", "李安");
        page.fill("[name=secret]", "hunter2");
        page.click("button");
        List<Timelines.Entry> story = seen(new Identifier(Kind.EMAIL, "visitor@acme.cn"), 4);
        assertThat(story)
                .extracting(Timelines.Entry::type)
                .containsExactlyInAnyOrder("page", "page", "price.looked", "form.submitted");
        Timelines.Entry form = story.stream()
                .filter(e -> e.type().equals("form.submitted"))
                .findFirst()
                .orElseThrow();
        assertThat(form.raw()).contains("李安").doesNotContain("hunter2");
        var state = states.of(
                        states.find(new Identifier(Kind.ANONYMOUS_ID, cookie)).orElseThrow())
                .orElseThrow();
        assertThat(state.firstSource()).isNotNull();
        assertThat(state.firstSource().name()).isEqualTo("WeChat");
        assertThat(state.firstSource().campaign()).isEqualTo("spring");
    }

    @Test
    void a_page_that_changes_without_loading_is_a_page_too() {
        open("/app");
        page.evaluate("history.pushState({}, '', '/app/two')");
        List<Timelines.Entry> story = seen(new Identifier(Kind.ANONYMOUS_ID, cookie()), 2);
        assertThat(story).extracting(Timelines.Entry::raw).anyMatch(raw -> raw.contains("/app/two"));
    }

    @Test
    void nothing_is_kept_or_sent_before_consent_where_consent_is_asked() {
        open("/asking");
        page.evaluate("hatchery('track', 'too.early')");
        assertThat(page.evaluate("localStorage.getItem('hatchery_id')")).isNull();
        page.evaluate("hatchery('consent', true)");
        page.evaluate("hatchery('identify', 'consenting')");
        assertThat(seen(new Identifier(Kind.USER_ID, "consenting"), 2))
                .extracting(Timelines.Entry::type)
                .containsExactlyInAnyOrder("page", "identify");
        page.evaluate("hatchery('consent', false)");
        assertThat(page.evaluate("localStorage.getItem('hatchery_id')")).isNull();
    }

    @Test
    void what_a_busy_server_refused_is_sent_with_the_next_page() {
        page.route("**/v1/p", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        open("/first");
        await().until(() -> page.evaluate("localStorage.getItem('hatchery_later')") != null);
        page.unroute("**/v1/p");
        open("/second");
        assertThat(seen(new Identifier(Kind.ANONYMOUS_ID, cookie()), 2))
                .extracting(Timelines.Entry::raw)
                .anyMatch(raw -> raw.contains("/first"))
                .anyMatch(raw -> raw.contains("/second"));
    }

    @Test
    void the_snippet_is_small() throws IOException {
        byte[] script = console.get("/snippet.js").is(200).body().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(script);
        }
        assertThat(packed.size()).isLessThan(5 * 1024);
    }

    private void open(String path) {
        page.navigate("http://127.0.0.1:" + site.getAddress().getPort() + path);
        page.waitForFunction("window.hatchery.loaded");
    }

    private String cookie() {
        return String.valueOf(page.evaluate("localStorage.getItem('hatchery_id')"));
    }

    private List<Timelines.Entry> seen(Identifier who, int events) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            Optional<Long> lead = states.find(who);
                            return lead.map(id -> timelines.of(id, null, 50).entries())
                                    .orElse(List.of());
                        },
                        entries -> entries.size() >= events);
    }
}
