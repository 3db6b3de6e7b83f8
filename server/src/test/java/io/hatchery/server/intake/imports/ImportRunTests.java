package io.hatchery.server.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.runtime.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An import that is cut off at its worst moment goes on as if nothing had been. */
@HatcheryTest
class ImportRunTests {
    @Autowired
    private Console console;

    @Autowired
    private ImportRows rows;

    @Autowired
    private ImportFiles files;

    @Autowired
    private RowReaders readers;

    @Autowired
    private RowReasons reasons;

    @Autowired
    private Events events;

    @Autowired
    private Clock clock;

    @Test
    void rows_taken_before_a_crash_but_not_noted_are_neither_lost_nor_doubled() throws IOException {
        String id = begun();
        try (ImportRun run = open(id)) {
            ImportRun.Progress noted = run.step();
            rows.proceed(id, noted.rows(), noted.rejected(), noted.rejectedBytes());
            run.step(); // taken in and written to the list, but the crash comes before it is noted
        }
        try (ImportRun run = open(id)) {
            ImportRun.Progress progress;
            do {
                progress = run.step();
                rows.proceed(id, progress.rows(), progress.rejected(), progress.rejectedBytes());
            } while (progress.more());
        }
        ImportRow.Counts counts = rows.find(id).orElseThrow().counts();
        assertThat(counts).isEqualTo(new ImportRow.Counts(1_000, 990, 0, 10));
        assertThat(counts.duplicates()).isZero();
        assertThat(Files.readAllLines(files.rejected(id))).hasSize(11).doesNotHaveDuplicates();
    }

    private ImportRun open(String id) throws IOException {
        ImportRow row = rows.find(id).orElseThrow();
        RowReader reader = readers.reader(row.profile(), Objects.requireNonNull(row.mapping()));
        return new ImportRun(row, reader, files, events, reasons, Locale.ENGLISH);
    }

    /** A thousand rows, every hundredth without an address. */
    private String begun() {
        StringBuilder file = new StringBuilder("Email,Name\n");
        for (int i = 0; i < 1_000; i++) {
            file.append(i % 100 == 50 ? "nobody" + i : "run" + i + "@acme.cn")
                    .append(",N")
                    .append(i)
                    .append('\n');
        }
        Console marketer = console.as(Role.MARKETER);
        String id = marketer.send(
                        "POST",
                        "/api/imports?name=a.csv",
                        file.toString().getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/csv")
                .is(201)
                .json()
                .at("/summary/id")
                .asString();
        marketer.put(
                        "/api/imports/" + id + "/mapping",
                        "{\"columns\":[{\"index\":0,\"target\":\"email\"},{\"index\":1,\"target\":\"field:name\"}]}")
                .is(200);
        assertThat(rows.begin(id, "none", clock.now())).isTrue();
        return id;
    }
}
