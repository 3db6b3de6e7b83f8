package io.hatchery.server.consent;

import static io.hatchery.server.runtime.Arrivals.anArrival;
import static io.hatchery.server.runtime.Arrivals.cookie;
import static io.hatchery.server.runtime.Arrivals.email;
import static io.hatchery.server.runtime.Arrivals.phone;
import static io.hatchery.server.runtime.Arrivals.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.contact.Contact;
import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import io.hatchery.server.runtime.Arrivals;
import io.hatchery.server.runtime.Events;
import io.hatchery.server.runtime.Merges;
import io.hatchery.server.runtime.Merges.Outcome;
import io.hatchery.server.runtime.States;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HatcheryTest
class ConsentTests {
    @Autowired
    private Console console;

    @Autowired
    private Events events;

    @Autowired
    private States states;

    @Autowired
    private Merges merges;

    private void told(Arrivals arrival) {
        events.accept(List.of(arrival.build()));
    }

    private long lead(String address) {
        return states.find(email(address)).orElseThrow();
    }

    private JsonNode of(Role role, long lead) {
        return console.as(role).get("/api/consents/of/" + lead).is(200).json();
    }

    private List<String> said(long lead) {
        return of(Role.MARKETER, lead)
                .at("/entries")
                .valueStream()
                .map(it -> it.at("/said").asString())
                .toList();
    }

    @Test
    void whatWasAgreedToStandsInTheLedgerWithItsProofAndCountsNow() {
        told(anArrival("c1")
                .by(email("ann@consent.cn"))
                .of("consent.given")
                .property("channel", "email")
                .property("purpose", "newsletter")
                .property("text", "You may write to me.")
                .property("text.version", "3")
                .property("form", "demo"));
        told(anArrival("c2").by(email("ann@consent.cn")).of("consent.withdrawn").property("channel", "email"));
        long ann = lead("ann@consent.cn");
        JsonNode ledger = of(Role.MARKETER, ann);
        assertThat(said(ann)).containsExactly("WITHDRAWN", "GIVEN");
        JsonNode given = ledger.at("/entries/1");
        assertThat(given.at("/purpose").asString()).isEqualTo("newsletter");
        assertThat(given.at("/origin").asString()).isEqualTo("form:demo");
        assertThat(given.at("/words").asString()).isEqualTo("You may write to me.");
        assertThat(given.at("/textVersion").asString()).isEqualTo("3");
        assertThat(ledger.at("/standings/0/permission").asString()).isEqualTo("WITHDRAWN");
        assertThat(states.of(ann).orElseThrow().contact().permission("email", "newsletter"))
                .isEqualTo(Contact.Permission.WITHDRAWN);
    }

    @Test
    void whatSomebodySaysOnThePhoneIsWrittenDownUnderOnesName() {
        told(anArrival("p1").by(email("bo@consent.cn")).of("identify"));
        long bo = lead("bo@consent.cn");
        Console sdr = console.as(Role.SDR);
        sdr.post("/api/consents/of/" + bo, "{\"channel\":\"phone\",\"given\":true,\"note\":\"said so in the call\"}")
                .is(204);
        JsonNode entry = of(Role.SDR, bo).at("/entries/0");
        assertThat(entry.at("/origin").asString()).isEqualTo("person");
        assertThat(entry.at("/actor").asString()).startsWith("user:");
        assertThat(entry.at("/note").asString()).isEqualTo("said so in the call");
        assertThat(of(Role.ANALYST, bo).at("/entries/0/note").isNull()).isTrue();
        console.as(Role.ANALYST)
                .post("/api/consents/of/" + bo, "{\"channel\":\"phone\",\"given\":true}")
                .is(403);
        sdr.post("/api/consents/of/" + bo, "{\"channel\":\"<b>\",\"given\":true}")
                .is(400);
        sdr.post("/api/consents/of/" + bo, "{\"given\":true}").is(400);
        sdr.post("/api/consents/of/999999999", "{\"channel\":\"phone\",\"given\":true}")
                .is(404);
        assertThat(said(bo)).containsExactly("GIVEN");
    }

