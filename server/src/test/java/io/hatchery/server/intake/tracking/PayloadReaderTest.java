package io.hatchery.server.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {

    @Test
    void a_batch_gives_its_events_as_they_stand_there() {
        Payload.Events events = batch("{\"sentAt\":\"x\",\"batch\":[ {\"a\":1} ,{\"b\":\"中文\"}],\"writeKey\":\"k\"}");
        assertThat(events.items()).extracting(Item::raw).containsExactly("{\"a\":1}", "{\"b\":\"中文\"}");
        assertThat(events.envelope().path("writeKey").asString()).isEqualTo("k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"batch\":[{]}",
                "{\"batch\":[{\"a\":1}",
                "nonsense",
                "{\"a\":\"\u0000\"}",
                "{'a':1}",
                "{\"batch\":[1,]}"
            })
    void what_is_no_json_is_refused_with_its_place(String body) {
        assertThat(PayloadReader.read(body.getBytes(StandardCharsets.UTF_8), true))
                .isInstanceOf(Payload.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "'  ', empty",
        "'[]', object",
        "'5', object",
        "'{}', batch",
        "'{\"batch\":{}}', batch",
        "'{\"batch\":[]} x', trailing"
    })
    void json_of_another_form_is_named(String body, String code) {
        assertThat(PayloadReader.read(body.getBytes(StandardCharsets.UTF_8), true))
                .satisfiesAnyOf(
                        p -> assertThat(p).isEqualTo(new Payload.Unexpected(code)),
                        p -> assertThat(p).isInstanceOf(Payload.Malformed.class));
    }

    @Test
    void one_bad_event_costs_itself_alone() {
        String deep = "[".repeat(100) + "]".repeat(100);
        String body = "{\"batch\":[{\"ok\":1},5,{\"deep\":" + deep
                + "},{\"nul\":\"a\\u0000b\"},{\"half\":\"\\ud800\"},{\"pair\":\"\\ud83d\\ude00\"},"
                + "{\"n\":1e999},{\"big\":\"" + "x".repeat(40_000) + "\"},{\"ok\":2}]}";
        Payload.Events events = batch(body);
        assertThat(codes(events))
                .containsExactly(null, "object", "too-deep", "nul", "surrogate", null, "number", "too-large", null);
        assertThat(events.items().getLast().raw()).isEqualTo("{\"ok\":2}");
    }

    @Test
    void an_event_that_is_not_utf8_costs_itself_alone() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("{\"batch\":[{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        body.write(new byte[] {(byte) 0xC4, (byte) 0xE3});
        body.write("\"},{\"b\":\"中\"}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(codes((Payload.Events) PayloadReader.read(body.toByteArray(), true)))
                .containsExactly("utf-8", null);
    }

    @Test
    void a_replacement_character_that_was_sent_as_one_is_fine() {
        assertThat(codes(batch("{\"batch\":[{\"a\":\"\uFFFD\"}]}"))).containsExactly((String) null);
    }

    @Test
    void events_beyond_the_most_a_batch_may_have_are_refused_one_by_one() {
        Payload.Events events = batch("{\"batch\":[" + "{},".repeat(2_501) + "{}]}");
        assertThat(codes(events).stream().filter("too-many"::equals)).hasSize(2);
        assertThat(events.items()).hasSize(2_502);
    }

    @Test
    void absurd_depth_is_refused_without_harm() {
        byte[] body = ("{\"batch\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(PayloadReader.read(body, true)).isInstanceOf(Payload.Malformed.class);
    }

    private static Payload.Events batch(String body) {
        Payload payload = PayloadReader.read(body.getBytes(StandardCharsets.UTF_8), true);
        assertThat(payload).isInstanceOf(Payload.Events.class);
        return (Payload.Events) payload;
    }

    private static List<String> codes(Payload.Events events) {
        return events.items().stream()
                .map(i -> i instanceof Item.Unsound(Refusal why, String ignored) ? why.code() : null)
                .toList();
    }
}
