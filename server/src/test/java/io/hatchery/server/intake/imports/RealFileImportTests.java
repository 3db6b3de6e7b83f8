package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.intake.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The leads of a real company, imported as a person would and counted against the file itself. */
@HatcheryTest
class RealFileImportTests {
    private static final Count NONE = new Count(0, 0);

    private static final Duration ALLOWED = Duration.ofSeconds(60);
    private static final String PERIOD = "from=2026-01-01&to=2026-12-31";

    @Autowired
    private Console console;

    /** Leads of a source and those of them that were won. */
    private record Count(long leads, long won) {
        Count plus(boolean converted) {
            return new Count(leads + 1, won + (converted ? 1 : 0));
        }
    }

    @Test
    void nine_thousand_real_leads_keep_their_sources_and_their_wins() throws IOException {
        Path file = SharedData.file("xeducation_leads/Leads.csv");
        Map<String, Count> told = told(file);
        Console marketer = console.as(Role.MARKETER);
        long began = System.nanoTime();

        JsonNode uploaded = marketer.send(
                        "POST", "/api/imports?name=Leads.csv", Files.readAllBytes(file), "Content-Type", "text/csv")
                .is(201)
                .json();
        String id = uploaded.at("/summary/id").asString();
        marketer.put("/api/imports/" + id + "/mapping", mapping(uploaded)).is(200);
        JsonNode preview = marketer.post("/api/imports/" + id + "/preview?rows=10000", null)
                .is(200)
                .json();
        assertThat(preview.path("taken").intValue()).isEqualTo(9_240);
        marketer.post("/api/imports/" + id + "/start", null).is(200);
        JsonNode counts = await().atMost(ALLOWED)
                .until(
                        () -> marketer.get("/api/imports/" + id).is(200).json(),
                        view -> view.at("/summary/state").asString().equals("DONE"))
                .at("/summary/counts");
        JsonNode funnel = marketer.get("/api/reports/funnel?mode=cohort&by=source&" + PERIOD)
                .is(200)
                .json()
                .path("now");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ALLOWED);
        assertThat(counts.path("created").intValue()).isEqualTo(9_240);
        assertThat(counts.path("rejected").intValue()
                        + counts.path("duplicates").intValue())
                .isZero();
        Map<String, Count> shown = shown(funnel);
        assertThat(shown).isEqualTo(told);
        Count google = shown.getOrDefault("Google", NONE);
        assertThat(google).isEqualTo(new Count(2_868, 1_147));
        assertThat(percent(google)).isCloseTo(39.99, within(.005));
        Count reference = shown.getOrDefault("Reference", NONE);
        assertThat(reference.leads()).isEqualTo(534);
        assertThat(percent(reference)).isCloseTo(91.76, within(.005));
        winsAreWonDeals(marketer, told);
    }

    private static void winsAreWonDeals(Console marketer, Map<String, Count> told) {
        JsonNode revenue = marketer.get("/api/reports/revenue?by=source&" + PERIOD)
                .is(200)
                .json()
                .path("now");
        Map<String, BigDecimal> won = new HashMap<>();
        revenue.path("rows")
                .forEach(row -> won.put(
                        row.path("key").asString(),
                        new BigDecimal(row.path("won").asString())));
        told.forEach((source, count) -> {
            if (count.won() > 0) {
                assertThat(won.get(source)).as(source).isEqualByComparingTo(BigDecimal.valueOf(1_000 * count.won()));
            }
        });
    }

    private static double percent(Count count) {
        return 100.0 * count.won() / count.leads();
    }

    /** What the offers say, but no merging of sources: reports shall count them as the file does. All come in as leads. */
    private static Map<String, Object> mapping(JsonNode uploaded) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (JsonNode offer : uploaded.path("offers")) {
            List<Map<String, Object>> values = new ArrayList<>();
            offer.path("blanks")
                    .forEach(rule ->
                            values.add(Map.of("from", rule.path("from").asString(), "to", "", "anyCase", false)));
            String target = offer.path("target").asString();
            columns.add(Map.of(
                    "index",
                    offer.path("index").intValue(),
                    "target",
                    target.equals("tag") ? "ignore" : target,
                    "values",
                    values));
        }
        return Map.of(
                "columns",
                columns,
                "constants",
                List.of(Map.of("target", "stage", "value", "LEAD"), Map.of("target", "deal.amount", "value", "1000")));
    }

    /** The file's own counts, by another parser. */
    private static Map<String, Count> told(Path file) throws IOException {
        Map<String, Count> counts = new HashMap<>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> counts.merge(
                    row.getField("Lead Source"),
                    new Count(0, 0).plus(row.getField("Converted").equals("1")),
                    (a, b) -> new Count(a.leads() + b.leads(), a.won() + b.won())));
        }
        return counts;
    }

    private static Map<String, Count> shown(JsonNode funnel) {
        Map<String, Count> counts = new HashMap<>();
        funnel.path("rows")
                .forEach(row ->
                        counts.put(row.path("key").asString(), new Count(cell(row, "LEAD"), cell(row, "CUSTOMER"))));
        return counts;
    }

    private static long cell(JsonNode row, String stage) {
        return row.path("cells")
                .valueStream()
                .filter(c -> c.path("stage").asString().equals(stage))
                .mapToLong(c -> c.path("count").longValue())
                .sum();
    }
}
