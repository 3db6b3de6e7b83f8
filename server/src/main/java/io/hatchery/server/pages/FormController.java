package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.pages.SubmissionRows.Result;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Forms: written, looked at, published, and what came of them. */
@RestController
@RequestMapping("/api/forms")
class FormController {
    private final FormRows forms;
    private final SubmissionRows submissions;
    private final AssetRows assets;
    private final FormPage page;
    private final Taking taking;
    private final Senders senders;
    private final Playbooks playbooks;
    private final Settings settings;
    private final CurrentUser current;
    private final AuditLog audit;
    private final Clock clock;

    FormController(
            FormRows forms,
            SubmissionRows submissions,
            AssetRows assets,
            FormPage page,
            Taking taking,
            Senders senders,
            Playbooks playbooks,
            Settings settings,
            CurrentUser current,
            AuditLog audit,
            Clock clock) {
        this.forms = forms;
        this.submissions = submissions;
        this.assets = assets;
        this.page = page;
        this.taking = taking;
        this.senders = senders;
        this.playbooks = playbooks;
        this.settings = settings;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    record FormsPage(List<Form> items, @Nullable String next) {}

    record NewForm(@Nullable String id, @Nullable String name, Definition definition) {}

    /**
     * @param definition the draft, else what is published
     * @param address where people find it
     */
    record Detail(Form form, Definition definition, String address) {}

    record Change(@Nullable String name, @Nullable Boolean open) {}

    record PublishedVersion(int version) {}

    /** @param language {@code zh-CN} or {@code en} */
    record Look(Definition definition, String language) {}

    record Looked(String html) {}

    record Results(LocalDate from, List<Result> channels) {}

    @GetMapping
    FormsPage list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor from = Cursor.read(cursor);
        List<Form> found = forms.page(q == null || q.isBlank() ? null : q.strip(), from.at(), from.id(), size + 1);
        List<Form> items = found.size() > size ? found.subList(0, size) : found;
        return new FormsPage(
                items,
                found.size() > size
                        ? Cursor.write(
                                items.getLast().changedAt(), items.getLast().id())
                        : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.MARKETER)
    Detail create(@RequestBody NewForm wanted) {
        String name = Named.of(wanted.name());
        String id = wanted.id() == null || wanted.id().isBlank()
                ? idFrom(name)
                : wanted.id().strip();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw Problems.invalid("id", "form-id");
        }
        if (!forms.add(id, name, clock.now(), actor())) {
            throw Problems.invalid("id", "taken");
        }
        forms.draft(id, wanted.definition(), clock.now(), actor());
        return get(id);
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable String id) {
        Form form = find(id);
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("p", id)
                .toUriString();
        return new Detail(form, forms.versions(id).getFirst().definition(), address);
    }

    @PatchMapping("/{id}")
    @Allowed(Role.MARKETER)
    Detail change(@PathVariable String id, @RequestBody Change change) {
        Form form = find(id);
        boolean open = change.open() == null ? form.open() : change.open();
        if (open && form.published() == null) {
            throw Problems.conflict("form-unpublished", id);
        }
        forms.rename(id, change.name() == null ? form.name() : Named.of(change.name()), open, clock.now(), actor());
        if (open != form.open()) {
            audit.record(open ? "form.opened" : "form.closed", id);
        }
        return get(id);
    }

    @PutMapping("/{id}/draft")
    @Allowed(Role.MARKETER)
    Detail draft(@PathVariable String id, @RequestBody Definition definition) {
        find(id);
        forms.draft(id, definition, clock.now(), actor());
        return get(id);
    }

    @PostMapping("/{id}/publish")
    @Allowed(Role.MARKETER)
    PublishedVersion publish(@PathVariable String id) {
        find(id);
        List<Fault> faults = DefinitionCheck.of(
                forms.versions(id).getFirst().definition(),
                playbooks.current().playbook().fields(),
                settings.get(PagesSettings.AREA),
                asset -> assets.find(asset).isPresent());
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        int version = forms.publish(id, clock.now(), actor()).orElseThrow(() -> Problems.conflict("form-no-draft", id));
        audit.record("form.published", id, Map.of("version", String.valueOf(version)));
        return new PublishedVersion(version);
    }

    @GetMapping("/{id}/versions")
    List<Form.Version> versions(@PathVariable String id) {
        find(id);
        return forms.versions(id);
    }

    /** How it would look. Nothing is kept, and nothing can be sent from it. */
    @PostMapping("/preview")
    @Allowed(Role.MARKETER)
    Looked preview(@RequestBody Look look) {
        FormPage.State state =
                new FormPage.State(Entries.parse(""), Map.of(), false, "", "about:blank", null, taking.region(), null);
        return new Looked(page.form(look.definition(), state, Locale.forLanguageTag(look.language())));
    }

    /** What came of it in the last days, by channel. */
    @GetMapping("/{id}/results")
    Results results(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
        find(id);
        LocalDate from = from(days);
        return new Results(from, submissions.results(id, from, beginning(from)));
    }

    /** Who sent it in the last days, the newest first; from one channel when it is given. */
    @GetMapping("/{id}/leads")
    Senders.Page senders(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        find(id);
        int size = Math.clamp(limit, 1, 200);
        Cursor before = Cursor.read(cursor);
        List<SubmissionRows.Sent> found =
                submissions.taken(id, channel, beginning(from(days)), before.at(), before.id(), size + 1);
        return senders.page(found, size);
    }

    private LocalDate from(int days) {
        return clock.now().atZone(zone()).toLocalDate().minusDays(Math.clamp(days, 1, 3650) - 1L);
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        return settings.get(Company.SETTINGS).timeZone();
    }

    private Form find(String id) {
        return forms.find(id).orElseThrow(() -> Problems.notFound("form", id));
    }

    private static String idFrom(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return id.length() >= 3
                ? id.substring(0, Math.min(60, id.length()))
                : "form-" + Integer.toHexString(name.hashCode());
    }

    private String actor() {
        return current.get().actor();
    }
}
