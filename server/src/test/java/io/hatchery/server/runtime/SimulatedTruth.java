package io.hatchery.server.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Engine;
import io.hatchery.engine.Fact;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.server.playbook.Playbooks;
import io.hatchery.server.playbook.PlaybooksOn;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be so at the end of every simulated world. */
final class SimulatedTruth {
    private final SimulatedWorld world;
    private final JdbcTemplate jdbc;
    private final Instant now;

    SimulatedTruth(SimulatedWorld world) {
        this.world = world;
        this.jdbc = world.database.jdbc;
        this.now = world.clock.now();
    }

    /** The next moment at which a lead or an effect wants something; null for never. */
    static @Nullable Instant nextDue(SimulatedWorld world) {
        OffsetDateTime next = world.database.jdbc.queryForObject("""
                select least((select min(due_at) from runtime.lead),
                    (select min(due_at) from runtime.outbox where state = 'WAITING'))
                """, OffsetDateTime.class);
        return next == null ? null : next.toInstant();
    }

    void holds() {
        everyMessageIsInTheLogOnce();
        nothingIsLeftInQuarantine();
        noMessageWentOutTwice();
        everyEffectCameToAnEnd();
        CompiledPlaybook rules = everyLeadIsCompleteForTheRulesInForce();
        Map<Long, LeadState> states = replayEqualsState();
        states.values().forEach(this::isNotOverdue);
        everyoneIsOneLeadThatKnowsAllTheyDid(states, rules);
        readModelsAgree(states);
    }

    private void everyMessageIsInTheLogOnce() {
        Map<String, Integer> log = new HashMap<>();
        jdbc.query("select input from runtime.event where happened is not null", row -> {
            log.merge(row.getString(1), 1, Integer::sum);
        });
        assertThat(log.entrySet()).as("events taken more than once").allMatch(entry -> entry.getValue() == 1);
        world.messages.all().stream()
                .filter(one -> one.acknowledged)
                .forEach(one -> assertThat(log)
                        .as("the acknowledged event %s", one.arrival.messageId())
                        .containsKey(Incoming.of(one.arrival).input()));
    }

    private void nothingIsLeftInQuarantine() {
        assertThat(jdbc.queryForList("select why from runtime.quarantine", String.class))
                .as("quarantine, after everything was healed and replayed")
                .isEmpty();
    }

    private void noMessageWentOutTwice() {
        assertThat(world.taken)
                .as("messages by how often the provider took them")
                .allSatisfy((effect, times) -> assertThat(times).as(effect).isEqualTo(1));
        List<String> recorded = jdbc.queryForList(
                "select effect from delivery.message where state in ('SENT', 'UNKNOWN')", String.class);
        assertThat(recorded).as("what the ledger says may have gone out").containsAll(world.taken.keySet());
        assertThat(world.taken.keySet())
                .as("what the provider took")
                .containsAll(
                        jdbc.queryForList("select effect from delivery.message where state = 'SENT'", String.class));
    }

    private void everyEffectCameToAnEnd() {
        assertThat(jdbc.queryForList(
                        "select effect from runtime.outbox where state = 'WAITING' and due_at <= ?",
                        String.class,
                        Sql.time(now)))
                .as("effects nobody carries out")
                .isEmpty();
        assertThat(jdbc.queryForList("""
                        select effect from runtime.outbox where kind = 'Send' and state <> 'WAITING'
                        except select effect from delivery.message
                        """, String.class))
                .as("messages wanted, ended and never recorded")
                .isEmpty();
    }

    private CompiledPlaybook everyLeadIsCompleteForTheRulesInForce() {
        Playbooks playbooks = new PlaybooksOn(JdbcClient.create(jdbc), world.clock).fresh();
        CompiledPlaybook rules = playbooks.current();
        assertThat(jdbc.queryForList(
                        "select id from runtime.lead where playbook <> ? and joined_into is null",
                        Long.class,
                        rules.playbook().version()))
                .as("leads a finished re-derivation left behind")
                .isEmpty();
        return rules;
    }

    private Map<Long, LeadState> replayEqualsState() {
        Codec codec = new Codec();
        LeadRows leads = new LeadRows(jdbc);
        Map<Long, LeadState> states = new HashMap<>();
        leads.readAfter(0, 1000).forEach(row -> states.put(row.id(), codec.state(row.state())));
        Map<Long, LeadState> folded = new HashMap<>();
        states.keySet().forEach(lead -> folded.put(lead, LeadState.unknown(lead)));
        for (EventLog.Numbered numbered : new EventLog(jdbc, codec).of(states.keySet())) {
            long lead = numbered.row().lead();
            LeadState state = folded.getOrDefault(lead, LeadState.unknown(lead));
            for (Fact fact : numbered.row().facts()) {
                assertThat(fact.seq())
                        .as("the number of a fact of lead %d", lead)
                        .isEqualTo(state.seq() + 1);
                state = Engine.evolve(state, fact);
            }
            folded.put(lead, state);
        }
        assertThat(folded).as("facts folded").isEqualTo(states);
        leads.readAfter(0, 1000)
                .forEach(row -> assertThat(row.seq())
                        .isEqualTo(
                                states.get(row.id()) == null
                                        ? -1
                                        : codec.state(row.state()).seq()));
        return states;
    }

    private void isNotOverdue(LeadState state) {
        Instant due = state.nextDue();
        Instant alarm = jdbc.queryForObject(
                "select due_at from runtime.lead where id = ?",
                (row, n) -> row.getObject(1) == null ? Instant.MAX : Sql.time(row, "due_at"),
                state.lead());
        if (due != null) {
            assertThat(due)
                    .as("when lead %d wants to be looked at", state.lead())
                    .isAfter(now);
            assertThat(alarm).as("the alarm of lead %d", state.lead()).isBeforeOrEqualTo(due);
        }
    }

    private void everyoneIsOneLeadThatKnowsAllTheyDid(Map<Long, LeadState> states, CompiledPlaybook rules) {
        Map<Integer, Map<String, Long>> did = new HashMap<>();
        world.messages
                .all()
                .forEach(one -> did.computeIfAbsent(one.person, person -> new HashMap<>())
                        .merge(one.arrival.type(), 1L, Long::sum));
        Map<Integer, Long> leads = new HashMap<>();
        jdbc.query("select value, lead from runtime.identity where kind = 0", row -> {
            leads.put(Integer.parseInt(row.getString("value").substring(1)), row.getLong("lead"));
        });
        assertThat(leads.keySet()).as("people who are a lead").isEqualTo(did.keySet());
        assertThat(states.keySet()).as("leads").containsExactlyInAnyOrderElementsOf(leads.values());
        did.forEach((person, types) -> types.forEach((type, count) -> {
            if (rules.patternKeys().contains(type)) {
                LeadState state = states.getOrDefault(leads.getOrDefault(person, 0L), LeadState.unknown(0));
                assertThat(state.summaries().of(type).count())
                        .as("how often lead %d did %s", state.lead(), type)
                        .isEqualTo(count);
            }
        }));
    }

    private void readModelsAgree(Map<Long, LeadState> states) {
        Map<Long, String> rows = new HashMap<>();
        jdbc.query("select id, seq, stage, grade from leads.lead", row -> {
            rows.put(
                    row.getLong("id"),
                    row.getLong("seq") + " " + row.getString("stage") + " " + row.getString("grade"));
        });
        Map<Long, String> expected = new HashMap<>();
        states.forEach((lead, state) -> expected.put(
                lead,
                state.seq() + " " + state.stage().stage() + " " + state.scores().grade()));
        assertThat(rows).as("the records of leads").isEqualTo(expected);
    }
}
