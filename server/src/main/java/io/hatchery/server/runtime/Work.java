package io.hatchery.server.runtime;

import io.hatchery.engine.Effect;
import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.Step;
import io.hatchery.engine.playbook.CompiledPlaybook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction does to one lead: the inputs it takes, one after the other, and all they lead to. */
final class Work {
    /** What others knew of the lead. */
    private final LeadState told;

    private final LeadState before;
    private final boolean born;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Logged> log = new ArrayList<>();
    private List<Identifier> linked = List.of();
    private LeadState state;
    private final boolean wasKnown;
    private boolean known;
    private int playbook;

    private Work(LeadState told, LeadState before, boolean born, boolean known, int playbook) {
        this.told = told;
        this.wasKnown = known;
        this.before = before;
        this.state = before;
        this.born = born;
        this.known = known;
        this.playbook = playbook;
    }

    static Work onNewLead(long lead, int playbook) {
        LeadState unknown = LeadState.unknown(lead);
        return new Work(unknown, unknown, true, false, playbook);
    }

    static Work on(LeadRows.Stored row, LeadState state) {
        return new Work(state, state, false, row.known(), row.playbook());
    }

    /** On a lead that had been merged and is given back: others hear of it as of a new one. */
    static Work again(LeadState former, boolean known, int playbook, List<Identifier> identifiers) {
        Work work = new Work(LeadState.unknown(former.lead()), former, false, known, playbook);
        work.linked = List.copyOf(identifiers);
        return work;
    }

    /** The identifiers others are to hear of. */
    void knownBy(List<Identifier> identifiers) {
        linked = List.copyOf(identifiers);
    }

    /** Another lead turned out to be this one. */
    void merge(CompiledPlaybook rules, String id, Work other, List<Identifier> identifiers, Instant now, String by) {
        linked = List.copyOf(identifiers);
        known |= other.known;
        moment(rules, new Input.Merge(id, lead(), now, other.state), Logged.MERGE, by);
    }

    /**
     * What a lead is again.
     *
     * @param input the name of the step
     * @param type of its row in the log
     * @param playbook the version the state is complete for
     */
    record Past(String input, String type, LeadState state, int playbook) {}

    /** It was not so after all. */
    void restore(CompiledPlaybook rules, Past past, Instant now, String by) {
        moment(rules, new Input.Restore(past.input(), lead(), now, past.state()), past.type(), by);
        playbook = past.playbook();
    }

    /** Nothing but this is known of who the lead is. */
    void knownOnlyBy(List<Identifier> identifiers) {
        known = identifiers.stream().anyMatch(one -> one.kind() != Identifier.Kind.ANONYMOUS_ID);
    }

    /** Who stands behind the lead, after this batch. */
    void identified(Person person) {
        linked = List.copyOf(person.linked());
        known = person.known();
    }

    void happened(CompiledPlaybook rules, Incoming incoming) {
        Arrival a = incoming.arrival();
        Input.Happened input = new Input.Happened(
                incoming.input(),
                lead(),
                a.type(),
                a.occurredAt(),
                a.receivedAt(),
                a.traits(),
                a.properties(),
                a.context(),
                a.historic());
        List<Fact> concluded = take(rules, input);
        log.add(new Logged(
                lead(),
                state.seq(),
                input.id(),
                a.source(),
                a.type(),
                a.occurredAt(),
                a.receivedAt(),
                a.historic(),
                a.context().actor(),
                input,
                concluded,
                a.raw(),
                a.who() instanceof Arrival.Who.Lead(long asked) && asked != lead() ? asked : null));
    }

    /** Takes over what happened to an anonymous lead that turned out to be this one. It is history now and moves no one. */
    void inherit(CompiledPlaybook rules, Logged row, Input.Happened then) {
        Input.Happened input = new Input.Happened(
                then.id(),
                lead(),
                then.type(),
                then.occurredAt(),
                then.receivedAt(),
                then.traits(),
                then.properties(),
                then.context(),
                true);
        List<Fact> concluded = take(rules, input);
        log.add(new Logged(
                lead(),
                state.seq(),
                input.id(),
                row.source(),
                row.type(),
                row.occurredAt(),
                row.receivedAt(),
                true,
                row.actor(),
                input,
                concluded,
                row.raw(),
                row.lead()));
    }

    void due(CompiledPlaybook rules, Instant now) {
        moment(rules, new Input.Due("due:" + lead() + ":" + state.seq(), lead(), now), Logged.DUE, null);
    }

    void refill(CompiledPlaybook rules, Input.Refill refill) {
        moment(rules, refill, Logged.REFILL, null);
        playbook = rules.playbook().version();
    }

    private void moment(CompiledPlaybook rules, Input input, String type, @Nullable String by) {
        List<Fact> concluded = take(rules, input);
        if (!concluded.isEmpty()) {
            log.add(new Logged(
                    lead(),
                    state.seq(),
                    input.id(),
                    Logged.HOST,
                    type,
                    input.now(),
                    input.now(),
                    false,
                    by,
                    null,
                    concluded,
                    null,
                    null));
        }
    }

    private List<Fact> take(CompiledPlaybook rules, Input input) {
        Step step = Engine.step(rules, state, input);
        state = step.state();
        inputs.add(input);
        facts.addAll(step.facts());
        effects.addAll(step.effects());
        return step.facts();
    }

    ReadModel.Change change() {
        return new ReadModel.Change(told, state, linked, inputs, facts);
    }

    long lead() {
        return before.lead();
    }

    LeadState state() {
        return state;
    }

    int playbook() {
        return playbook;
    }

    boolean born() {
        return born;
    }

    boolean known() {
        return known;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Logged> log() {
        return log;
    }

    /** Whether the lead is another now; if not, nothing but its playbook and its next moment need be written, and nobody be told. */
    boolean moved() {
        return born || !facts.isEmpty() || !linked.isEmpty() || known != wasKnown;
    }

    boolean empty() {
        return inputs.isEmpty();
    }
}
