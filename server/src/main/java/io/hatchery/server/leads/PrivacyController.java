package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.Erasures;
import io.hatchery.server.runtime.Erasures.Erasure;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.Identifier.Kind;
import io.hatchery.server.runtime.Mark;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What people may ask of those who keep data about them: to be told all of it, and to be removed. */
@RestController
@Allowed(Role.ADMIN)
class PrivacyController {
    private static final int LONGEST = 1_000;

    private final Erasures erasures;
    private final LeadRecords records;
    private final Users users;
    private final Viewer viewer;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    PrivacyController(
            Erasures erasures,
            LeadRecords records,
            Users users,
            Viewer viewer,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.erasures = erasures;
        this.records = records;
        this.users = users;
        this.viewer = viewer;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param confirm the lead's number once more, so that nobody is erased by mistake
     * @param reason why, such as the number of the request
     */
    record Asked(long confirm, String reason) {}

    /** @param removed rows removed, by table */
    record Proof(String id, long lead, Instant at, @Nullable String by, String reason, Map<String, Long> removed) {}

    record Proofs(List<Proof> items, @Nullable String next) {}

    /** Everything that is kept of a person, table by table. */
    @GetMapping("/api/leads/{id}/personal-data.json")
    void personalData(@PathVariable long id, HttpServletResponse response) throws IOException {
        long lead = records.existing(id);
        audit.record("lead.data-exported", Long.toString(lead));
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"personal-data-" + lead + ".json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write("{\"lead\":" + lead + ",\"at\":" + json.writeValueAsString(clock.now()) + ",\"tables\":{");
            Tables tables = new Tables(out);
            erasures.tell(lead, tables::row);
            out.write(tables.open == null ? "}}" : "]}}");
        }
    }

    /** Rows come table by table; each table becomes an array. */
    private static final class Tables {
        private final Writer out;
        private @Nullable String open;

        Tables(Writer out) {
            this.out = out;
        }

        void row(String table, String row) {
            try {
                if (table.equals(open)) {
                    out.write(",\n");
                } else {
                    out.write((open == null ? "" : "],") + "\n\"" + table + "\":[");
                    open = table;
                }
                out.write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Removes a person wholly. There is no way back. */
    @PostMapping("/api/leads/{id}/erase")
    Proof erase(@PathVariable long id, @RequestBody Asked asked) {
        if (asked.confirm() != id) {
            throw Problems.invalid("confirm", "confirm-lead", id);
        }
        String reason = asked.reason() == null ? "" : asked.reason().strip();
        if (reason.isEmpty()) {
            throw Problems.invalid("reason", "required");
        }
        if (reason.length() > LONGEST) {
            throw Problems.invalid("reason", "too-long", LONGEST);
        }
        Erasure erasure = erasures.erase(id, viewer.user().actor(), reason)
                .orElseThrow(() -> Problems.notFound("lead", Long.toString(id)));
        audit.record("lead.erased", Long.toString(erasure.lead()), Map.of("erasure", erasure.id()));
        return proof(erasure);
    }

    @GetMapping("/api/erasures")
    Proofs list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        Mark mark = cursor == null ? null : Mark.parse(cursor).orElseThrow(() -> Problems.badRequest("cursor"));
        List<Erasure> found = erasures.page(mark, size + 1);
        List<Erasure> page = found.size() > size ? found.subList(0, size) : found;
        return new Proofs(
                page.stream().map(this::proof).toList(),
                found.size() > size
                        ? new Mark(page.getLast().at(), page.getLast().id()).toString()
                        : null);
    }

    /**
     * Whether somebody was erased. Nothing is kept of who they were: what is asked for is compared by its keyed digest.
     *
     * @param known an e-mail address, a phone number, or a number in another system as it had been kept
     */
    @GetMapping("/api/erasures/search")
    Proofs search(@RequestParam String known) {
        String value = known.strip();
        List<Identifier> identifiers =
                new ArrayList<>(List.of(new Identifier(Kind.CRM_ID, value), new Identifier(Kind.USER_ID, value)));
        LeadEntry.email(value).ifPresent(it -> identifiers.add(new Identifier(Kind.EMAIL, it)));
        LeadEntry.phone(value).ifPresent(it -> identifiers.add(new Identifier(Kind.PHONE, it)));
        return new Proofs(erasures.of(identifiers).stream().map(this::proof).toList(), null);
    }

    private Proof proof(Erasure it) {
        return new Proof(
                it.id(),
                it.lead(),
                it.at(),
                users.behind(it.by()).map(User::name).orElse(null),
                it.why(),
                it.removed());
    }
}
