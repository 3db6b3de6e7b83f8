package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class OpenApiTests {
    private static final Path FILE = Path.of("openapi.yaml");

    @Autowired
    private Console console;

    @Test
    void theContractOnFileIsTheOneTheServerKeeps() throws IOException {
        String now = console.get("/api/openapi.yaml").is(200).body();
        if (Boolean.getBoolean("hatchery.openapi.write")) {
            Files.writeString(FILE, now);
        }
        assertThat(now)
                .as(
                        "server/openapi.yaml is not what the server does; run ./hatchery openapi and look at the difference")
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void engineRecordsAppearInTheirOneForm() {
        var schemas = console.get("/api/openapi").is(200).json().at("/components/schemas");
        assertThat(schemas.at("/ConditionAll/properties/kind/enum/0").asString())
                .isEqualTo("all");
        assertThat(schemas.at("/ConditionAll/properties/of/items/$ref").asString())
                .isEqualTo("#/components/schemas/Condition");
        assertThat(schemas.at("/Condition/discriminator/propertyName").asString())
                .isEqualTo("kind");
        assertThat(schemas.at("/Condition/oneOf").findValuesAsString("$ref"))
                .contains("#/components/schemas/ConditionAll", "#/components/schemas/ConditionTrait");
    }
}
