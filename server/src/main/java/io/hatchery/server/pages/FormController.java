package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.pages.SubmissionRows.Result;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Missing;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Playbooks;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
    private final Drafting<Definition> drafting;
    private final SubmissionRows submissions;
    private final AssetRows assets;
    private final FormPage page;
    private final Taking taking;
    private final Senders senders;
    private final Playbooks playbooks;
    private final Settings settings;
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
        this.drafting = new Drafting<>(forms, "form", current, audit, clock);
        this.submissions = submissions;
        this.assets = assets;
        this.page = page;
        this.taking = taking;
        this.senders = senders;
        this.playbooks = playbooks;
        this.settings = settings;
        this.clock = clock;
    }

    record NewForm(@Nullable String id, @Nullable String name, Definition definition) {}

    /**
     * @param definition the draft, else what is published
     * @param address where people find it
     */
    record Detail(Written form, Definition definition, String address) {}

    /** @param language {@code zh-CN} or {@code en} */
    record Look(Definition definition, String language) {}

    record Looked(String html) {}

    record Results(LocalDate from, List<Result> channels) {}

    @GetMapping
    Drafting.Listed list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return drafting.list(q, cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.MARKETER)
    Detail create(@RequestBody NewForm wanted) {
        return get(drafting.create(wanted.id(), wanted.name(), wanted.definition()));
    }

    @GetMapping("/{id}")
    Detail get(@PathVariable String id) {
        Written form = drafting.find(id);
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("p", id)
                .toUriString();
        return new Detail(form, drafting.newest(id), address);
    }

    @PatchMapping("/{id}")
    @Allowed(Role.MARKETER)
    Detail change(@PathVariable String id, @RequestBody Drafting.Change change) {
        drafting.change(id, change);
        return get(id);
    }

    @PutMapping("/{id}/draft")
    @Allowed(Role.MARKETER)
    Detail draft(@PathVariable String id, @RequestBody Definition definition) {
        drafting.draft(id, definition);
        return get(id);
    }

    @PostMapping("/{id}/publish")
    @Allowed(Role.MARKETER)
    Drafting.PublishedVersion publish(@PathVariable String id) {
        return drafting.publish(
                id,
                definition -> DefinitionCheck.of(
                        definition,
                        playbooks.current().playbook().fields(),
                        settings.get(PagesSettings.AREA),
                        asset -> assets.find(asset).isPresent()));
    }

    @GetMapping("/{id}/versions")
    List<Written.Version<Definition>> versions(@PathVariable String id) {
        return drafting.versions(id);
    }

    /** How it would look. Nothing is kept, and nothing can be sent from it. */
    @PostMapping("/preview")
    @Allowed(Role.MARKETER)
    Looked preview(@RequestBody Look look) {
        Missing.refuse("", look);
        FormPage.State state = FormPage.State.looked(taking.region());
        return new Looked(page.form(look.definition(), state, Locale.forLanguageTag(look.language())));
    }

    /** What came of it in the last days, by channel. */
    @GetMapping("/{id}/results")
    Results results(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
        drafting.find(id);
        Span span = Span.last(days, clock, settings);
        return new Results(span.from(), submissions.results(id, span.from(), span.beginning()));
    }

    /** Who sent it in the last days, the newest first; from one channel when it is given. */
    @GetMapping("/{id}/leads")
    Senders.Page senders(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        drafting.find(id);
        return senders.page(
                new SubmissionRows.Wanted(
                        id,
                        null,
                        null,
                        channel,
                        Span.last(days, clock, settings).beginning()),
                cursor,
                limit);
    }
}
