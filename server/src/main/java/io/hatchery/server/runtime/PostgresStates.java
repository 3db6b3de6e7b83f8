package io.hatchery.server.runtime;

import io.hatchery.engine.LeadState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Reads states from the rows of leads. */
@Component
class PostgresStates implements States {
    private static final int PAGE = 500;

    private final LeadRows leads;
    private final Identities identities;
    private final Codec codec;

    PostgresStates(LeadRows leads, Identities identities, Codec codec) {
        this.leads = leads;
        this.identities = identities;
        this.codec = codec;
    }

    @Override
    public Optional<LeadState> of(long lead) {
        return of(List.of(lead)).stream()
                .findFirst()
                .or(() -> leads.mergedLead(lead)
                        .flatMap(into -> of(List.of(into)).stream().findFirst()));
    }

    @Override
    public List<LeadState> of(List<Long> ids) {
        return leads.read(ids).stream().map(row -> codec.state(row.state())).toList();
    }

    @Override
    public void each(Consumer<LeadState> consumer) {
        long after = 0;
        List<LeadRows.Stored> page;
        do {
            page = leads.readAfter(after, PAGE);
            for (LeadRows.Stored row : page) {
                consumer.accept(codec.state(row.state()));
                after = row.id();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public Optional<Long> find(Identifier identifier) {
        return identities.lead(identifier);
    }

    @Override
    public List<Identifier> identifiers(long lead) {
        return identities.known(lead);
    }

    @Override
    public Optional<Long> joinedInto(long lead) {
        return leads.find(List.of(lead)).stream()
                .filter(found -> found.asked() != found.self())
                .map(LeadRows.Found::self)
                .findFirst();
    }
}
