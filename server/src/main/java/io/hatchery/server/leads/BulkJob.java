package io.hatchery.server.leads;

import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.JobKind;
import io.hatchery.server.playbook.Playbooks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Does the same with many leads, a few hundred at a time, in the order of their numbers. Each lead's event has an id made of the job
 * and the lead, so a turn done again does nothing twice.
 */
@Component
class BulkJob implements JobKind<BulkJob.State> {
    private static final int CHUNK = 200;

    private final LeadQueries queries;
    private final Sieve sieve;
    private final LeadActions actions;
    private final Users users;
    private final Playbooks playbooks;
    private final BulkRows rows;

    BulkJob(LeadQueries queries, Sieve sieve, LeadActions actions, Users users, Playbooks playbooks, BulkRows rows) {
        this.queries = queries;
        this.sieve = sieve;
        this.actions = actions;
        this.users = users;
        this.playbooks = playbooks;
        this.rows = rows;
    }

    /** What is done with them. */
    enum What {
        TAG,
        UNTAG,
        ASSIGN,
        STAGE
    }

    /**
     * @param value the tag, owner or stage; null for no owner
     * @param ids these leads; empty for all that {@code query} means
     * @param query the address of a list after its question mark
     * @param by the id of the user who asked
     * @param after the last lead done
     */
    record State(
            What what,
            @Nullable String value,
            @Nullable String note,
            List<Long> ids,
            String query,
            String by,
            long after,
            long done,
            long total) {

        LeadActions.Action action() {
            String given = value == null ? "" : value;
            return switch (what) {
                case TAG -> new LeadActions.AddTag(given);
                case UNTAG -> new LeadActions.RemoveTag(given);
                case ASSIGN -> new LeadActions.Assign(value);
                case STAGE -> new LeadActions.SetStage(given, note);
            };
        }

        State walked(long to, int many) {
            return new State(what, value, note, ids, query, by, to, done + many, total);
        }
    }

    /** @param changed leads the change was made to; moves the lifecycle does not allow show on their timelines */
    record Result(long changed) {}

    @Override
    public String name() {
        return "leads-bulk";
    }

    @Override
    public Class<State> state() {
        return State.class;
    }

    @Override
    public Turn<State> turn(Job job, State state) {
        Optional<User> by = users.find(state.by());
        Sieve.Walk next = next(state);
        if (next.last() == null || by.isEmpty()) {
            return new Turn.Done<>(new Result(state.done()));
        }
        if (!next.ids().isEmpty()) {
            rows.changing(job.id(), next.ids());
            actions.performAll(next.ids(), state.action(), by.get(), job.id());
        }
        State walked = state.walked(next.last(), next.ids().size());
        return new Turn.More<>(walked, walked.done(), state.total(), Job.Note.of("leads-bulk", walked.done()));
    }

    private Sieve.Walk next(State state) {
        if (state.ids().isEmpty()) {
            return sieve.walk(filter(state), state.after(), CHUNK);
        }
        List<Long> ids = state.ids().stream()
                .filter(id -> id > state.after())
                .sorted()
                .limit(CHUNK)
                .toList();
        return new Sieve.Walk(
                queries.of(ids).stream().map(LeadItem::id).toList(), ids.isEmpty() ? null : ids.getLast());
    }

    LeadFilter filter(State state) {
        return LeadFilterReader.read(
                query(state.query()),
                "user:" + state.by(),
                playbooks.current().playbook().timeZone());
    }

    private static MultiValueMap<String, String> query(String text) {
        MultiValueMap<String, String> encoded =
                UriComponentsBuilder.newInstance().query(text).build().getQueryParams();
        MultiValueMap<String, String> decoded = new org.springframework.util.LinkedMultiValueMap<>();
        encoded.forEach((name, values) -> values.forEach(value -> decoded.add(
                name,
                value == null ? "" : java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8))));
        return decoded;
    }
}
