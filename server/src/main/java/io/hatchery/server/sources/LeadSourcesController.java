package io.hatchery.server.sources;

import io.hatchery.engine.LeadState;
import io.hatchery.engine.Source;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.runtime.States;
import io.hatchery.server.sources.CreationRows.Creation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a lead came from: first, last, and when it became known. */
@RestController
@RequestMapping("/api/sources/leads")
@Allowed
class LeadSourcesController {
    private final States states;
    private final CreationRows creations;
    private final LinkRows links;

    LeadSourcesController(States states, CreationRows creations, LinkRows links) {
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
