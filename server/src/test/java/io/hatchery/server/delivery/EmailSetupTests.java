package io.hatchery.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.delivery.EmailSettings.Mode;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Events;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@HatcheryTest
class EmailSetupTests {
    @Autowired
    private Console console;

    @Autowired
    private Settings settings;

    @Autowired
    private Events events;

    @Test
    void settings_are_shown_without_the_password_and_refused_when_they_make_no_sense() {
        Console admin = console.as(Role.ADMIN);
        ObjectNode form = (ObjectNode) admin.get("/api/settings/email").is(200).json();
        form.put("mode", "SMTP").put("host", "smtp.example.com").put("fromAddress", "news@acme.example");
        form.put("baseUrl", "https://mail.acme.example/").put("user", "postman");
        form.putObject("password").put("value", "secret words");
        JsonNode kept = admin.put("/api/settings/email", form).is(200).json();
        assertThat(kept.toString()).doesNotContain("secret words");
        assertThat(settings.get(EmailSettings.AREA).password()).isNotNull();
        assertThat(settings.get(EmailSettings.AREA).baseUrl()).isEqualTo("https://mail.acme.example");
        for (Map.Entry<String, String> wrong : Map.of(
                        "fromAddress", "a@b.c\r\nBcc: d@e.f", "baseUrl", "javascript:alert(1)", "host", "")
                .entrySet()) {
            admin.put("/api/settings/email", form.deepCopy().put(wrong.getKey(), wrong.getValue()))
                    .is(400);
        }
        console.as(Role.MARKETER).get("/api/settings/email").is(403);
    }

    @Test
    void a_signing_key_is_made_and_its_record_shown_but_never_its_secret() {
        Console admin = console.as(Role.ADMIN);
        admin.delete("/api/email/dkim").is(204);
        admin.get("/api/email/dkim").is(404);
        JsonNode made = admin.post("/api/email/dkim", Map.of("domain", "acme.example", "selector", "s2026"))
                .is(201)
                .json();
        assertThat(made.at("/recordName").asString()).isEqualTo("s2026._domainkey.acme.example");
        assertThat(made.at("/recordValue").asString()).startsWith("v=DKIM1; k=rsa; p=MIIB");
        assertThat(made.propertyNames()).containsExactlyInAnyOrder("domain", "selector", "recordName", "recordValue");
        admin.post("/api/email/dkim", Map.of("domain", "no domain")).is(400);
        admin.get("/api/settings/email-keys").is(404);
        console.as(Role.MARKETER).get("/api/email/dkim").is(403);
    }

    @Test
    void a_test_says_what_the_server_said() throws Exception {
        Console admin = console.as(Role.ADMIN);
        settings.put(EmailSettings.AREA, EmailSettings.AREA.standard(), "test");
        admin.post("/api/email/test", Map.of("to", "me@acme.example")).is(409);
        settings.put(EmailSettings.AREA, Sending.in(Mode.CAPTURE), "test");
        assertThat(came(admin)).isEqualTo("CAPTURED");
        try (ScriptedSmtp smtp = new ScriptedSmtp()) {
            settings.put(EmailSettings.AREA, Sending.smtp(smtp.port()), "test");
            assertThat(came(admin)).isEqualTo("SENT");
            smtp.plays(ScriptedSmtp.Script.FINE.recipient("550 5.7.1 relaying denied"));
            JsonNode refused = admin.post("/api/email/test", Map.of("to", "me@acme.example"))
                    .is(200)
                    .json();
            assertThat(refused.at("/came").asString()).isEqualTo("REFUSED");
            assertThat(refused.at("/detail").asString()).contains("5.7.1 relaying denied");
        }
        assertThat(came(admin)).isEqualTo("NO_ANSWER");
        admin.post("/api/email/test", Map.of("to", "a@b.c,d@e.f")).is(400);
    }

    @Test
    void a_mail_is_previewed_as_a_lead_and_sent_to_a_colleague() {
        settings.put(EmailSettings.AREA, Sending.in(Mode.CAPTURE), "test");
        Sending.Person ann = Sending.person(events, "Ann & Co");
        Console marketer = console.as(Role.MARKETER);
        JsonNode shown = marketer.post("/api/contents/welcome-1/preview", Map.of("lead", ann.lead()))
                .is(200)
                .json();
        assertThat(shown.at("/html").asString()).contains("Ann &amp; Co");
        assertThat(shown.at("/problems").size()).isZero();
        JsonNode stranger = marketer.post("/api/contents/welcome-1/preview", Map.of())
                .is(200)
                .json();
        assertThat(stranger.at("/html").asString()).doesNotContain("Ann").contains("您好：");
        marketer.post("/api/contents/welcome-1/preview", Map.of("lead", 987654321))
                .is(404);
        JsonNode sent = marketer.post(
                        "/api/contents/welcome-1/test-send", Map.of("lead", ann.lead(), "to", "me@acme.example"))
                .is(200)
                .json();
        assertThat(sent.at("/came").asString()).isEqualTo("CAPTURED");
        JsonNode captured =
                marketer.get("/api/email/captured?limit=1").is(200).json().at("/items/0");
        assertThat(captured.at("/subject").asString()).startsWith("[测试] Ann & Co");
        assertThat(captured.at("/message").isNull()).isTrue();
    }

