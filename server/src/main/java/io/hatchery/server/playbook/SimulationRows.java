package io.hatchery.server.playbook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class SimulationRows implements Simulations {
    private static final String LEAN =
            "id, kind, journey, asked, asked_by, asked_name, asked_at, job, null as report, ended_at";

    private final JdbcClient jdbc;

    SimulationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void add(Simulation asked) {
        jdbc.sql("""
                        insert into playbook.simulation (id, kind, journey, asked, asked_by, asked_name, asked_at, job)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(asked.id())
                .param(asked.kind().name())
                .param(asked.journey())
                .param(asked.asked())
                .param(asked.askedBy())
                .param(asked.askedName())
                .param(asked.askedAt().atOffset(ZoneOffset.UTC))
                .param(asked.job())
                .update();
        jdbc.sql("""
                        delete from playbook.simulation where kind = :kind and id not in
                            (select id from playbook.simulation where kind = :kind order by id desc limit :kept)
                        """).param("kind", asked.kind().name()).param("kept", KEPT).update();
    }

    @Override
    public void done(String id, String report, Instant at) {
        jdbc.sql("update playbook.simulation set report = ?, ended_at = ? where id = ?")
                .param(report)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
    }

    @Override
    public Optional<Simulation> find(String id) {
        return jdbc.sql("select * from playbook.simulation where id = ?")
                .param(id)
                .query(SimulationRows::simulation)
                .optional();
    }

    @Override
    public List<Simulation> newest(Simulation.Kind kind, @Nullable String journey) {
        return jdbc.sql("select " + LEAN + """
                         from playbook.simulation
                        where kind = :kind and (:journey::text is null or journey = :journey) order by id desc
                        """)
                .param("kind", kind.name())
                .param("journey", journey)
                .query(SimulationRows::simulation)
                .list();
    }

    private static Simulation simulation(ResultSet row, int n) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Simulation(
                row.getString("id"),
                Simulation.Kind.valueOf(row.getString("kind")),
                row.getString("journey"),
                row.getString("asked"),
                row.getString("asked_by"),
                row.getString("asked_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("job"),
                row.getString("report"),
                ended == null ? null : ended.toInstant());
    }
}
