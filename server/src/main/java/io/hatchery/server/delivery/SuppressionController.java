package io.hatchery.server.delivery;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that get no mail, over HTTP. */
@RestController
@RequestMapping("/api/email/suppressions")
@Allowed(Role.MARKETER)
class SuppressionController {
    private static final int AT_ONCE = 1000;
    private static final int SHOWN = 20;

    private final Suppressions suppressions;
    private final CurrentUser current;
    private final AuditLog audit;

    SuppressionController(Suppressions suppressions, CurrentUser current, AuditLog audit) {
        this.suppressions = suppressions;
        this.current = current;
        this.audit = audit;
    }

    record SuppressionPage(
            List<Suppressions.Suppression> items, @Nullable String next) {}

    record NewSuppression(
            @Nullable String address, @Nullable String detail) {}

    /** @param refused the first lines that hold no address, as they are */
    record Imported(int added, int known, int refusedCount, List<String> refused) {}

    @GetMapping
    SuppressionPage list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) Suppressions.@Nullable Reason reason,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Suppressions.Suppression> found = suppressions.page(q, reason, after(cursor), size + 1);
        boolean more = found.size() > size;
        List<Suppressions.Suppression> items = more ? found.subList(0, size) : found;
        return new SuppressionPage(
                items, more ? items.getLast().reason() + "~" + items.getLast().address() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void add(@RequestBody NewSuppression wanted) {
        String address = wanted.address() == null ? "" : wanted.address();
        MailAddress parsed =
                MailAddress.parse(address).orElseThrow(() -> Problems.invalid("address", "email-address", address));
        suppressions.add(List.of(parsed), Suppressions.Reason.MANUAL, wanted.detail(), by());
        audit.record("email.suppressed", parsed.address());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String address, @RequestParam Suppressions.Reason reason) {
        if (!suppressions.remove(address, reason)) {
            throw Problems.notFound("suppression", address);
        }
        audit.record("email.unsuppressed", address, Map.of("reason", reason.name()));
    }

    /** Takes the first column of each line; a heading is passed over. */
    @PostMapping(
            path = "/import",
            consumes = {MediaType.TEXT_PLAIN_VALUE, "text/csv"})
    Imported importAll(@RequestBody String csv) {
        List<MailAddress> batch = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        int[] counts = new int[3];
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(csv)) {
            reader.forEach(line -> {
                String first = line.getField(0).strip();
                Optional<MailAddress> address = MailAddress.parse(first);
                if (address.isPresent()) {
                    batch.add(address.get());
                    counts[0]++;
                } else if (!first.isEmpty() && line.getStartingLineNumber() > 1) {
                    counts[2]++;
                    if (refused.size() < SHOWN) {
                        refused.add(first);
                    }
                }
                if (batch.size() >= AT_ONCE) {
                    counts[1] += take(batch);
                }
            });
        } catch (IOException e) {
            throw Problems.badRequest("request", String.valueOf(e.getMessage()));
        }
        counts[1] += take(batch);
        audit.record("email.suppressions-imported", Integer.toString(counts[1]));
        return new Imported(counts[1], counts[0] - counts[1], counts[2], refused);
    }

    /** Written as it is read, whatever its length. */
    @GetMapping(path = "/export", produces = "text/csv")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"suppressions.csv\"");
        try (Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(writer)) {
            write(csv);
        }
    }

    private void write(CsvWriter csv) {
        csv.writeRecord("address", "reason", "detail", "addedAt", "addedBy");
        Suppressions.Suppression last = null;
        List<Suppressions.Suppression> page;
        do {
            page = suppressions.page(null, null, last, AT_ONCE);
            for (Suppressions.Suppression one : page) {
                csv.writeRecord(
                        one.address(),
                        one.reason().name(),
                        harmless(one.detail()),
                        one.addedAt().toString(),
                        one.addedBy());
                last = one;
            }
        } while (page.size() == AT_ONCE);
    }

    /** A cell that a spreadsheet would take for a formula is told apart by an apostrophe. */
    private static String harmless(@Nullable String text) {
        String value = text == null ? "" : text;
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private int take(List<MailAddress> batch) {
        int added = batch.isEmpty() ? 0 : suppressions.add(batch, Suppressions.Reason.IMPORTED, null, by());
        batch.clear();
        return added;
    }

    private String by() {
        return current.get().actor();
    }

    private static Suppressions.@Nullable Suppression after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String[] parts = cursor.split("~", 2);
        try {
            return new Suppressions.Suppression(
                    parts[1], Suppressions.Reason.valueOf(parts[0]), null, java.time.Instant.EPOCH, "");
        } catch (RuntimeException e) {
            throw Problems.invalid("cursor", "unknown", cursor);
        }
    }
}