    @Test
    void the_suppression_list_is_imported_listed_exported_and_edited() {
        Console marketer = console.as(Role.MARKETER);
        String csv = "address,why\nOne@A.example,x\n\"two@a.example\",y\nnot an address,z\none@a.example,again\n";
        JsonNode done = marketer.send("POST", "/api/email/suppressions/import", csv, "Content-Type", "text/csv")
                .is(200)
                .json();
        assertThat(done.at("/added").asInt()).isEqualTo(2);
        assertThat(done.at("/refused/0").asString()).isEqualTo("not an address");
        marketer.post("/api/email/suppressions", Map.of("address", "three@a.example", "detail", "=cmd()"))
                .is(201);
        JsonNode first =
                marketer.get("/api/email/suppressions?q=&limit=2").is(200).json();
        assertThat(first.at("/items").size()).isEqualTo(2);
        JsonNode rest = marketer.get("/api/email/suppressions?limit=2&cursor="
                        + first.at("/next").asString())
                .is(200)
                .json();
        assertThat(rest.at("/items/0/address").asString()).isEqualTo("two@a.example");
        assertThat(marketer.get("/api/email/suppressions/export").is(200).body())
                .contains("one@a.example,IMPORTED")
                .contains("'=cmd()");
        marketer.delete("/api/email/suppressions?address=one@a.example&reason=IMPORTED")
                .is(204);
        marketer.delete("/api/email/suppressions?address=one@a.example&reason=IMPORTED")
                .is(404);
    }

    @Test
    void a_header_with_a_line_break_is_refused_by_the_last_hand_that_writes_it() {
        Letter sly = new Letter(
                "id@acme.example",
                "b@acme.example",
                "Acme",
                "news@acme.example",
                "",
                "Ann\r\nBcc: all@example.com",
                MailAddress.parse("ann@customer.example").orElseThrow(),
                "Hello",
                "<p>x</p>",
                "x",
                null);
        assertThatThrownBy(() -> LetterWriter.write(sly, TestClock.START, null))
                .isInstanceOf(LetterWriter.HeaderInjection.class)
                .hasMessageContaining("To");
        Letter subject = new Letter(
                "id@acme.example",
                "b@acme.example",
                "Acme",
                "news@acme.example",
                "",
                "",
                sly.to(),
                "a\nBcc: b",
                "",
                "",
                null);
        assertThatThrownBy(() -> LetterWriter.write(subject, TestClock.START, null))
                .hasMessageContaining("Subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.c",
                "a@",
                "a b@c.d",
                "a@b c",
                "a@b.c,d@e.f",
                "a@b.c\r\nBcc: x@y.z",
                "<a@b.c>",
                "a@b..c",
                "a@-b.c",
                "a..b@c.d",
                "\"a\"@b.c",
                "a@b.c\0"
            })
    void what_is_no_single_plain_address_is_not_taken(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void addresses_with_international_domains_are_taken_in_their_ASCII_form() {
        assertThat(MailAddress.parse(" ann+x@公司.cn ").orElseThrow().address()).isEqualTo("ann+x@xn--55qx5d.cn");
    }

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 no such user, MAILBOX_GONE",
        "550, 550 Mailbox not found, MAILBOX_GONE",
        "550, 550 5.7.1 relaying denied, FOR_GOOD",
        "552, 552 5.2.2 mailbox full, FOR_NOW",
        "452, 452 4.2.2 mailbox full, FOR_NOW",
        "421, 421 come back later, FOR_NOW",
        "554, 554 spam is embedded, FOR_GOOD",
        "550, 550 5.2.1 is a deactivated mailbox, MAILBOX_GONE",
    })
    void refusals_mean_what_their_enhanced_codes_say(int code, String text, SmtpReply.Meaning meaning) {
        assertThat(SmtpReply.of(code, text).meaning(true)).isEqualTo(meaning);
    }

    @Test
    void tokens_cannot_be_made_without_the_key_nor_used_for_another_purpose() {
        MessageTokens tokens = new MessageTokens("key");
        String token = tokens.of(MessageTokens.Purpose.CLICK, 42);
        assertThat(token).hasSize(29).matches("[a-z2-7]+");
        assertThat(tokens.read(MessageTokens.Purpose.CLICK, token.toUpperCase(java.util.Locale.ROOT)))
                .contains(42L);
        assertThat(tokens.read(MessageTokens.Purpose.OPEN, token)).isEmpty();
        assertThat(new MessageTokens("other").read(MessageTokens.Purpose.CLICK, token))
                .isEmpty();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            String altered = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.read(MessageTokens.Purpose.CLICK, altered)).isEmpty();
        }
        assertThat(List.of(token)).doesNotContain(tokens.of(MessageTokens.Purpose.CLICK, 43));
    }

    @Test
    void the_clock_may_be_set_back_without_stopping_the_pace() {
        SendingPace pace = new SendingPace();
        Instant later = Instant.parse("2026-03-05T00:00:00Z");
        pace.reserve(later, 1);
        pace.reserve(later, 1);
        assertThat(pace.reserve(TestClock.START, 1)).isBefore(TestClock.START.plusSeconds(3));
    }

    private static String came(Console admin) {
        return admin.post("/api/email/test", Map.of("to", "me@acme.example"))
                .is(200)
                .json()
                .at("/came")
                .asString();
    }
}
