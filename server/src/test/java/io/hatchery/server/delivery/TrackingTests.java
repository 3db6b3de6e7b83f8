package io.hatchery.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.engine.contact.Contact;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.delivery.EmailSettings.Mode;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.States;
import io.hatchery.server.runtime.Timelines;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What readers do with a message, and machines before them. Messages are captured, so that the test reads them as they would go out. */
@HatcheryTest
class TrackingTests {
    private static final String BROWSER =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";

    @Autowired
    private EmailSender sender;

    @Autowired
    private Settings settings;

    @Autowired
    private Events events;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Console console;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @BeforeEach
    void capture() {
        settings.put(EmailSettings.AREA, Sending.in(Mode.CAPTURE), "test");
    }

    @Test
    void opening_and_clicking_count_once_each_and_the_click_leads_on() {
        Sent sent = send();
        clock.advance(Duration.ofMinutes(5));
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> pixel = visit("GET", sent.open(), BROWSER, null);
            assertThat(pixel.statusCode()).isEqualTo(200);
            assertThat(pixel.headers().firstValue("Content-Type")).contains("image/gif");
            assertThat(pixel.headers().firstValue("Cache-Control")).contains("no-store");
            HttpResponse<String> click = visit("GET", sent.click(), BROWSER, null);
            assertThat(click.statusCode()).isEqualTo(302);
            assertThat(click.headers().firstValue("Location")).contains("https://www.acme.example/guide");
        }
        assertThat(types(sent)).containsOnlyOnce("email.opened", "email.clicked");
    }

    @Test
    void a_machine_is_served_but_never_counts() {
        Sent sent = send();
        assertThat(visit("GET", sent.click(), BROWSER, null).statusCode())
                .isEqualTo(302); // the very second it was sent
        clock.advance(Duration.ofMinutes(1));
        assertThat(visit("HEAD", sent.click(), BROWSER, null).statusCode()).isEqualTo(302);
        visit("GET", sent.open(), "Mozilla/5.0", null);
        visit("GET", sent.click(), "Mozilla/5.0 (compatible; BarracudaCentral/1.0)", null);
        visit("GET", sent.click(), "curl/8.4", null);
        assertThat(types(sent)).doesNotContain("email.opened", "email.clicked");
        JsonNode message = console.as(Role.SDR)
                .get("/api/email/messages/" + sent.id())
                .is(200)
                .json();
        assertThat(message.at("/machineClicks").asInt()).isEqualTo(4);
        assertThat(message.at("/machineOpens").asInt()).isEqualTo(1);
        assertThat(message.at("/clickedAt").isNull()).isTrue();
    }

    @Test
    void several_links_followed_in_one_breath_are_a_machines_doing() {
        Map<String, Object> two = Map.of(
                "subject", "Two",
                "preheader", "p",
                "body",
                        Map.of(
                                "kind",
                                "blocks",
                                "blocks",
                                List.of(Map.of(
                                        "kind", "text", "text", "[a](https://a.example/) [b](https://b.example/)"))));
        Console marketer = console.as(Role.MARKETER);
        marketer.post("/api/contents", Map.of("id", "two-links", "name", "Two", "email", two))
                .is(201);
        marketer.post("/api/contents/two-links/publish", null).is(200);
        Sent sent = send("two-links");
        clock.advance(Duration.ofMinutes(1));
        assertThat(visit("GET", sent.click(), BROWSER, null).headers().firstValue("Location"))
                .contains("https://a.example/");
        clock.advance(Duration.ofMillis(300));
        assertThat(visit("GET", sent.click().replaceAll("/0$", "/1"), BROWSER, null)
                        .headers()
                        .firstValue("Location"))
                .contains("https://b.example/");
        assertThat(types(sent)).containsOnlyOnce("email.clicked");
        clock.advance(Duration.ofMinutes(1));
        visit("GET", sent.click().replaceAll("/0$", "/1"), BROWSER, null);
        assertThat(types(sent)).filteredOn("email.clicked"::equals).hasSize(2);
    }

    @Test
    void a_forged_or_foreign_token_leads_nowhere() {
        Sent sent = send();
        clock.advance(Duration.ofMinutes(1));
        String forged =
                sent.click().replaceAll("/t/c/(.)", "/t/c/" + (sent.click().contains("/t/c/a") ? "b" : "a"));
        assertThat(visit("GET", forged, BROWSER, null).statusCode()).isEqualTo(404);
        assertThat(visit("GET", sent.click().replaceAll("/\\d+$", "/99"), BROWSER, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(visit("GET", sent.click().replaceAll("/\\d+$", "/https:%2F%2Fevil.example"), BROWSER, null)
                        .statusCode())
                .isIn(400, 404);
        String openAsClick = sent.open().replace("/t/o/", "/t/c/").replace(".gif", "/0");
        assertThat(visit("GET", openAsClick, BROWSER, null).statusCode()).isEqualTo(404);
        assertThat(visit("GET", "/t/o/nonsense.gif", BROWSER, null).statusCode())
                .isEqualTo(200);
        assertThat(types(sent)).doesNotContain("email.clicked");
    }

    @Test
    void a_get_asks_and_a_one_click_post_unsubscribes_at_once() {
        Sent sent = send();
        HttpResponse<String> page = visit("GET", sent.unsubscribe(), BROWSER, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("确认退订")
                .contains(sent.person().address())
                .contains("<form method=\"post\">");
        assertThat(types(sent)).doesNotContain("email.unsubscribed");
        assertThat(suppressions.of(MailAddress.parse(sent.person().address()).orElseThrow()))
                .isEmpty();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = visit("POST", sent.unsubscribe(), "mailbox", "List-Unsubscribe=One-Click");
            assertThat(done.statusCode()).isEqualTo(200);
        }
        assertThat(types(sent)).containsOnlyOnce("email.unsubscribed");
        assertThat(suppressions.of(MailAddress.parse(sent.person().address()).orElseThrow()))
                .contains(Suppressions.Reason.UNSUBSCRIBED);
        assertThat(sender.perform(Sending.wish(sent.person()), 1)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void on_the_preference_page_a_reader_chooses_what_they_want_and_nothing_is_chosen_for_them() {
        Sent sent = send();
        String preferences = sent.unsubscribe() + "/preferences";
        assertThat(visit("GET", sent.unsubscribe(), BROWSER, null).body()).contains(preferences);
        String page = visit("GET", preferences, BROWSER, null).body();
        assertThat(page).contains("产品资讯与技术文章").contains("value=\"events\"").doesNotContain(" checked");
        assertThat(types(sent)).doesNotContain("consent.given", "consent.withdrawn");
        for (int i = 0; i < 2; i++) {
            assertThat(visit("POST", preferences, BROWSER, "for=events&for=forged")
                            .body())
                    .contains("value=\"events\" checked")
                    .doesNotContain("forged");
        }
        assertThat(types(sent)).containsOnlyOnce("consent.given");
        assertThat(types(sent)).filteredOn("consent.withdrawn"::equals).hasSize(2);
        assertThat(permission(sent, "events")).isEqualTo(Contact.Permission.GRANTED);
        assertThat(permission(sent, "offers")).isEqualTo(Contact.Permission.WITHDRAWN);
        visit("POST", preferences, BROWSER, "for=events&all=none");
        assertThat(permission(sent, "events")).isEqualTo(Contact.Permission.WITHDRAWN);
        assertThat(suppressions.of(MailAddress.parse(sent.person().address()).orElseThrow()))
                .contains(Suppressions.Reason.UNSUBSCRIBED);
        visit("POST", preferences, BROWSER, "for=newsletter");
        assertThat(permission(sent, "newsletter")).isEqualTo(Contact.Permission.GRANTED);
        assertThat(permission(sent, "offers")).isEqualTo(Contact.Permission.WITHDRAWN);
        assertThat(suppressions.of(MailAddress.parse(sent.person().address()).orElseThrow()))
                .isEmpty();
        assertThat(visit("GET", "/u/nonsense/preferences", BROWSER, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_mail_leads_straight_to_the_readers_preferences() {
        Sent sent = send();
        assertThat(visit("GET", sent.preferences(), BROWSER, null).body()).contains("name=\"for\"");
        assertThat(types(sent)).as("opening the page is no click").doesNotContain("email.clicked");
    }

    @Test
    void a_message_that_waited_is_not_sent_for_a_purpose_that_was_withdrawn_meanwhile() {
        Sent sent = send();
        visit("POST", sent.unsubscribe() + "/preferences", BROWSER, "for=events");
        assertThat(sender.perform(wish(sent, "w1", "offers"), 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(sender.perform(wish(sent, "w2", "events"), 1)).isInstanceOf(Outcome.Done.class);
    }

    private static Effect.Send wish(Sent sent, String id, String purpose) {
        Effect.Send any = Sending.wish(sent.person());
        return new Effect.Send(any.id() + id, any.lead(), any.channel(), any.content(), any.origin(), purpose, null);
    }

    private Contact.Permission permission(Sent sent, String purpose) {
        return states.of(sent.person().lead()).orElseThrow().contact().permission("email", purpose);
    }

    @Test
    void someone_who_left_by_the_page_may_come_back_and_leave_again() {
        Sent sent = send();
        visit("POST", sent.unsubscribe(), BROWSER, "choice=unsubscribe");
        assertThat(visit("GET", sent.unsubscribe(), BROWSER, null).body()).contains("您已退订");
        assertThat(visit("POST", sent.unsubscribe(), BROWSER, "choice=subscribe")
                        .body())
                .contains("欢迎回来");
        assertThat(suppressions.of(MailAddress.parse(sent.person().address()).orElseThrow()))
                .isEmpty();
        visit("POST", sent.unsubscribe(), BROWSER, "choice=unsubscribe");
        assertThat(types(sent)).filteredOn("email.unsubscribed"::equals).hasSize(2);
        assertThat(types(sent)).containsOnlyOnce("consent.given");
        assertThat(visit("POST", sent.unsubscribe(), BROWSER, "nothing=much").statusCode())
                .isEqualTo(400);
        assertThat(visit("POST", "/u/nonsense", BROWSER, "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_mail_can_be_read_in_a_browser_and_runs_nothing_there() {
        Sent sent = send();
        HttpResponse<String> page = visit("GET", sent.view(), BROWSER, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("https://www.acme.example/guide");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").contains("sandbox"));
    }

    @Test
    void what_content_led_to_is_counted_with_the_events() {
        Sent sent = send("case-study");
        clock.advance(Duration.ofMinutes(5));
        visit("GET", sent.click(), BROWSER, null);
        visit("POST", sent.unsubscribe(), BROWSER, "choice=unsubscribe");
        JsonNode row = console.as(Role.MARKETER)
                .get("/api/email/performance?content=case-study")
                .is(200)
                .json()
                .get(0);
        assertThat(row.at("/sent").asInt()).isEqualTo(1);
        assertThat(row.at("/opened").asInt()).isEqualTo(1);
        assertThat(row.at("/clicked").asInt()).isEqualTo(1);
        assertThat(row.at("/unsubscribed").asInt()).isEqualTo(1);
        assertThat(row.at("/bounced").asInt()).isZero();
    }

    private List<String> types(Sent sent) {
        return timelines.of(sent.person().lead(), null, 100).entries().stream()
                .map(Timelines.Entry::type)
                .toList();
    }

    private Sent send() {
        return send("welcome-1");
    }

    private Sent send(String content) {
        Sending.Person ann = Sending.person(events, "Ann");
        Effect.Send wish = Sending.wish(ann, content);
        events.accept(((Outcome.Done) sender.perform(wish, 1)).events());
        Console marketer = console.as(Role.MARKETER);
        JsonNode message = marketer.get("/api/email/messages?lead=" + ann.lead())
                .is(200)
                .json()
                .at("/items/0");
        assertThat(message.at("/state").asString()).isEqualTo("CAPTURED");
        String id = message.at("/id").asString();
        String captured = marketer.get("/api/email/captured?message=" + id)
                .is(200)
                .json()
                .at("/items/0/id")
                .asString();
        assertThat(marketer.get("/api/email/captured/" + captured)
                        .is(200)
                        .json()
                        .at("/html")
                        .asString())
                .contains("/t/c/")
                .doesNotContain("/t/o/"); // looking at it in the console opens nothing
        return new Sent(
                ann,
                id,
                html(marketer.get("/api/email/captured/" + captured + "/raw")
                        .is(200)
                        .body()));
    }

    /** The HTML as it would go out. */
    private static String html(String raw) {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
            return String.valueOf(
                    ((MimeMultipart) message.getContent()).getBodyPart(1).getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Sent(Sending.Person person, String id, String html) {
        String open() {
            return first("/t/o/[a-z2-7]{29}\\.gif");
        }

        String click() {
            return first("/t/c/[a-z2-7]{29}/\\d+");
        }

        String unsubscribe() {
            return first("/u/[a-z2-7]{29}");
        }

        String preferences() {
            return first("/u/[a-z2-7]{29}/preferences");
        }

        String view() {
            return first("/t/v/[a-z2-7]{29}");
        }

        private String first(String pattern) {
            Matcher found = Pattern.compile("https://mail\\.acme\\.example(" + pattern + ")")
                    .matcher(html);
            assertThat(found.find()).as(pattern + " in " + html).isTrue();
            return found.group(1);
        }
    }

    private HttpResponse<String> visit(
            String method, String path, String agent, @org.jspecify.annotations.Nullable String form) {
        HttpRequest.BodyPublisher body =
                form == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.base() + path))
                .header("User-Agent", agent)
                .header("Accept-Language", "zh-CN")
                .method(method, body);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
