package io.hatchery.server.leads;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.States;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Accounts that may be one, are parts of others, or turn out to be others; who decides there; how warm they were. */
@HatcheryTest
class AccountFamilyTests {
    private static int rounds;

    @Autowired
    private Console visitor;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Upkeep upkeep;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    private Console marketer;
    private String brand = "";

    @BeforeEach
    void aBrandNobodyHasYet() {
        brand = "云帆" + (char) ('甲' + ++rounds);
        marketer = visitor.as(Role.MARKETER);
    }

    private long person(String given, String mail, String company) {
        String name = given + rounds;
        return anArrival(name + mail + company)
                .by(email(name + "@" + mail))
                .of("form.submitted")
                .trait("email", name + "@" + mail)
                .trait("name", name)
                .trait("company", company)
                .at(clock.now())
                .into(events);
    }

    private long account(long lead) {
        Long account = jdbc.queryForObject("select account from leads.lead where id = ?", Long.class, lead);
        return account == null ? 0 : account;
    }

    private JsonNode shown(long account) {
        upkeep.run();
        return marketer.get("/api/accounts/" + account).is(200).json();
    }

    private static List<Long> ids(JsonNode list) {
        return list.valueStream()
                .map(it -> it.at("/account/id").isMissingNode()
                        ? it.at("/id").asLong()
                        : it.at("/account/id").asLong())
                .toList();
    }

    private void join(long from, long into) {
        marketer.post("/api/accounts/" + from + "/join", "{\"into\":" + into + "}")
                .is(200);
    }

    @Test
    void aCompanyWrittenShorterIsSuggestedWithReasonsAndOneInAnotherCityAsPartOfTheGroup() {
        long full = account(person("ann", "qq.com", "北京" + brand + "科技有限公司"));
        long brief = account(person("bob", "qq.com", brand + "科技"));
        long elsewhere = account(person("cy", "qq.com", "上海" + brand + "信息科技有限公司"));
        account(person("dan", "qq.com", brand + "餐饮有限公司"));
        JsonNode alike = shown(full).at("/family/alike");
        assertThat(ids(alike)).containsExactlyInAnyOrder(brief, elsewhere);
        assertThat(alike.valueStream()
                        .filter(it -> it.at("/likeness/group").asBoolean())
                        .map(it -> it.at("/account/id").asLong()))
                .containsExactly(elsewhere);
        assertThat(alike.toString()).contains("\"code\":\"BRAND\"", "\"words\":[\"" + brand + "\"]", "PLACE_DIFFERS");
        assertThat(marketer.get("/api/accounts/alike").is(200).body()).contains(brand);
        marketer.post("/api/accounts/" + full + "/apart", "{\"other\":" + brief + "}")
                .is(204);
        assertThat(ids(shown(full).at("/family/alike"))).containsExactly(elsewhere);
        assertThat(ids(shown(brief).at("/family/alike"))).doesNotContain(full);
    }

    @Test
    void whatTurnsOutToBeTheSameIsOneAndWhoComesLaterGoesThereToo() {
        long ann = person("ann", "join" + rounds + ".cn", "北京" + brand + "科技有限公司");
        long bob = person("bob", "qq.com", brand + "科技");
        long into = account(ann);
        long from = account(bob);
        assertThat(from).isNotEqualTo(into);
        join(from, into);
        assertThat(account(bob)).isEqualTo(into);
        assertThat(account(person("cy", "qq.com", brand + "科技"))).isEqualTo(into);
        JsonNode one = shown(into);
        assertThat(one.at("/account/known").asInt()).isEqualTo(3);
        assertThat(ids(one.at("/family/joined"))).containsExactly(from);
        assertThat(one.at("/family/alike")).isEmpty();
        assertThat(marketer.get("/api/accounts?q="
                                + java.net.URLEncoder.encode(brand, java.nio.charset.StandardCharsets.UTF_8))
                        .json()
                        .at("/items"))
                .as("no account without people is listed")
                .hasSize(1);
        marketer.post("/api/accounts/" + from + "/join", "{\"into\":" + into + "}")
                .is(404);
    }

    @Test
    void takenApartEachHasItsOwnPeopleAgainAndTheyAreNotSuggestedAnyMore() {
        long ann = person("ann", "part" + rounds + ".cn", "北京" + brand + "科技有限公司");
        long bob = person("bob", "qq.com", brand + "科技");
        long into = account(ann);
        long from = account(bob);
        join(from, into);
        long cy = person("cy", "qq.com", brand + "科技");
        marketer.post("/api/accounts/" + from + "/part", null).is(200);
        assertThat(account(bob)).isEqualTo(from);
        assertThat(account(cy)).as("who came meanwhile").isEqualTo(from);
        assertThat(account(ann)).isEqualTo(into);
        assertThat(account(person("dan", "qq.com", brand + "科技"))).isEqualTo(from);
        assertThat(ids(shown(into).at("/family/joined"))).isEmpty();
        assertThat(shown(into).at("/family/alike")).isEmpty();
        marketer.post("/api/accounts/" + from + "/part", null).is(409);
    }

    @Test
    void peopleGivenToAnAccountByWhoDidNotKnowItWasJoinedAreBroughtAfter() {
        long into = account(person("ann", "late" + rounds + ".cn", "北京" + brand + "科技有限公司"));
        long bob = person("bob", "qq.com", brand + "科技");
        long from = account(bob);
        join(from, into);
        jdbc.update("update leads.lead set account = ? where id = ?", from, bob); // a batch that had read before
        jdbc.update("insert into leads.account_touched values (?)", from);
        upkeep.run();
        assertThat(account(bob)).isEqualTo(into);
        upkeep.run();
        assertThat(jdbc.queryForObject("select leads from leads.account where id = ?", Integer.class, from))
                .isZero();
    }