    @Test
    void aVisitorsConsentFollowsThemOnceTheyAreKnown() {
        told(anArrival("v1").by(cookie("cookie-consent")).of("consent.given").property("channel", "email"));
        told(anArrival("v0").by(email("cy@consent.cn")).of("identify"));
        told(anArrival("v2")
                .by(cookie("cookie-consent"), email("cy@consent.cn"))
                .of("form.submitted"));
        assertThat(said(lead("cy@consent.cn"))).containsExactly("GIVEN");
    }

    @Test
    void mergedLeadsHaveOneLedgerAndApartEachHasItsOwn() {
        told(anArrival("m1").by(user("m-1")).of("consent.given").property("channel", "email"));
        told(anArrival("m2").by(email("di@consent.cn")).of("consent.withdrawn").property("channel", "sms"));
        long one = states.find(user("m-1")).orElseThrow();
        long other = lead("di@consent.cn");
        String merge = ((Outcome.Done) merges.merge(one, other, "user:1", "review")).merge();
        assertThat(said(one)).containsExactlyInAnyOrder("GIVEN", "WITHDRAWN");
        merges.undo(merge, "user:1");
        assertThat(said(one)).containsExactly("GIVEN");
        assertThat(said(other)).containsExactly("WITHDRAWN");
    }

    @Test
    void whatCameFromEarlierMergesGoesBackWithTheLeadThatHadIt() {
        told(anArrival("f1").by(user("f-1")).of("consent.given").property("channel", "email"));
        told(anArrival("f2").by(phone("+8613912345678")).of("consent.given").property("channel", "sms"));
        told(anArrival("f3").by(email("eve@consent.cn")).of("consent.withdrawn").property("channel", "phone"));
        long one = states.find(user("f-1")).orElseThrow();
        long other = lead("eve@consent.cn");
        merges.merge(other, states.find(phone("+8613912345678")).orElseThrow(), "user:1", "review");
        assertThat(said(other)).containsExactlyInAnyOrder("GIVEN", "WITHDRAWN");
        String merge = ((Outcome.Done) merges.merge(one, other, "user:1", "review")).merge();
        assertThat(said(one)).hasSize(3);
        merges.undo(merge, "user:1");
        assertThat(said(one)).containsExactly("GIVEN");
        assertThat(said(other)).containsExactlyInAnyOrder("GIVEN", "WITHDRAWN");
    }

    @Test
    void theWholeLedgerIsReadAPageAtATimeAndByWhatWasSaid() {
        for (int i = 0; i < 5; i++) {
            told(anArrival("w" + i)
                    .by(email("w" + i + "@ledger.cn"))
                    .of("email.unsubscribed")
                    .property("how", "one-click"));
        }
        Console marketer = console.as(Role.MARKETER);
        JsonNode first = marketer.get("/api/consents?said=UNSUBSCRIBED&channel=email&limit=3")
                .is(200)
                .json();
        JsonNode second = marketer.get("/api/consents?said=UNSUBSCRIBED&channel=email&limit=3&cursor="
                        + first.at("/next").asString())
                .is(200)
                .json();
        assertThat(first.at("/items").size()).isEqualTo(3);
        assertThat(second.at("/items").size()).isGreaterThanOrEqualTo(2);
        assertThat(first.at("/items/0/origin").asString()).isEqualTo("mailbox");
        assertThat(first.at("/items").valueStream().map(it -> it.at("/lead").asLong()))
                .doesNotContainAnyElementsOf(second.at("/items")
                        .valueStream()
                        .map(it -> it.at("/lead").asLong())
                        .toList());
        marketer.get("/api/consents?cursor=nonsense").is(400);
        marketer.get("/api/consents?said=MAYBE").is(400);
    }

    @Test
    void purposesAreNamedOnceAndInBothLanguages() {
        Console admin = console.as(Role.ADMIN);
        admin.put(
                        "/api/settings/consent",
                        "{\"purposes\":[{\"key\":\"news\",\"channel\":\"email\",\"zh\":\"\",\"en\":\"News\"}]}")
                .is(400);
        admin.put("/api/settings/consent", """
                        {"purposes":[{"key":"news","channel":"email","zh":"资讯","en":"News"},
                         {"key":"news","channel":"email","zh":"资讯","en":"News"}]}""").is(400);
    }
}
