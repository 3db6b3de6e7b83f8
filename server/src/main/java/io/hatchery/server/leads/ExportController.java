package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands a list out as a file. It is written to the audit log; analysts get it masked. */
@RestController
class ExportController {
    private final LeadCsv csv;
    private final Viewer viewer;
    private final AuditLog audit;

    ExportController(LeadCsv csv, Viewer viewer, AuditLog audit) {
        this.csv = csv;
        this.viewer = viewer;
        this.audit = audit;
    }

    @GetMapping("/api/leads/export")
    @Allowed({Role.MARKETER, Role.ANALYST})
    ResponseEntity<StreamingResponseBody> export(@RequestParam MultiValueMap<String, String> query, Locale language) {
        LeadFilter filter = viewer.filter(query);
        LeadSort sort = LeadSort.read(query.getFirst("sort"));
        boolean masked = viewer.masked();
        audit.record("leads.exported", "leads", Map.of("filter", query.toString()));
        StreamingResponseBody body = out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                csv.write(filter, sort, masked, language, writer);
            }
        };
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"leads.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }
}
