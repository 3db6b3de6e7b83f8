package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Value;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.condition.Condition.Times;
import io.hatchery.engine.pattern.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EngineJsonTest {

    @Test
    void conditions_have_the_form_the_documentation_promises() {
        assertThat(EngineJson.write(new Condition.All(List.of(
                        new Condition.Trait("country", Condition.Op.IS, List.of(Value.of("CN"))),
                        new Condition.Happened(
                                new Pattern(
                                        "page",
                                        List.of(new Pattern.Filter(
                                                "path", Pattern.Op.STARTS_WITH, List.of(Value.of("/pricing"))))),
                                Times.AT_LEAST,
                                2,
                                new Condition.Window.InLast(Duration.ofDays(30)))))))
                .isEqualTo("""
                        {"kind":"all","of":[{"kind":"trait","field":"country","op":"IS","values":["CN"]},\
                        {"kind":"happened","pattern":{"type":"page","where":[{"path":"path","op":"STARTS_WITH","values":["/pricing"]}]},\
                        "times":"AT_LEAST","n":2,"window":{"kind":"inLast","duration":"P30D"}}]}""");
    }

    @Test
    void values_are_plain_scalars_and_moments_say_so() {
        Condition condition = new Condition.Trait(
                "x",
                Condition.Op.ONE_OF,
                List.of(
                        Value.of("t"),
                        Value.of(10),
                        Value.of(1.5),
                        Value.of(true),
                        Value.of(Instant.parse("2026-01-31T08:15:30Z")),
                        new Value.Many(List.of(Value.of("m")))));
        assertThat(EngineJson.write((Record) condition))
                .contains("\"values\":[\"t\",10,1.5,true,{\"at\":\"2026-01-31T08:15:30Z\"},[\"m\"]]");
    }

    @Test
    void the_kind_may_stand_anywhere() {
        assertThat(EngineJson.read(Condition.class, "{\"of\":{\"tag\":\"hot\",\"kind\":\"hasTag\"},\"kind\":\"not\"}")
                        .orThrow())
                .isEqualTo(new Condition.Not(new Condition.HasTag("hot")));
    }

    @Test
    void times_with_an_offset_are_understood() {
        assertThat(io.hatchery.codec.Times.read("2026-01-31T16:15:30+08:00"))
                .isEqualTo(Instant.parse("2026-01-31T08:15:30Z"));
        assertThat(io.hatchery.codec.Times.read("2026-02-30T16:15:30Z")).isNull();
        assertThat(io.hatchery.codec.Times.read("2026-01-31T24:15:30Z")).isNull();
    }

    @Test
    void an_unknown_kind_is_named_with_its_place() {
        assertThat(EngineJson.read(Condition.class, "{\"kind\":\"all\",\"of\":[{\"kind\":\"hasTagg\",\"tag\":\"x\"}]}"))
                .isInstanceOfSatisfying(EngineJson.Malformed.class, wrong -> {
                    assertThat(wrong.place()).isEqualTo("/of/0/kind");
                    assertThat(wrong.message()).contains("hasTag").contains("hasTagg");
                });
    }

    @Test
    void a_mistake_is_placed_rightly_when_the_kind_comes_last() {
        assertThat(EngineJson.read(
                        Condition.class, "{\"kind\":\"all\",\"of\":[{\"n\":\"two\",\"tag\":5,\"kind\":\"hasTag\"}]}"))
                .isInstanceOfSatisfying(
                        EngineJson.Malformed.class,
                        wrong -> assertThat(wrong.place()).isEqualTo("/of/0/n"));
    }

    @Test
    void wrong_missing_and_unknown_parts_are_named_with_their_place() {
        assertMalformed("{\"kind\":\"hasTag\",\"tag\":5}", "/tag", "expected a text, got the number 5");
        assertMalformed("{\"kind\":\"hasTag\"}", "/tag", "expected a value, got nothing");
        assertMalformed("{\"kind\":\"hasTag\",\"tag\":\"a\",\"colour\":1}", "/colour", "unknown property");
        assertMalformed("{\"kind\":\"hasTag\",\"tag\":\"a\",\"tag\":\"b\"}", "/tag", "given twice");
        assertMalformed("{\"kind\":\"inStageFor\",\"duration\":\"3 days\"}", "/duration", "P3D");
        assertMalformed("{\"kind\":\"scoreAtLeast\",\"dimension\":\"FUN\",\"points\":1}", "/dimension", "ENGAGEMENT");
        assertMalformed("{\"kind\":\"all\",\"of\":[null]}", "/of/0", "null");
        assertMalformed("[1]", "", "expected an object");
        assertMalformed("{\"kind\":\"hasTag\",", "", "");
    }

    private static void assertMalformed(String json, String place, String message) {
        assertThat(EngineJson.read(Condition.class, json)).isInstanceOfSatisfying(EngineJson.Malformed.class, wrong -> {
            assertThat(wrong.message()).contains(message);
            if (!message.isEmpty()) {
                assertThat(wrong.place()).isEqualTo(place);
            }
        });
    }

    @Test
    void a_mapper_reports_a_malformed_body_with_its_place() {
        JsonMapper mapper = JsonMapper.builder().addModule(EngineJson.module()).build();
        assertThatThrownBy(() -> mapper.readValue("{\"kind\":\"hasTag\",\"tag\":5}", Condition.class))
                .isInstanceOfSatisfying(
                        EngineJson.MalformedBody.class,
                        wrong -> assertThat(wrong.place()).isEqualTo("/tag"));
    }

    @Test
    void the_stored_form_carries_its_format_wherever_the_store_puts_it() {
        LeadState state = LeadState.unknown(7);
        String stored = EngineJson.storeAsText(state);
        assertThat(stored).startsWith("{\"format\":2,\"lead\":7,");
        String moved = "{" + stored.substring("{\"format\":2,".length(), stored.length() - 1) + ",\"format\":2}";
        assertThat(EngineJson.restore(LeadState.class, moved.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(state);
        String later = stored.replace("\"format\":2", "\"format\":99");
        assertThatThrownBy(() -> EngineJson.restore(LeadState.class, later.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("later version");
    }
}
