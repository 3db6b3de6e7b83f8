package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.server.intake.SharedData;
import io.hatchery.server.runtime.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamCheckTest {
    private static final SpamCheck.Clues NOWHERE = new SpamCheck.Clues("", "");
    private static final Duration AT_EASE = Duration.ofSeconds(20);

    private static Reply.Sound reply(String name, String email, String note) {
        return new Reply.Sound(
                Map.of("name", Value.of(name), "email", Value.of(email), "note", Value.of(note)),
                Map.of("name", Value.of(name), "email", Value.of(email)),
                List.of(new Identifier(Identifier.Kind.EMAIL, email)),
                List.of());
    }

    private static Suspicion of(Reply.Sound reply) {
        return SpamCheck.of(reply, Entries.parse(""), AT_EASE, 0, NOWHERE);
    }

    @Test
    void aPersonWithACompanyAddressIsNotSuspected() {
        assertThat(of(reply("Ann Lee", "ann@acme.cn", "Please call me."))).isEqualTo(new Suspicion(0, List.of()));
    }

    @Test
    void everyReasonIsNamedTheHeaviestFirst() {
        Suspicion suspicion = SpamCheck.of(
                reply("xkjqwrtz", "a@mailinator.com", "http://a.b www.c.d http://e.f"),
                Entries.parse("_website=x"),
                Duration.ofMillis(500),
                3,
                new SpamCheck.Clues("RU", "CN"));
        assertThat(suspicion.score()).isEqualTo(100);
        assertThat(suspicion.reasons())
                .startsWith("honeypot", "links")
                .containsExactlyInAnyOrder(
                        "honeypot", "links", "fast", "disposable", "duplicate", "gibberish", "country");
    }

    @Test
    void freeMailAloneDoesNotHoldAnyone() {
        assertThat(of(reply("王伟", "wangwei@qq.com", ""))).isEqualTo(new Suspicion(10, List.of("free")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asdfghjkl", "xkjqwrtz", "aaaaaaaa", "qWeRtYuIoP"})
    void keysStruckAtRandomAreNoName(String name) {
        assertThat(SpamCheck.gibberish(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Lee",
                "王伟",
                "Schwarzenegger",
                "O’Brien",
                "McDonald",
                "DeLaCruz",
                "Nguyễn Văn An",
                "Krzysztof Brzęczyszczykiewicz"
            })
    void namesOfPeopleAreNames(String name) {
        assertThat(SpamCheck.gibberish(name)).isFalse();
    }

    @Test
    void realNamesAreHardlyEverCalledGibberish() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String line : Files.readAllLines(SharedData.file("linkage_febrl/dataset1.csv"))) {
            String[] cells = line.split(",");
            if (cells.length > 2 && cells[0].contains("-org")) {
                names.add((cells[1].strip() + " " + cells[2].strip()).strip());
            }
        }
        long wrong = names.stream().filter(SpamCheck::gibberish).count();
        System.out.println("FEBRL names called gibberish: " + wrong + " of " + names.size());
        assertThat(names).hasSizeGreaterThan(400);
        assertThat(wrong).isLessThanOrEqualTo(names.size() / 100);
    }

    @Test
    void knownDomainsAreToldApart() throws IOException {
        List<String> disposable =
                Files.readAllLines(SharedData.file("email_domain_lists/disposable_email_blocklist.conf"));
        List<String> free = Files.readAllLines(SharedData.file("email_domain_lists/free_email_domains_willwhite.txt"));
        long found = disposable.stream()
                .filter(it -> MailDomains.of(it) == MailDomains.Kind.DISPOSABLE)
                .count();
        long own = disposable.stream()
                .filter(it -> MailDomains.of(it) == MailDomains.Kind.OWN)
                .count();
        long thrown = free.stream()
                .filter(it -> MailDomains.of(it) == MailDomains.Kind.DISPOSABLE)
                .count();
        long freeFound = free.stream()
                .filter(it -> MailDomains.of(it) == MailDomains.Kind.FREE)
                .count();
        System.out.printf(
                "disposable: %d of %d found, %d taken for a company's; free: %d of %d found, %d called disposable%n",
                found, disposable.size(), own, freeFound, free.size(), thrown);
        assertThat(own).isLessThan(disposable.size() / 100);
        assertThat(found).isGreaterThan(disposable.size() / 3);
        // most of these lie below domains whose names anyone can have for a day
        assertThat(thrown).isLessThan(free.size() * 3L / 100);
        assertThat(freeFound).isGreaterThan(free.size() * 9L / 10);
    }
}
