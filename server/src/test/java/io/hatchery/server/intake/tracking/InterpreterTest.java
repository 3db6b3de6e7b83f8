package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Source;
import io.hatchery.engine.Value;
import io.hatchery.engine.trait.Field;
import io.hatchery.server.intake.SharedData;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InterpreterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Sender SERVER = new Sender("web:k1", "203.0.113.9", null);
    private static final Sender BROWSER = new Sender("web:k1", "203.0.113.9", "Mozilla/5.0 (X11) Chrome/140");

    private final Interpreter interpreter = new Interpreter(
            List.of(
                    new Field("email", "E-mail", Field.Type.TEXT, List.of()),
                    new Field("jobLevel", "Level", Field.Type.TEXT, List.of()),
                    new Field("company", "Company", Field.Type.TEXT, List.of())),
            "CN",
            ReferrerSpam.of(List.of()),
            () -> "made");

    @Test
    void identify_tells_who_and_what() {
        Arrival arrival = arrival(Call.IDENTIFY, """
                {"userId":"u1","anonymousId":"a1","messageId":"m1","traits":{"email":" Ann@ACME.cn","phone":13800138000,
                 "first_name":"Ann","lastName":"Lee","job_level":"director","company":{"name":"Acme","employee_count":12},
                 "address":{"city":"Beijing"},"custom":true}}""");
        assertThat(arrival.type()).isEqualTo("identify");
        assertThat(arrival.messageId()).isEqualTo("m1");
        assertThat(arrival.source()).isEqualTo("web:k1");
        assertThat(who(arrival))
                .containsExactlyInAnyOrder(
                        new Identifier(Kind.USER_ID, "u1"),
                        new Identifier(Kind.EMAIL, "ann@acme.cn"),
                        new Identifier(Kind.PHONE, "+8613800138000"),
                        new Identifier(Kind.ANONYMOUS_ID, "a1"));
        assertThat(arrival.traits())
                .containsOnly(
                        Map.entry("email", Value.of("ann@acme.cn")),
                        Map.entry("phone", Value.of("+8613800138000")),
                        Map.entry("name", Value.of("Ann Lee")),
                        Map.entry("jobLevel", Value.of("director")),
                        Map.entry("company", Value.of("Acme")),
                        Map.entry("employees", Value.of(12)),
                        Map.entry("city", Value.of("Beijing")),
                        Map.entry("custom", Value.of(true)));
    }

    @Test
    void track_carries_its_name_and_properties() {
        Arrival arrival = arrival(
                Call.TRACK, "{\"userId\":7,\"event\":\"demo.requested\",\"properties\":{\"plan\":{\"name\":\"pro\"}}}");
        assertThat(arrival.type()).isEqualTo("demo.requested");
        assertThat(arrival.messageId()).isEqualTo("made");
        assertThat(who(arrival)).containsExactly(new Identifier(Kind.USER_ID, "7"));
        assertThat(arrival.properties()).isEqualTo(Map.of("plan.name", Value.of("pro")));
        assertThat(arrival.historic()).isFalse();
    }

    @Test
    void a_page_knows_its_path_and_where_the_visit_came_from() {
        Arrival arrival = arrival(Call.PAGE, """
                {"anonymousId":"a","name":"Pricing","context":{"page":{"url":"https://acme.cn/pricing?utm_source=weixin&gclid=g1",
                 "referrer":"https://mp.weixin.qq.com/"},"library":{"name":"x","version":"9"}}}""");
        assertThat(arrival.type()).isEqualTo("page");
        assertThat(arrival.properties())
                .containsEntry("path", Value.of("/pricing"))
                .containsEntry("name", Value.of("Pricing"));
        assertThat(arrival.context().source()).isEqualTo(new Source("paid_search", "WeChat", null, null, null, null));
        assertThat(arrival.context().other())
                .containsEntry("gclid", Value.of("g1"))
                .containsEntry("library.name", Value.of("x"))
                .doesNotContainKey("library.version");
    }

    @Test
    void only_a_page_can_be_a_direct_visit() {
        String event = "{\"anonymousId\":\"a\",\"event\":\"x\",\"context\":{\"page\":{\"url\":\"https://acme.cn/\"}}}";
        assertThat(arrival(Call.PAGE, event).context().source()).isEqualTo(Source.ofChannel("direct", "Direct"));
        assertThat(arrival(Call.TRACK, event).context().source()).isNull();
    }

    @Test
    void a_browser_lends_its_address_and_agent_a_server_does_not() {
        String event = "{\"anonymousId\":\"a\",\"event\":\"x\"}";
        assertThat(told(Call.TRACK, event, "{}", BROWSER))
                .isInstanceOfSatisfying(
                        Told.Arrived.class,
                        told -> assertThat(told.arrival().context().other())
                                .containsEntry("ip", Value.of("203.0.113.9"))
                                .containsKey("userAgent"));
        assertThat(arrival(Call.TRACK, event).context().other()).isEmpty();
    }

    @Test
    void what_stands_beside_a_batch_holds_for_its_events_unless_they_say_otherwise() {
        Told told = told(
                null,
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"context\":{\"locale\":\"en\"}}",
                "{\"context\":{\"locale\":\"zh\",\"ip\":\"1.2.3.4\"}}",
                SERVER);
        assertThat(((Told.Arrived) told).arrival().context().other())
                .isEqualTo(Map.of("locale", Value.of("en"), "ip", Value.of("1.2.3.4")));
    }

    @Test
    void a_clients_wrong_clock_does_not_move_events() {
        Told told = told(
                null,
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"2031-01-01T00:00:00Z\"}",
                "{\"sentAt\":\"2031-01-01T00:00:10Z\"}",
                SERVER);
        assertThat(((Told.Arrived) told).arrival().occurredAt()).isEqualTo(NOW.minusSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00.000Z, 2026-03-01T00:00:00Z",
        "2026-03-01T08:00:00+08:00, 2026-03-01T00:00:00Z",
        "2099-01-01T00:00:00Z, 2026-03-02T01:00:00Z",
        "1970-01-01T00:00:00Z, 2026-03-02T01:00:00Z"
    })
    void without_a_time_of_sending_the_timestamp_stands_unless_it_is_absurd(String timestamp, Instant expected) {
        assertThat(arrival(Call.TRACK, "{\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"" + timestamp + "\"}")
                        .occurredAt())
                .isEqualTo(expected);
    }

    @Test
    void group_and_alias_and_history() {
        Arrival group = arrival(
                Call.GROUP, "{\"userId\":\"u\",\"groupId\":\"g\",\"traits\":{\"name\":\"Initech\",\"employees\":329}}");
        assertThat(group.properties())
                .containsEntry("groupId", Value.of("g"))
                .containsEntry("name", Value.of("Initech"));
        assertThat(group.traits()).isEqualTo(Map.of("company", Value.of("Initech"), "employees", Value.of(329)));
        Arrival alias = arrival(Call.ALIAS, "{\"userId\":\"new\",\"previousId\":\"jen@email.com\"}");
        assertThat(who(alias))
                .containsExactly(new Identifier(Kind.USER_ID, "new"), new Identifier(Kind.EMAIL, "jen@email.com"));
        assertThat(arrival(Call.TRACK, "{\"userId\":\"u\",\"event\":\"x\",\"context\":{\"historic\":true}}")
                        .historic())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | type-missing",
                "{\"type\":5} | not-text",
                "{\"type\":\"charge\",\"userId\":\"u\"} | type",
                "{\"type\":\"track\",\"userId\":\"u\"} | event-missing",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":{}} | not-text",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"opportunity.won\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"lead.accepted\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"effect.done\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"account.engaged\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"journey.entered\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"message.sent\"} | event-reserved",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"score.changed\"} | event-reserved",
                "{\"type\":\"track\",\"event\":\"x\"} | nobody",
                "{\"type\":\"track\",\"userId\":\" \",\"event\":\"x\"} | nobody",
                "{\"type\":\"track\",\"userId\":[],\"event\":\"x\"} | not-text",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"properties\":[]} | not-object",
                "{\"type\":\"identify\",\"userId\":\"u\",\"traits\":\"x\"} | not-object",
                "{\"type\":\"page\",\"userId\":\"u\",\"context\":5} | not-object",
                "{\"type\":\"track\",\"userId\":\"u\",\"event\":\"x\",\"timestamp\":\"yesterday\"} | time",
                "{\"type\":\"group\",\"userId\":\"u\"} | group-missing",
                "{\"type\":\"alias\",\"userId\":\"u\"} | alias-missing"
            })
    void what_cannot_be_understood_is_named(String event, String code) {
        assertThat(told(null, event, "{}", SERVER))
                .isInstanceOfSatisfying(
                        Told.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(code));
    }

    @Test
    void a_programs_visit_is_nobodys() {
        assertThat(told(
                        Call.PAGE,
                        "{\"anonymousId\":\"a\",\"context\":{\"userAgent\":\"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)\"}}",
                        "{}",
                        SERVER))
                .isInstanceOf(Told.Ignored.class);
    }

    @Test
    void every_complete_payload_of_the_specification_is_understood() throws IOException {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        for (String line :
                Files.readAllLines(SharedData.file("segment_spec/doc_payloads.jsonl"), StandardCharsets.UTF_8)) {
            JsonNode payload = JSON.readTree(line).path("payload");
            if (Call.ofWord(payload.path("type").asString("")).isEmpty()
                    || (!payload.has("userId") && !payload.has("anonymousId"))) {
                continue;
            }
            Told told = told(null, payload.toString(), "{}", SERVER);
            if (told instanceof Told.Arrived) {
                taken++;
            } else {
                wrong.add(told + " " + payload);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).isGreaterThan(25);
    }

    private static List<Identifier> who(Arrival arrival) {
        return ((Arrival.Who.Someone) arrival.who()).identifiers();
    }

    private Arrival arrival(Call call, String event) {
        Told told = told(call, event, "{}", SERVER);
        assertThat(told).isInstanceOf(Told.Arrived.class);
        return ((Told.Arrived) told).arrival();
    }

    private Told told(@Nullable Call call, String event, String envelope, Sender sender) {
        return interpreter.tell(
                call,
                new Item.Sound((ObjectNode) JSON.readTree(event), event),
                (ObjectNode) JSON.readTree(envelope),
                sender,
                NOW);
    }
}
