package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Events;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class LeadXlsxTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    private Console console;

    @Autowired
    private Events events;

    private static List<List<Row>> sheets(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheets()
                    .map(sheet -> {
                        try {
                            return sheet.read();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void textsStayTextsNumbersNumbersAndMomentsAreOfTheCompanysTime() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (LeadXlsx out = new LeadXlsx(file, "线索", SHANGHAI)) {
            out.row(List.of("Name", "Points", "Seen"));
            out.row(Arrays.asList("=1+1", 12.5, Instant.parse("2026-03-02T01:00:00Z")));
            out.flush();
            out.row(Arrays.asList(null, 7L, null));
        }
        List<Row> rows = sheets(file.toByteArray()).getFirst();
        assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCell(0).asString()).isEqualTo("=1+1");
        assertThat(rows.get(1).getCell(1).asNumber()).isEqualByComparingTo("12.5");
        assertThat(rows.get(1).getCell(2).asDate()).isEqualTo(LocalDateTime.parse("2026-03-02T09:00:00"));
        assertThat(rows.get(2).getCell(1).asNumber()).isEqualByComparingTo("7");
    }

    @Test
    void aFullSheetIsFollowedByAnotherWithItsOwnHead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (LeadXlsx out = new LeadXlsx(file, "Leads", SHANGHAI, 3)) {
            out.row(List.of("Number"));
            for (int i = 1; i <= 5; i++) {
                out.row(List.of(i));
                out.flush();
            }
        }
        List<List<Row>> sheets = sheets(file.toByteArray());
        assertThat(sheets).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(sheets.get(1).getFirst().getCell(0).asString()).isEqualTo("Number");
        assertThat(sheets.get(2).getLast().getCell(0).asNumber()).isEqualByComparingTo("5");
    }

    @Test
    void aListIsHandedOutAsAWorkbookAndMaskedForAnalysts() throws Exception {
        events.accept(List.of(anArrival("x1")
                .by(email("ann@xlsx-out.cn"))
                .of("identify")
                .trait("email", "ann@xlsx-out.cn")
                .trait("name", "@Ann")
                .build()));
        assertThat(exported(Role.MARKETER, "?q=xlsx-out&sort=-created").toString())
                .contains("@Ann")
                .contains("ann@xlsx-out.cn");
        assertThat(exported(Role.ANALYST, "?sort=-created").toString()).doesNotContain("ann@xlsx-out.cn");
        console.as(Role.SDR).get("/api/leads/export.xlsx").is(403);
        console.as(Role.MARKETER).get("/api/leads/export.xlsx?sort=nonsense").is(400);
    }

    private List<String> exported(Role role, String query) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(console.base() + "/api/leads/export.xlsx" + query))
                    .header(
                            "Cookie",
                            "HATCHERY_SESSION="
                                    + console.as(role)
                                            .cookie("HATCHERY_SESSION")
                                            .orElseThrow())
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return sheets(answer.body()).getFirst().stream()
                    .map(row -> String.join(
                            "|",
                            row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .toList()))
                    .toList();
        }
    }
}
