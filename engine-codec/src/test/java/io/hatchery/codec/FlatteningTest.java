package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatteningTest {

    private static Flattening.Flattened flatten(String json) {
        return Flattening.flatten(EngineJson.mapper().readTree(json));
    }

    @Test
    void nested_objects_get_dotted_names() {
        assertThat(flatten("{\"page\":{\"url\":\"/a\",\"n\":2},\"ok\":true,\"none\":null}")
                        .values())
                .containsOnlyKeys("page.url", "page.n", "ok")
                .containsEntry("page.url", Value.of("/a"))
                .containsEntry("page.n", Value.of(2))
                .containsEntry("ok", Value.of(true));
    }

    @Test
    void arrays_of_scalars_stay_together_and_objects_in_arrays_are_numbered() {
        assertThat(flatten("{\"tags\":[\"a\",\"b\"],\"products\":[{\"name\":\"x\"},{\"name\":\"y\"}]}")
                        .values())
                .containsEntry("tags", new Value.Many(List.of(Value.of("a"), Value.of("b"))))
                .containsEntry("products.0.name", Value.of("x"))
                .containsEntry("products.1.name", Value.of("y"));
    }

    @Test
    void what_exceeds_the_bounds_is_left_out_and_named() {
        StringBuilder wide = new StringBuilder("{\"a\":1");
        for (int i = 0; i < Flattening.COUNT + 5; i++) {
            wide.append(",\"k").append(i).append("\":1");
        }
        Flattening.Flattened flat = flatten(wide.append("}").toString());
        assertThat(flat.values()).hasSize(Flattening.COUNT);
        assertThat(flat.dropped()).hasSize(6);

        String deep = "{\"d\":".repeat(12) + "1" + "}".repeat(12);
        assertThat(flatten(deep).values()).isEmpty();
        assertThat(flatten(deep).dropped()).hasSize(1);

        String longText = "x".repeat(Flattening.TEXT_LENGTH - 1) + "🐣";
        assertThat(flatten("{\"t\":\"" + longText + "\"}").values())
                .containsEntry("t", Value.of("x".repeat(Flattening.TEXT_LENGTH - 1)));
    }

    @Test
    void anything_but_an_object_has_no_values() {
        assertThat(flatten("[1,2]").values()).isEmpty();
        assertThat(flatten("\"x\"").values()).isEmpty();
    }
}
