package io.hatchery.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Effect;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.delivery.ScriptedSmtp.Script;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.EffectHandler.Outcome;
import io.hatchery.server.runtime.Events;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a message when the server, the connection or this process fails before, in the middle of or after giving it away. */
@HatcheryTest
class EmailFaultTests {
    @Autowired
    private EmailSender sender;

    @Autowired
    private Settings settings;

    @Autowired
    private Events events;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private TestClock clock;

    private final ScriptedSmtp smtp = new ScriptedSmtp();

    @BeforeEach
    void useIt() {
        settings.put(EmailSettings.AREA, Sending.smtp(smtp.port()), "test");
    }

    @AfterEach
    void end() {
        smtp.close();
    }

    @Test
    void a_crash_before_the_message_is_given_away_loses_nothing() {
        Effect.Send wish = wish();
        ledger.open(wish); // the row was written, then the process died
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Done.class);
        assertThat(smtp.taken()).isEqualTo(1);
    }

    @Test
    void a_crash_while_the_message_is_given_away_never_sends_it_twice_and_stays_visible() {
        Effect.Send wish = wish();
        assertThat(ledger.handing(ledger.open(wish))).isTrue(); // the process died right after this was durable
        assertThat(sender.perform(wish, 2))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("may have gone out"));
        assertThat(sender.perform(wish, 3)).isInstanceOf(Outcome.Failed.class);
        assertThat(smtp.taken()).isZero();
        assertThat(ledger.open(wish).state()).isEqualTo(Message.State.UNKNOWN);
    }

    @Test
    void a_crash_after_the_server_took_it_does_not_send_it_again() {
        Effect.Send wish = wish();
        Message message = ledger.open(wish);
        Handing handing = new SmtpGate(Sending.smtp(smtp.port()))
                .give(
                        "Subject: x\r\n\r\nx\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "a@acme.example",
                        MailAddress.parse("b@customer.example").orElseThrow(),
                        () -> ledger.handing(message));
        assertThat(handing).isInstanceOf(Handing.Taken.class); // the process died before it could write that down
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Failed.class);
        assertThat(smtp.taken()).isEqualTo(1);
    }

    @Test
    void an_answer_lost_after_the_whole_text_leaves_the_message_unknown_and_unsent() {
        smtp.plays(Script.FINE.end(Script.HANG_UP));
        Effect.Send wish = wish();
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(ledger.open(wish).state()).isEqualTo(Message.State.UNKNOWN);
        smtp.plays(Script.FINE);
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Failed.class);
        assertThat(smtp.taken()).isEqualTo(1);
    }

    @Test
    void a_connection_lost_before_the_text_is_proof_and_the_message_goes_out_later() {
        for (Script broken : List.of(Script.FINE.recipient(Script.HANG_UP), Script.FINE.data(Script.HANG_UP))) {
            smtp.plays(broken);
            Effect.Send wish = wish();
            assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Wait.class);
            assertThat(ledger.open(wish).state()).isEqualTo(Message.State.WAITING);
            smtp.plays(Script.FINE);
            int before = smtp.taken();
            assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Done.class);
            assertThat(smtp.taken()).isEqualTo(before + 1);
        }
    }

    @Test
    void a_refusal_for_now_after_the_text_is_tried_again_and_sent_once() {
        smtp.plays(Script.FINE.end("451 4.7.1 greylisted, come back"));
        Effect.Send wish = wish();
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Wait.class);
        assertThat(ledger.open(wish).detail()).contains("4.7.1 greylisted");
        smtp.plays(Script.FINE);
        assertThat(sender.perform(wish, 2)).isInstanceOf(Outcome.Done.class);
        assertThat(ledger.open(wish).attempts()).isEqualTo(2);
    }

    @Test
    void a_mailbox_that_is_gone_bounces_hard_and_is_written_to_no_more() {
        smtp.plays(Script.FINE.recipient("550 5.1.1 no such user"));
        Sending.Person ann = Sending.person(events, "Ann");
        Outcome outcome = sender.perform(Sending.wish(ann), 1);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.events()).hasSize(1);
            assertThat(failed.events().getFirst().type()).isEqualTo("email.bounced");
            assertThat(failed.events().getFirst().properties())
                    .containsEntry("hard", io.hatchery.engine.Value.of(true))
                    .containsEntry("code", io.hatchery.engine.Value.of("5.1.1"));
        });
        assertThat(suppressions.of(MailAddress.parse(ann.address()).orElseThrow()))
                .contains(Suppressions.Reason.HARD_BOUNCE);
        smtp.plays(Script.FINE);
        assertThat(sender.perform(Sending.wish(ann), 1)).isInstanceOf(Outcome.Failed.class);
        assertThat(smtp.taken()).isZero();
    }

    @Test
    void a_refusal_that_is_not_the_recipients_fault_bounces_softly_and_suppresses_no_one() {
        smtp.plays(Script.FINE.end("550 5.7.26 unauthenticated mail is not taken"));
        Sending.Person ann = Sending.person(events, "Ann");
        assertThat(sender.perform(Sending.wish(ann), 1))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.events().getFirst().properties())
                                .containsEntry("hard", io.hatchery.engine.Value.of(false)));
        assertThat(suppressions.of(MailAddress.parse(ann.address()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void a_provider_that_is_down_is_tried_ever_more_rarely_then_given_up_after_three_days() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        settings.put(EmailSettings.AREA, Sending.smtp(closed), "test");
        Effect.Send wish = wish();
        List<Duration> pauses = new ArrayList<>();
        Outcome outcome = sender.perform(wish, 1);
        while (outcome instanceof Outcome.Wait(Duration pause, String why)) {
            assertThat(why).isNotBlank();
            pauses.add(pause);
            clock.advance(pause);
            outcome = sender.perform(wish, 1);
        }
        assertThat(pauses).isSorted().startsWith(Duration.ofMinutes(1)).endsWith(Duration.ofHours(4));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThanOrEqualTo(Duration.ofDays(3));
        assertThat(pauses.size()).isLessThan(50);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(ledger.open(wish).reason()).isEqualTo("UNREACHABLE");
    }

    @Test
    void a_provider_that_comes_back_gets_the_message() {
        smtp.close();
        Effect.Send wish = wish();
        assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Wait.class);
        try (ScriptedSmtp back = new ScriptedSmtp()) {
            settings.put(EmailSettings.AREA, Sending.smtp(back.port()), "test");
            assertThat(sender.perform(wish, 1)).isInstanceOf(Outcome.Done.class);
            assertThat(back.taken()).isEqualTo(1);
        }
    }

    private Effect.Send wish() {
        return Sending.wish(Sending.person(events, "Ann"));
    }
}
