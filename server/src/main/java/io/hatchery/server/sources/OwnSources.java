package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Sourcing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the company's own links and rules say of a touch: a link of ours knows all about itself, and the rules come after it. */
@Component
class OwnSources implements Sourcing {
    private final KnownLinks links;
    private final KnownTaxonomy taxonomy;

    OwnSources(KnownLinks links, KnownTaxonomy taxonomy) {
        this.links = links;
        this.taxonomy = taxonomy;
    }

    @Override
    public @Nullable Source of(Arrival arrival) {
        Source told = arrival.context().source();
        Source source = linked(arrival).map(Link::origin).orElse(told);
        return source == null ? null : taxonomy.now().classify(Rule.Touch.of(arrival, source));
    }

    private Optional<Link> linked(Arrival arrival) {
        String page = Rule.Touch.text(arrival, "page.url");
        return page == null ? Optional.empty() : Targets.linkIn(page).flatMap(links::find);
    }
}
