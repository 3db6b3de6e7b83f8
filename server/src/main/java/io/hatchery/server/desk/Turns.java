package io.hatchery.server.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Round robin: within a team, whoever had a turn least recently is next; who never had one comes first, in the order of ids. */
@Repository
class Turns {
    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next turn for an effect; asked again for the same effect, the answer is the same and no turn is taken.
     *
     * @param members those who can be chosen now
     * @return empty when there is no one
     */
    @Transactional
    public Optional<String> take(String effect, long lead, String team, List<String> members, Instant now) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) l")
                .param("key", "desk.turn " + team)
                .query(Integer.class)
                .single();
        Optional<String> before = jdbc.sql("select person from desk.assignment where effect = :effect")
                .param("effect", effect)
                .query(String.class)
                .optional();
        if (before.isPresent() || members.isEmpty()) {
            return before;
        }
        String next = jdbc.sql("""
                        select m.person from unnest(:members::text[]) as m(person)
                        left join desk.turn t on t.team = :team and t.person = m.person
                        order by t.last_turn nulls first, m.person limit 1
                        """)
                .param("members", members.toArray(String[]::new))
                .param("team", team)
                .query(String.class)
                .single();
        record(effect, lead, team, next, now);
        return Optional.of(next);
    }

    private void record(String effect, long lead, String team, String person, Instant now) {
        jdbc.sql("""
                        insert into desk.turn (team, person, last_turn)
                        values (:team, :person, (select coalesce(max(last_turn), 0) + 1 from desk.turn where team = :team))
                        on conflict (team, person) do update set last_turn = excluded.last_turn
                        """).param("team", team).param("person", person).update();
        jdbc.sql("""
                        insert into desk.assignment (effect, lead, asked, person, at)
                        values (:effect, :lead, :team, :person, :at::timestamptz)
                        """)
                .param("effect", effect)
                .param("lead", lead)
                .param("team", team)
                .param("person", person)
                .param("at", now.toString())
                .update();
    }
}
