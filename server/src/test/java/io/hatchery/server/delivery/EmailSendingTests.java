package io.hatchery.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.hatchery.engine.Effect;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.delivery.EmailSettings.Security;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Timelines;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class EmailSendingTests {
    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(
                    new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.SMTPS.dynamicPort()})
            .withPerMethodLifecycle(true);

    @Autowired
    private EmailSender sender;

    @Autowired
    private EmailKeeper keeper;

    @Autowired
    private Settings settings;

    @Autowired
    private Events events;

    @Autowired
    private Timelines timelines;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void useGreenMail() {
        keeper.dkim(null, "test");
        settings.put(EmailSettings.AREA, Sending.smtp(MAIL.getSmtp().getPort()), "test");
    }

    @Test
    void a_message_has_every_header_that_RFC_5322_8058_and_bulk_senders_ask_for() throws Exception {
        Sending.Person ann = Sending.person(events, "安 Ann");
        assertThat(sender.perform(Sending.wish(ann), 1)).isInstanceOf(Outcome.Done.class);
        MimeMessage got = only();
        assertThat(got.getHeader("From", null)).contains("<news@acme.example>").contains("=?UTF-8?");
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getHeader("To", null)).contains("<" + ann.address() + ">");
        assertThat(got.getSubject()).contains("安 Ann").contains("多数团队");
        assertThat(got.getHeader("Reply-To", null)).isEqualTo("hello@acme.example");
        assertThat(got.getHeader("Message-ID", null)).matches("<[a-z2-7]{29}@acme\\.example>");
        assertThat(got.getHeader("List-Unsubscribe", null)).matches("<https://mail\\.acme\\.example/u/[a-z2-7]{29}>");
        assertThat(got.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(got.getHeader("List-ID", null)).endsWith("<welcome-1.acme.example>");
        assertThat(got.getHeader("Feedback-ID", null))
                .isEqualTo("welcome-1:journey-welcome-hello:journey:acme-example");
        assertThat(got.getHeader("MIME-Version", null)).isEqualTo("1.0");
        assertThat(got.getSentDate().toInstant()).isEqualTo(clock.now());
        assertThat(got.getHeader("Return-Path", null)).matches("<bounce\\+[a-z2-7]{29}@acme\\.example>");
        MimeMultipart parts = (MimeMultipart) got.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
        String raw = raw(got);
        assertThat(raw.lines()).allMatch(line -> line.length() < 998);
        assertThat(raw.chars()).allMatch(c -> c < 128);
        assertThat(raw.length()).isLessThan(100_000);
        String html = String.valueOf(parts.getBodyPart(1).getContent());
        assertThat(html).contains("https://mail.acme.example/t/c/").contains("https://mail.acme.example/t/o/");
        assertThat(html).doesNotContain("https://www.acme.example/guide");
    }

    @Test
    void the_headers_offer_one_click_to_a_reader_that_passes_the_public_cases() throws Exception {
        sender.perform(Sending.wish(Sending.person(events, "Ann")), 1);
        MimeMessage got = only();
        assertThat(UnsubscribeOffer.of(
                        got.getHeader("List-Unsubscribe", null), got.getHeader("List-Unsubscribe-Post", null)))
                .isInstanceOf(UnsubscribeOffer.OneClick.class);
    }

    @Test
    void a_signed_message_verifies_and_a_changed_one_does_not() throws Exception {
        DkimKey key = DkimKey.generate("acme.example", "s1");
        keeper.dkim(key, "test");
        sender.perform(Sending.wish(Sending.person(events, "Ann")), 1);
        String raw = raw(only());
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> {
            assertThat(selector + "._domainkey." + domain).isEqualTo(key.recordName());
            return List.of(key.recordValue());
        });
        assertThat(verifier.verify(new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII))))
                .hasSize(1);
        assertThat(raw.replaceAll("\\r?\\n\\s+", " ")
                        .lines()
                        .filter(line -> line.startsWith("DKIM-Signature"))
                        .findFirst())
                .hasValueSatisfying(header -> assertThat(header.replace(" ", ""))
                        .containsIgnoringCase("List-Unsubscribe-Post")
                        .contains("a=rsa-sha256")
                        .contains("c=relaxed/relaxed")
                        .doesNotContain("l="));
        String changed = raw.replace("Message-ID: <", "Message-ID: <x");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> verifier.verify(new ByteArrayInputStream(changed.getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(org.apache.james.jdkim.exceptions.FailException.class);
    }

    @Test
    void it_is_sent_once_however_often_and_by_however_many_it_is_asked() throws Exception {
        Effect.Send wish = Sending.wish(Sending.person(events, "Ann"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> sender.perform(wish, 1)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Done.class);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(ledger.open(wish).state()).isEqualTo(Message.State.SENT);
    }

    @Test
    void the_lead_hears_of_it_once() {
        Sending.Person ann = Sending.person(events, "Ann");
        Effect.Send wish = Sending.wish(ann);
        for (int i = 0; i < 2; i++) {
            events.accept(((Outcome.Done) sender.perform(wish, 1)).events());
        }
        assertThat(timelines.of(ann.lead(), null, 50).entries())
                .filteredOn(entry -> entry.type().equals("email.sent"))
                .hasSize(1);
    }

    @Test
    void a_script_in_a_name_reaches_no_mailbox_and_a_line_break_no_header() throws Exception {
        sender.perform(
                Sending.wish(Sending.person(events, "<script>alert(1)</script>\r\nBcc: everyone@example.com")), 1);
        MimeMessage got = only();
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getHeader("Bcc")).isNull();
        MimeMultipart parts = (MimeMultipart) got.getContent();
        assertThat(String.valueOf(parts.getBodyPart(1).getContent()))
                .doesNotContain("<script")
                .contains("&lt;script&gt;");
    }

    @Test
    void those_who_are_on_the_suppression_list_get_nothing() {
        Sending.Person ann = Sending.person(events, "Ann");
        suppressions.add(
                List.of(MailAddress.parse(ann.address().toUpperCase(java.util.Locale.ROOT))
                        .orElseThrow()),
                Suppressions.Reason.MANUAL,
                null,
                "test");
        Effect.Send wish = Sending.wish(ann);
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(ledger.open(wish).state()).isEqualTo(Message.State.SUPPRESSED);
        assertThat(ledger.open(wish).reason()).isEqualTo("MANUAL");
    }

    @Test
    void while_email_is_not_set_up_messages_wait_and_go_out_once_it_is() {
        settings.put(EmailSettings.AREA, EmailSettings.AREA.standard(), "test");
        Effect.Send wish = Sending.wish(Sending.person(events, "Ann"));
        assertThat(sender.perform(wish, 1))
                .isInstanceOfSatisfying(
                        Outcome.Wait.class, wait -> assertThat(wait.why()).contains("not set up"));
        assertThat(ledger.open(wish).reason()).isEqualTo("NOT_SET_UP");
        useGreenMail();
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Done.class);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_content_that_is_not_published_or_a_lead_without_address_fails_visibly() {
        Sending.Person ann = Sending.person(events, "Ann");
        Effect.Send wish = Sending.wish(ann, "nothing-here");
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(ledger.open(wish).reason()).isEqualTo("NO_CONTENT");
        Effect.Send nobody = new Effect.Send("nobody", 987_654_321, "email", "welcome-1", "journey:x/y");
        assertThat(sender.perform(nobody, 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(ledger.open(nobody).reason()).isEqualTo("NO_LEAD");
    }

    @Test
    void no_more_go_out_in_a_second_than_allowed() {
        settings.put(
                EmailSettings.AREA, Sending.paced(Sending.smtp(MAIL.getSmtp().getPort()), 2), "test");
        clock.advance(Duration.ofHours(1));
        List<Effect.Send> wishes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            wishes.add(Sending.wish(Sending.person(events, "Ann")));
        }
        wishes.forEach(wish -> sender.perform(wish, 1));
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        clock.advance(Duration.ofMillis(999));
        wishes.forEach(wish -> sender.perform(wish, 1));
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        wishes.forEach(wish -> sender.perform(wish, 1));
        assertThat(MAIL.getReceivedMessages()).hasSize(4);
        clock.advance(Duration.ofSeconds(1));
        wishes.forEach(wish -> sender.perform(wish, 1));
        assertThat(MAIL.getReceivedMessages()).hasSize(5);
    }

    @Test
    void it_speaks_TLS_and_signs_in() {
        MAIL.setUser("news@acme.example", "postman", "secret words");
        settings.put(
                EmailSettings.AREA,
                Sending.smtp(MAIL.getSmtps().getPort(), Security.TLS, "postman", "secret words"),
                "test");
        assertThat(sender.perform(Sending.wish(Sending.person(events, "Ann")), 1))
                .isInstanceOf(Outcome.Done.class);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        settings.put(
                EmailSettings.AREA, Sending.smtp(MAIL.getSmtps().getPort(), Security.TLS, "postman", "wrong"), "test");
        Effect.Send wish = Sending.wish(Sending.person(events, "Bob"));
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Wait.class);
        assertThat(ledger.open(wish).reason()).isEqualTo("UNREACHABLE");
    }

    @Test
    void it_never_falls_back_to_an_open_connection_when_STARTTLS_was_asked_for() {
        settings.put(EmailSettings.AREA, Sending.smtp(MAIL.getSmtp().getPort(), Security.STARTTLS, "", null), "test");
        Effect.Send wish = Sending.wish(Sending.person(events, "Ann"));
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Wait.class);
        assertThat(ledger.open(wish).detail()).contains("STARTTLS");
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    private static MimeMessage only() {
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        return MAIL.getReceivedMessages()[0];
    }

    private static String raw(MimeMessage message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
