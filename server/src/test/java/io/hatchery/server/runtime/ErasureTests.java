package io.hatchery.server.runtime;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class ErasureTests {
    /** Tables that name leads and are about no person's doing: the proofs themselves, and what fills again. */
    private static final Set<String> NOT_PERSONAL = Set.of("runtime.erasure");

    @Autowired
    private Events events;

    @Autowired
    private Merges merges;

    @Autowired
    private States states;

    @Autowired
    private TestClock clock;

    @Autowired
    private Console console;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<PersonalData> modules;

    private long lead(Arrivals arrival) {
        clock.advance(Duration.ofMinutes(1));
        return arrival.at(clock.now()).into(events);
    }

    /** Fails when a table is added that names leads and no module says it keeps it. */
    @Test
    void everyTableThatNamesLeadsIsSomebodysToErase() {
        Set<String> kept = Stream.concat(
                        modules.stream()
                                .flatMap(module -> module.kept().stream())
                                .map(PersonalData.Kept::table),
                        Stream.of(
                                "runtime.event", "runtime.outbox", "runtime.merge", "runtime.identity", "runtime.lead"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> naming = jdbc.sql("""
                        select distinct c.table_schema || '.' || c.table_name
                        from information_schema.columns c
                        join pg_class k on k.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                        where c.column_name in ('lead', 'told_to', 'loser', 'winner') and not k.relispartition
                            and c.table_schema not in ('pg_catalog', 'information_schema') and c.data_type = 'bigint'
                        """).query(String.class).list();
        assertThat(naming).hasSizeGreaterThan(20);
        assertThat(naming.stream().filter(one -> !NOT_PERSONAL.contains(one)).toList())
                .allSatisfy(one -> assertThat(kept).contains(one));
    }

    @Test
    void nothingOfAPersonIsLeftAnywhereButThatTheyWereErased() {
        String mail = "unmistakable@person.cn";
        long lead = lead(anArrival("x1")
                .by(email(mail), cookie("unmistakable-cookie"))
                .of("identify")
                .trait("email", mail)
                .trait("name", "Unmistakable Person")
                .raw("{\"email\":\"" + mail + "\"}"));
        long other =
                lead(anArrival("x2").by(phone("+8613899990001")).of("identify").trait("phone", "+8613899990001"));
        merges.merge(lead, other, "user:1", "review");
        lead(anArrival("x3")
                .by(email(mail))
                .of("consent.given")
                .property("channel", "email")
                .property("text", "Unmistakable words"));
        lead(anArrival("x4").by(email(mail)).of("opportunity.won").property("opportunity", "Unmistakable deal"));
        Console marketer = console.as(Role.MARKETER);
        marketer.post("/api/leads/" + lead + "/actions/note", "{\"text\":\"Unmistakable note\"}")
                .is(200);
        Console admin = console.as(Role.ADMIN);

        JsonNode told =
                admin.get("/api/leads/" + lead + "/personal-data.json").is(200).json();
        assertThat(told.at("/tables/runtime.identity").toString()).contains(mail, "+8613899990001");
        assertThat(told.at("/tables/consent.entry/0/words").asString()).isEqualTo("Unmistakable words");
        assertThat(told.at("/tables/desk.opportunity/0/id").asString()).isEqualTo("Unmistakable deal");
        assertThat(placesOf("nmistakable")).isNotEmpty();

        String asked = "{\"confirm\":%d,\"reason\":\"Request 17\"}";
        marketer.post("/api/leads/" + lead + "/erase", asked.formatted(lead)).is(403);
        admin.post("/api/leads/" + lead + "/erase", asked.formatted(lead + 1)).is(400);
        admin.post("/api/leads/" + lead + "/erase", asked.formatted(lead)).is(200);

        assertThat(placesOf("nmistakable")).isEmpty();
        assertThat(placesOf("+8613899990001")).isEmpty();
        assertThat(states.of(lead)).isEmpty();
        assertThat(states.of(other)).isEmpty();
        admin.get("/api/leads/" + lead).is(404);
        JsonNode proof = admin.get("/api/erasures/search?known=Unmistakable@Person.cn")
                .is(200)
                .json();
        assertThat(proof.at("/items/0/reason").asString()).isEqualTo("Request 17");
        assertThat(proof.at("/items/0/removed/runtime.event").asLong()).isGreaterThan(4);
        assertThat(admin.get("/api/erasures/search?known=nobody@person.cn")
                        .is(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(admin.get("/api/erasures").is(200).json().at("/items"))
                .filteredOn(item -> item.at("/reason").asString().equals("Request 17"))
                .hasSize(1);
        long again = lead(
                anArrival("x9").by(email(mail), cookie("unmistakable-cookie")).of("page"));
        assertThat(again).isNotIn(lead, other);
    }

    @Test
    void whatNamesNobodyElseGoesAndWhatOnlyLooksAlikeStays() {
        String mail = "named@person.cn";
        long lead = lead(anArrival("y1")
                .by(email(mail), new Identifier(Identifier.Kind.CRM_ID, "1"))
                .of("identify")
                .raw("not=json&email=" + mail));
        refused("{\"email\":\"" + mail + "\"}");
        refused("{\"email\":\"un" + mail + "\",\"quantity\":\"1\"}");
        Console admin = console.as(Role.ADMIN);
        assertThat(admin.get("/api/leads/" + lead + "/personal-data.json")
                        .is(200)
                        .json()
                        .at("/tables/runtime.event/0/told")
                        .asString())
                .isEqualTo("not=json&email=" + mail);

        JsonNode proof = admin.post("/api/leads/" + lead + "/erase", Map.of("confirm", lead, "reason", "Request 18"))
                .is(200)
                .json();

        assertThat(proof.at("/removed/intake.rejected").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("select raw from intake.rejected")
                        .query(String.class)
                        .list())
                .containsExactly("{\"email\":\"unnamed@person.cn\",\"quantity\":\"1\"}");
    }

    private void refused(String raw) {
        jdbc.sql("insert into intake.rejected (write_key, at, code, args, raw) values ('k', now(), 'x', '{}', ?)")
                .param(raw)
                .update();
    }

    /** Tables in which a text stands anywhere, in the clear or in bytes. */
    private List<String> placesOf(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                        """).query(String.class).list().stream()
                .filter(table -> jdbc.sql("select exists (select 1 from " + table
                                + " t where position(:text in t::text) > 0 or position(:hex in t::text) > 0)")
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
