package io.hatchery.server.wecom;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.runtime.Arrival;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Identifier;
import io.hatchery.server.runtime.States;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wecom.CodeRows.Code;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings those who were customers before the company was connected: of a hundred colleagues a hundred customers at a time. All else
 * that WeCom knows of each, their tags too, is asked afterwards, as it is of those who come anew.
 */
@Component
class CustomerJob implements JobKind<CustomerJob.Progress> {
    /** Colleagues WeCom takes in one call, at most. */
    private static final int STAFF = 100;

    private final Settings settings;
    private final WeComApi api;
    private final CodeRows codes;
    private final ErrandRows errands;
    private final States states;
    private final Events events;
    private final Clock clock;

    CustomerJob(
            Settings settings,
            WeComApi api,
            CodeRows codes,
            ErrandRows errands,
            States states,
            Events events,
            Clock clock) {
        this.settings = settings;
        this.api = api;
        this.codes = codes;
        this.errands = errands;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param staff whose customers are not all known yet; null before WeCom named them
     * @param next where WeCom goes on with the first hundred of them; empty at the beginning
     */
    record Progress(String corp, @Nullable List<String> staff, String next, Came came) {
        static Progress first(String corp) {
            return new Progress(corp, null, "", new Came(0, 0));
        }
    }

    /**
     * What came of it.
     *
     * @param fresh leads nobody knew
     * @param known who had been heard of before
     */
    record Came(long fresh, long known) {
        Came and(Came other) {
            return new Came(fresh + other.fresh, known + other.known);
        }
    }

    @Override
    public String name() {
        return "wecom-customers";
    }

    @Override
    public Class<Progress> state() {
        return Progress.class;
    }

    @Override
    public Turn<Progress> turn(Job job, Progress state) {
        Optional<Corp> corp = settings.get(WeComSettings.AREA).find(state.corp());
        if (corp.isEmpty()) {
            return new Turn.Failed<>(Job.Note.of("wecom-no-corp", state.corp()));
        }
        List<String> staff = state.staff();
        if (staff != null && staff.isEmpty()) {
            return new Turn.Done<>(state.came());
        }
        Answer answer = staff == null
                ? api.staff(corp.get())
                : api.customers(corp.get(), staff.subList(0, Math.min(STAFF, staff.size())), state.next());
        return switch (answer) {
            case Answer.Refused(int code, String message) ->
                new Turn.Failed<>(Job.Note.of("wecom-refused", code, message));
            case Answer.Away(String why) -> throw new IllegalStateException("WeCom does not answer: " + why);
            case Answer.Good(JsonNode body) ->
                on(staff == null ? named(state, body) : told(corp.get(), state, staff, body));
        };
    }

    private static Turn<Progress> on(Progress next) {
        return new Turn.More<>(next, next.came().fresh() + next.came().known(), 0, Job.Note.of("wecom-customers"));
    }

    private static Progress named(Progress state, JsonNode body) {
        List<String> staff = body.path("follow_user")
                .valueStream()
                .map(one -> one.asString(""))
                .filter(one -> !one.isEmpty())
                .toList();
        return new Progress(state.corp(), staff, "", state.came());
    }

    private Progress told(Corp corp, Progress state, List<String> staff, JsonNode body) {
        Came came = state.came()
                .and(take(
                        corp,
                        body.path("external_contact_list")
                                .valueStream()
                                .map(Earlier::of)
                                .filter(Objects::nonNull)
                                .toList()));
        String next = body.path("next_cursor").asString("");
        return next.isEmpty()
                ? new Progress(
                        state.corp(), List.copyOf(staff.subList(Math.min(STAFF, staff.size()), staff.size())), "", came)
                : new Progress(state.corp(), staff, next, came);
    }

    private Came take(Corp corp, List<Earlier> customers) {
        List<Arrival> arrivals = new ArrayList<>();
        Set<String> fresh = new HashSet<>();
        long known = 0;
        for (Earlier customer : customers) {
            List<Identifier> identifiers = customer.identifiers(corp);
            if (states.find(identifiers.getFirst()).isEmpty()) {
                Code code = customer.state().isEmpty()
                        ? null
                        : codes.find(corp.id(), customer.state()).orElse(null);
                arrivals.addAll(customer.added(corp, code, clock.now()));
                fresh.add(customer.external());
            } else {
                if (identifiers.stream().anyMatch(one -> states.find(one).isEmpty())) {
                    arrivals.add(customer.recognised(corp, clock.now()));
                }
                known++;
            }
        }
        events.accept(arrivals);
        customers.stream()
                .map(Earlier::external)
                .distinct()
                .forEach(external -> states.find(Contacts.identifier(corp, external))
                        .ifPresent(lead ->
                                errands.ask(corp.id(), lead, ErrandRows.Kind.PROFILE, external, true, clock.now())));
        return new Came(fresh.size(), known);
    }
}
