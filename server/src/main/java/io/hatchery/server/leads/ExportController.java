package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

    /** Written as it is read: any number of leads, little memory. */
    @GetMapping("/api/leads/export")
    @Allowed({Role.MARKETER, Role.ANALYST})
    void export(@RequestParam MultiValueMap<String, String> query, Locale language, HttpServletResponse response)
            throws IOException {
        LeadFilter filter = viewer.filter(query);
        LeadSort sort = LeadSort.read(query.getFirst("sort"));
        audit.record("leads.exported", "leads", Map.of("filter", query.toString()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"leads.csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        csv.write(filter, sort, viewer.masked(), language, out);
        out.flush();
    }
}