    @Test
    void partsOfAGroupAddUpAndNoAccountIsPartOfItself() {
        long whole = account(person("ann", "group" + rounds + ".cn", brand + "集团有限公司"));
        long part = account(person("bob", "group" + rounds + "-sh.cn", "上海" + brand + "贸易有限公司"));
        long below = account(person("cy", "group" + rounds + "-sub.cn", "苏州" + brand + "物流有限公司"));
        assertThat(ids(shown(whole).at("/family/alike"))).contains(part);
        marketer.patch("/api/accounts/" + part, "{\"parent\":" + whole + "}").is(200);
        marketer.patch("/api/accounts/" + below, "{\"parent\":" + part + "}").is(200);
        assertThat(marketer.patch("/api/accounts/" + whole, "{\"parent\":" + below + "}")
                        .is(400)
                        .body())
                .contains("is a part of");
        marketer.patch("/api/accounts/" + whole, "{\"parent\":" + whole + "}").is(400);
        JsonNode top = shown(whole).at("/family");
        assertThat(ids(top.at("/alike"))).as("it is known to be a part").doesNotContain(part);
        assertThat(ids(top.at("/parts"))).containsExactly(part);
        assertThat(top.at("/whole/accounts").asInt()).isEqualTo(3);
        assertThat(top.at("/whole/leads").asInt()).isEqualTo(3);
        assertThat(ids(shown(below).at("/family/above"))).containsExactly(part, whole);
        marketer.patch("/api/accounts/" + part, "{\"parent\":0}").is(200);
        assertThat(shown(whole).at("/family/whole/accounts").asInt()).isEqualTo(1);
        join(part, whole);
        assertThat(ids(shown(whole).at("/family/parts")))
                .as("its parts come along")
                .containsExactly(below);
    }

    @Test
    void anotherNameIsShownAndSuggestsOthersAndARefusedOneLeavesNoTrace() {
        long one = account(person("ann", "rename" + rounds + ".cn", "某某有限公司"));
        long other = account(person("bob", "qq.com", brand + "科技"));
        shown(one);
        marketer.patch("/api/accounts/" + one, "{\"name\":\"  \"}").is(400);
        marketer.patch("/api/accounts/" + one, "{\"name\":\"北京" + brand + "科技有限公司\"}")
                .is(200);
        assertThat(shown(one).at("/account/name").asString()).isEqualTo("北京" + brand + "科技有限公司");
        assertThat(ids(shown(one).at("/family/alike"))).containsExactly(other);
        assertThat(visitor.as(Role.ADMIN)
                        .get("/api/audit?limit=200")
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(it -> it.at("/action").asString().equals("account.renamed"))
                        .filter(it -> it.at("/subject").asString().equals("某某有限公司")))
                .hasSize(1);
    }

    @Test
    void aWholeThatTurnsOutToBeOneOfItsPartsGoesRoundInNoCircle() {
        long whole = account(person("ann", "circle" + rounds + ".cn", brand + "集团有限公司"));
        long part = account(person("bob", "circle" + rounds + "-sh.cn", "上海" + brand + "贸易有限公司"));
        long below = account(person("cy", "circle" + rounds + "-sub.cn", "苏州" + brand + "物流有限公司"));
        marketer.patch("/api/accounts/" + part, "{\"parent\":" + whole + "}").is(200);
        marketer.patch("/api/accounts/" + below, "{\"parent\":" + part + "}").is(200);
        join(whole, below);
        JsonNode family = shown(below).at("/family");
        assertThat(family.at("/above")).isEmpty();
        assertThat(ids(family.at("/parts"))).containsExactly(part);
        assertThat(family.at("/whole/leads").asInt()).isEqualTo(3);
    }

    @Test
    void whoDecidesIsKeptWithThePeople() {
        long ann = person("ann", "roles" + rounds + ".cn", brand);
        long account = account(ann);
        assertThat(shown(account).at("/needed").valueStream().map(JsonNode::asString))
                .contains("decision_maker", "champion");
        visitor.as(Role.SELLER)
                .patch("/api/leads/" + ann, "{\"fields\":{\"buyingRole\":\"champion\"}}")
                .is(200);
        assertThat(shown(account).at("/roles/" + ann).asString()).isEqualTo("champion");
        assertThat(states.of(ann).orElseThrow().traits().value("buyingRole")).isEqualTo(Value.of("champion"));
    }

    @Test
    void howWarmItWasIsToldByTheFacts() {
        long ann = person("ann", "heat" + rounds + ".cn", brand);
        double first = shown(account(ann)).at("/account/heat").asDouble();
        assertThat(first).isPositive();
        clock.advance(Duration.ofDays(28));
        person("bob", "heat" + rounds + ".cn", brand);
        List<JsonNode> weeks = marketer.get("/api/accounts/" + account(ann) + "/heat?weeks=8")
                .is(200)
                .json()
                .at("/points")
                .valueStream()
                .toList();
        assertThat(weeks).hasSize(9);
        assertThat(weeks.get(3).at("/people").asInt()).as("five weeks ago").isZero();
        assertThat(weeks.get(4).at("/heat").asDouble()).as("the day Ann came").isEqualTo(first);
        assertThat(weeks.get(6).at("/heat").asDouble()).as("cooler since").isLessThan(first);
        assertThat(weeks.get(7).at("/people").asInt()).isEqualTo(1);
        assertThat(weeks.get(8).at("/people").asInt()).isEqualTo(2);
        assertThat(weeks.get(8).at("/heat").asDouble())
                .isGreaterThan(weeks.get(7).at("/heat").asDouble());
        visitor.as(Role.ANALYST)
                .post("/api/accounts/" + account(ann) + "/join", "{\"into\":1}")
                .is(403);
    }
}
