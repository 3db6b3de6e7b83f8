package io.hatchery.server.access;

import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class People implements Users {
    static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;

    private final JdbcClient db;
    private final Ids ids;
    private final Clock clock;
    private final PasswordEncoder passwords;

    People(JdbcClient db, Ids ids, Clock clock, PasswordEncoder passwords) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** A person as administrators see them. */
    record Row(User user, boolean active) {}

    /** What sign-in needs. */
    record Credentials(User user, String hash) {}

    @Override
    public Optional<User> find(String id) {
        return row(id).map(Row::user);
    }

    Optional<Row> row(String id) {
        return db.sql("SELECT * FROM access.person WHERE id = ?")
                .param(id)
                .query(People::row)
                .optional();
    }

    List<Row> all() {
        return db.sql("SELECT * FROM access.person ORDER BY lower(name), id")
                .query(People::row)
                .list();
    }

    @Override
    public List<User> active() {
        return db.sql("SELECT * FROM access.person WHERE active ORDER BY lower(name), id")
                .query(People::user)
                .list();
    }

    @Override
    public List<User> of(Team team) {
        return db.sql("SELECT * FROM access.person WHERE active AND ? = ANY (teams) ORDER BY lower(name), id")
                .param(team.code())
                .query(People::user)
                .list();
    }

    @Override
    public boolean any() {
        return db.sql("SELECT EXISTS (SELECT 1 FROM access.person)")
                .query(Boolean.class)
                .single();
    }

    Optional<Credentials> credentials(String email) {
        return db.sql("SELECT * FROM access.person WHERE lower(email) = lower(?) AND active")
                .param(email.strip())
                .query((row, n) -> new Credentials(user(row, n), row.getString("password_hash")))
                .optional();
    }

    @Override
    public User add(NewUser person) {
        List<Fault> faults = new ArrayList<>(faults(person.email(), person.name(), person.locale(), person.roles()));
        faults.addAll(passwordFaults(person.password()));
        refuse(faults);
        User user = new User(
                ids.next(),
                person.email().strip(),
                person.name().strip(),
                person.roles(),
                person.teams(),
                person.locale());
        try {
            db.sql("""
                            INSERT INTO access.person (id, email, name, password_hash, roles, teams, locale, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            user.id(),
                            user.email(),
                            user.name(),
                            passwords.encode(person.password()),
                            roles(user.roles()),
                            teams(user.teams()),
                            user.locale(),
                            Timestamp.from(clock.now()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problems.invalid("email", "taken");
        }
        return user;
    }

    /** Changes everything but the password. The last active administrator can neither be demoted nor switched off. */
    @Transactional
    void change(User user, boolean active) {
        refuse(faults(user.email(), user.name(), user.locale(), user.roles()));
        keepAnAdministrator(user, active);
        try {
            db.sql("""
                            UPDATE access.person SET email = ?, name = ?, roles = ?, teams = ?, locale = ?, active = ?
                            WHERE id = ?
                            """)
                    .params(
                            user.email().strip(),
                            user.name().strip(),
                            roles(user.roles()),
                            teams(user.teams()),
                            user.locale(),
                            active,
                            user.id())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problems.invalid("email", "taken");
        }
    }

    /** Locks the administrators first, so that two of them cannot switch each other off at once. */
    private void keepAnAdministrator(User user, boolean active) {
        List<String> administrators = db.sql(
                        "SELECT id FROM access.person WHERE active AND 'ADMIN' = ANY (roles) ORDER BY id FOR UPDATE")
                .query(String.class)
                .list();
        boolean remains = active && user.roles().contains(Role.ADMIN);
        if (!remains && administrators.equals(List.of(user.id()))) {
            throw Problems.conflict("last-administrator");
        }
    }

    void setPassword(String id, String password) {
        refuse(passwordFaults(password));
        db.sql("UPDATE access.person SET password_hash = ? WHERE id = ?")
                .params(passwords.encode(password), id)
                .update();
    }

    boolean matches(String id, String password) {
        return db.sql("SELECT password_hash FROM access.person WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .filter(hash -> passwords.matches(password, hash))
                .isPresent();
    }

    static List<Fault> passwordFaults(String password) {
        int length = password.codePointCount(0, password.length());
        return length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD
                ? List.of(Fault.of("password", "password-length", SHORTEST_PASSWORD, LONGEST_PASSWORD))
                : List.of();
    }

    private static List<Fault> faults(String email, String name, String locale, Set<Role> roles) {
        List<Fault> faults = new ArrayList<>();
        if (!email.strip().matches("[^@\\s]+@[^@\\s]+\\.?[^@\\s]+") || email.length() > LONGEST_EMAIL) {
            faults.add(Fault.of("email", "email"));
        }
        if (name.isBlank()) {
            faults.add(Fault.of("name", "required"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(Fault.of("name", "too-long", LONGEST_NAME));
        }
        if (!locale.equals("zh-CN") && !locale.equals("en")) {
            faults.add(Fault.of("locale", "unknown", locale));
        }
        if (roles.isEmpty()) {
            faults.add(Fault.of("roles", "required"));
        }
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }

    private static String[] roles(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static String[] teams(Set<Team> teams) {
        return teams.stream().map(Team::code).sorted().toArray(String[]::new);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(user(row, n), row.getBoolean("active"));
    }

    static User user(ResultSet row, int n) throws SQLException {
        return new User(
                row.getString("id"),
                row.getString("email"),
                row.getString("name"),
                texts(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toSet()),
                texts(row.getArray("teams")).map(Team::of).collect(Collectors.toSet()),
                row.getString("locale"));
    }

    private static java.util.stream.Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
