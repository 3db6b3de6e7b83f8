package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.WriteKeys;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Missing;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
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

/** Landing pages: written, looked at, published, and what came of each variant. */
@RestController
@RequestMapping("/api/landing-pages")
class LandingController {
    private final Drafting<Landing> drafting;
    private final FormRows forms;
    private final PictureRows pictures;
    private final LandingPage page;
    private final LandingResults results;
    private final Taking taking;
    private final Senders senders;
    private final WriteKeys keys;
    private final Settings settings;
    private final Clock clock;

    LandingController(
            LandingRows landings,
            FormRows forms,
            PictureRows pictures,
            LandingPage page,
            LandingResults results,
            Taking taking,
            Senders senders,
            WriteKeys keys,
            Settings settings,
            CurrentUser current,
            AuditLog audit,
            Clock clock) {
        this.drafting = new Drafting<>(landings, "landing", current, audit, clock);
        this.forms = forms;
        this.pictures = pictures;
        this.page = page;
        this.results = results;
        this.taking = taking;
        this.senders = senders;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    record NewLanding(@Nullable String id, @Nullable String name, Landing definition) {}

    /**
     * @param definition the draft, else what is published
     * @param address where people find it
     * @param keys by which the snippet may watch it
     */
    record LandingDetail(Written page, Landing definition, String address, List<Watching> keys) {}

    record Watching(String name, String writeKey) {}

    /**
     * @param variant the key of the one to be shown
     * @param language {@code zh-CN} or {@code en}
     */
    record LandingLook(Landing definition, String variant, String language) {}

    record LandingLooked(String html) {}

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
    LandingDetail create(@RequestBody NewLanding wanted) {
        return get(drafting.create(wanted.id(), wanted.name(), wanted.definition()));
    }

    @GetMapping("/{id}")
    LandingDetail get(@PathVariable String id) {
        Written written = drafting.find(id);
        return new LandingDetail(
                written,
                drafting.newest(id),
                base() + "/lp/" + id,
                keys.inForce().stream()
                        .map(it -> new Watching(it.name(), it.key()))
                        .toList());
    }

    @PatchMapping("/{id}")
    @Allowed(Role.MARKETER)
    LandingDetail change(@PathVariable String id, @RequestBody Drafting.Change change) {
        drafting.change(id, change);
        return get(id);
    }

    @PutMapping("/{id}/draft")
    @Allowed(Role.MARKETER)
    LandingDetail draft(@PathVariable String id, @RequestBody Landing definition) {
        drafting.draft(id, definition);
        return get(id);
    }

    @PostMapping("/{id}/publish")
    @Allowed(Role.MARKETER)
    Drafting.PublishedVersion publish(@PathVariable String id) {
        return drafting.publish(
                id,
                landing -> LandingCheck.of(
                        landing,
                        new LandingCheck.Known(
                                form -> forms.open(form).isPresent(),
                                picture -> pictures.find(picture).isPresent(),
                                key -> keys.find(key).isPresent())));
    }

    @GetMapping("/{id}/versions")
    List<Written.Version<Landing>> versions(@PathVariable String id) {
        return drafting.versions(id);
    }

    /** How a variant would look. Nothing is kept, and nothing can be sent from it. */
    @PostMapping("/preview")
    @Allowed(Role.MARKETER)
    LandingLooked preview(@RequestBody LandingLook look) {
        Missing.refuse("", look);
        Landing landing = look.definition();
        if (landing.variants().isEmpty()) {
            throw Problems.invalid("definition/variants", "landing-variants", LandingCheck.MOST_VARIANTS);
        }
        Landing.Variant variant = landing.variants().stream()
                .filter(it -> it.key().equals(look.variant()))
                .findFirst()
                .orElseGet(() -> landing.variants().getFirst());
        String form = landing.form();
        FormFlow.Shown shown = form == null
                ? null
                : forms.open(form)
                        .map(it -> new FormFlow.Shown(it.definition(), FormPage.State.looked(taking.region())))
                        .orElse(null);
        return new LandingLooked(page.page(
                new LandingPage.State("preview", landing, variant, shown, base()),
                Locale.forLanguageTag(look.language())));
    }

    /** What came of it in the last days, by variant and by channel. */
    @GetMapping("/{id}/results")
    LandingResults.Results results(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
        drafting.find(id);
        Span span = Span.last(days, clock, settings);
        List<String> variants = drafting.newest(id).variants().stream()
                .map(Landing.Variant::key)
                .toList();
        return results.since(id, variants, span.from(), span.beginning());
    }

    /** Whom it brought in the last days, the newest first; by one variant or from one channel when it is given. */
    @GetMapping("/{id}/leads")
    Senders.Page senders(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String variant,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        drafting.find(id);
        return senders.page(
                new SubmissionRows.Wanted(
                        null,
                        id,
                        variant,
                        channel,
                        Span.last(days, clock, settings).beginning()),
                cursor,
                limit);
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
