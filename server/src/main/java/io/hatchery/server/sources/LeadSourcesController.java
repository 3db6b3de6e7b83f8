package io.hatchery.server.sources;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.LeadName;
import io.hatchery.server.runtime.States;
import io.hatchery.server.sources.CreationRows.Creation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a lead came from: first, last, and when it became known. */
@RestController
@RequestMapping("/api/sources/leads")
@Allowed
class LeadSourcesController {
    private final States states;
    private final CreationRows creations;
    private final LinkRows links;
    private final CurrentUser viewer;

    LeadSourcesController(States states, CreationRows creations, LinkRows links, CurrentUser viewer) {
        this.viewer = viewer;
        this.states = states;
        this.creations = creations;
        this.links = links;
    }

    /**
     * @param creating the last touch up to when it became known; null while it is not, or when no touch had a source
     * @param referredBy the lead who referred it
     * @param sharedBy the link's source name, when a colleague shared it
     */
    record LeadSources(
            @Nullable Source first,
            @Nullable Source last,
            @Nullable Source creating,
            @Nullable Instant knownSince,
            @Nullable String link,
            @Nullable Long referredBy,
            @Nullable String sharedBy) {}

    /** A lead a campaign or a link brought. */
    record Brought(
            long id,
            @Nullable String name,
            @Nullable String stage,
            Instant at,
            @Nullable Source source) {}

    record Page(List<Brought> items, @Nullable String next) {}

    /** Who became known by touches of a campaign, or of a link of ours. */
    @GetMapping
    Page brought(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String link,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (campaign == null && link == null) {
            throw Problems.invalid("campaign", "required");
        }
        int size = Math.clamp(limit, 1, 200);
        List<Creation> found = creations.page(campaign, link, mark(cursor), size + 1);
        List<Creation> page = found.size() > size ? found.subList(0, size) : found;
        Map<Long, LeadState> known = states.of(page.stream().map(Creation::lead).toList()).stream()
                .collect(Collectors.toMap(LeadState::lead, state -> state));
        boolean masked = !viewer.get().has(Role.MARKETER, Role.SDR, Role.SELLER);
        return new Page(
                page.stream()
                        .map(it -> brought(it, known.get(it.lead()), masked))
                        .toList(),
                found.size() > size ? page.getLast().at() + "_" + page.getLast().lead() : null);
    }

    private static Brought brought(Creation it, @Nullable LeadState state, boolean masked) {
        return new Brought(
                it.lead(),
                state == null ? null : LeadName.of(state, masked),
                state == null ? null : state.stage().stage(),
                it.at(),
                it.source());
    }

    private static CreationRows.@Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        int cut = Math.max(cursor.indexOf('_'), 0);
        try {
            return new CreationRows.Mark(
                    Instant.parse(cursor.substring(0, cut)), Long.parseLong(cursor.substring(cut + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw Problems.badRequest("cursor");
        }
    }

    @GetMapping("/{lead}")
    LeadSources of(@PathVariable long lead) {
        LeadState state = states.of(lead).orElseThrow(() -> Problems.notFound("lead", lead));
        Optional<Creation> creation = creations.find(state.lead());
        Optional<Link> shared = creations.referredBy(state.lead()).flatMap(links::find);
        return new LeadSources(
                state.firstSource(),
                state.lastSource(),
                creation.map(Creation::source).orElse(null),
                creation.map(Creation::at).orElse(null),
                creation.map(Creation::link).orElse(null),
                shared.map(Link::lead).orElse(null),
                shared.filter(it -> it.kind() == Link.Kind.EMPLOYEE)
                        .map(it -> it.origin().name())
                        .orElse(null));
    }
}
