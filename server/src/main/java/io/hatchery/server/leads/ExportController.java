package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Messages;
import io.hatchery.server.playbook.Playbooks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
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
    private final LeadTable table;
    private final Viewer viewer;
    private final Messages messages;
    private final Playbooks playbooks;
    private final AuditLog audit;

    ExportController(LeadTable table, Viewer viewer, Messages messages, Playbooks playbooks, AuditLog audit) {
        this.table = table;
        this.viewer = viewer;
        this.messages = messages;
        this.playbooks = playbooks;
        this.audit = audit;
    }

    /** As CSV; written as it is read: any number of leads, little memory. */
    @GetMapping("/api/leads/export")
    @Allowed({Role.MARKETER, Role.ANALYST})
    void csv(@RequestParam MultiValueMap<String, String> query, Locale language, HttpServletResponse response)
            throws IOException {
        LeadFilter filter = viewer.filter(query);
        begin(response, query, "text/csv;charset=UTF-8", "leads.csv");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        table.write(filter, LeadSort.read(query.getFirst("sort")), viewer.masked(), language, new LeadCsv(out));
        out.flush();
    }

    /** As an XLSX workbook, written likewise. */
    @GetMapping("/api/leads/export.xlsx")
    @Allowed({Role.MARKETER, Role.ANALYST})
    void xlsx(@RequestParam MultiValueMap<String, String> query, Locale language, HttpServletResponse response)
            throws IOException {
        LeadFilter filter = viewer.filter(query);
        LeadSort sort = LeadSort.read(query.getFirst("sort"));
        ZoneId zone = playbooks.current().playbook().timeZone();
        begin(response, query, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "leads.xlsx");
        String name = messages.text(language, "csv.sheet");
        try (LeadXlsx out = new LeadXlsx(response.getOutputStream(), name, zone)) {
            table.write(filter, sort, viewer.masked(), language, out);
        }
    }

    private void begin(HttpServletResponse response, MultiValueMap<String, String> query, String type, String name) {
        LeadSort.read(query.getFirst("sort")); // what cannot be read is said before the file begins
        audit.record("leads.exported", "leads", Map.of("filter", query.toString(), "file", name));
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
