package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.TrackMessage;
import com.sun.net.httpserver.HttpServer;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.server.Chromium;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.WriteKey;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clients people really use deliver everything once, over a good line and a bad one. */
@HatcheryTest
class RealClientTests {
    private static final int EVENTS = 1_000;
    private static final Path NODE = Path.of("src/test/node");
    private static final Path UMD = NODE.resolve("node_modules/@segment/analytics-next/dist/umd");

    @Autowired
    private Console console;

    @Autowired
    private WriteKeys keys;

    @Autowired
    private States states;

    @Autowired
    private Timelines timelines;

    private WriteKey key;

    @BeforeEach
    void aKey() {
        key = keys.create("client");
    }

    @Test
    void the_java_client_delivers_a_thousand_events_and_none_twice() {
        java("java-good", console.base().toString());
        assertThat(delivered("java-good")).isEqualTo(expected());
    }

    @Test
    void the_java_client_loses_and_doubles_nothing_over_a_bad_line() throws IOException {
        try (UnreliableServer line = new UnreliableServer(console.base())) {
            java("java-bad", line.address());
            assertThat(line.spoiled()).isEqualTo(3);
        }
        assertThat(delivered("java-bad")).isEqualTo(expected());
    }

    @Test
    void the_node_client_delivers_a_thousand_events_and_none_twice() throws Exception {
        node("node-good", console.base().toString());
        assertThat(delivered("node-good")).isEqualTo(expected());
    }

    @Test
    void the_node_client_loses_and_doubles_nothing_over_a_bad_line() throws Exception {
        try (UnreliableServer line = new UnreliableServer(console.base())) {
            node("node-bad", line.address());
            assertThat(line.spoiled()).isEqualTo(3);
        }
        assertThat(delivered("node-bad")).isEqualTo(expected());
    }

    /**
     * Segment's browser client as it comes, in a page of another site, told the host and nothing else: it asks for its settings, sends,
     * and keeps what it could not send until the line is back.
     */
    @Test
    void the_browser_client_delivers_what_a_visitor_does_and_keeps_it_while_the_line_is_down() throws Exception {
        install();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = path.endsWith(".js")
                    ? Files.readAllBytes(UMD.resolve(path.replaceAll(".*/", "")))
                    : page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try (Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.visitor()) {
            Page page = visitor.newPage();
            page.navigate(
                    "http://localhost:" + site.getAddress().getPort() + "/pricing?utm_source=baidu&utm_medium=cpc");
            page.evaluate("analytics.identify('browser-good', {email: 'browser@acme.cn', company: 'Acme'})");
            page.evaluate("analytics.track('step 0', {n: 0})");
            await().atMost(Duration.ofSeconds(30)).until(() -> count("browser-good") == 1);
            visitor.route("**/v1/t", Route::abort);
            page.evaluate("analytics.track('step 1', {n: 1})");
            page.waitForRequest("**/v1/t", () -> page.evaluate("analytics.track('step 2', {n: 2})"));
            visitor.unroute("**/v1/t");
            await().atMost(Duration.ofSeconds(60)).until(() -> count("browser-good") == 3);
        } finally {
            site.stop(0);
        }
        assertThat(delivered("browser-good")).containsExactly("step 0", "step 1", "step 2");
        LeadState lead = states.find(new Identifier(Kind.USER_ID, "browser-good"))
                .flatMap(states::of)
                .orElseThrow();
        assertThat(lead.traits().byKey()).containsKeys("email", "company");
        assertThat(lead.firstSource()).isNotNull().extracting(Source::channel).isEqualTo("paid_search");
    }

    private String page() {
        return """
                <!doctype html><html lang="en"><head><title>Pricing</title><script src="/index.js"></script><script>
                const analytics = AnalyticsNext.AnalyticsBrowser.load({writeKey: '%s', cdnURL: '%s'});
                analytics.page();
                </script></head><body>Pricing</body></html>""".formatted(key.key(), console.base());
    }

    private void java(String user, String address) {
        Analytics analytics = Analytics.builder(key.key())
                .endpoint(address)
                .flushInterval(1, TimeUnit.SECONDS)
                .build();
        analytics.enqueue(IdentifyMessage.builder().userId(user).traits(Map.of("email", user + "@acme.cn")));
        for (int i = 0; i < EVENTS; i++) {
            analytics.enqueue(TrackMessage.builder("step " + i).userId(user).properties(Map.of("n", i)));
        }
        analytics.flush();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> count(user) >= EVENTS);
        analytics.shutdown();
    }

    private void node(String user, String address) throws Exception {
        install();
        Process process = new ProcessBuilder("node", "deliver.mjs", address, key.key(), user, String.valueOf(EVENTS))
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** {@code npm ci} when what is installed is not what the lockfile says. */
    private static void install() throws Exception {
        Path mark = NODE.resolve("node_modules/.package-lock.json");
        Path lock = NODE.resolve("package-lock.json");
        if (Files.exists(mark) && Files.getLastModifiedTime(mark).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
            return;
        }
        Process process = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("target/npm-ci.log")))
                .start();
        assertThat(process.waitFor())
                .as("npm ci in %s; see target/npm-ci.log", NODE)
                .isZero();
    }

    private static List<String> expected() {
        return IntStream.range(0, EVENTS).mapToObj(i -> "step " + i).sorted().toList();
    }

    private long count(String user) {
        return states.find(new Identifier(Kind.USER_ID, user))
                .map(lead -> (long) delivered(user).size())
                .orElse(0L);
    }

    private List<String> delivered(String user) {
        long lead = states.find(new Identifier(Kind.USER_ID, user)).orElseThrow();
        List<String> types = new ArrayList<>();
        String cursor = null;
        do {
            Timelines.Page page = timelines.of(lead, cursor, 200);
            page.entries().stream()
                    .map(Timelines.Entry::type)
                    .filter(type -> type.startsWith("step "))
                    .forEach(types::add);
            cursor = page.next();
        } while (cursor != null);
        return types.stream().sorted().toList();
    }
}
