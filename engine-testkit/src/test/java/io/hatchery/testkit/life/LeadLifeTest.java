package io.hatchery.testkit.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.codec.DefaultPlaybooks;
import io.hatchery.engine.playbook.CompiledPlaybook;
import io.hatchery.engine.playbook.CompiledPlaybook.Compilation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadLifeTest {
    private static final Instant END = Instant.parse("2026-06-30T10:00:00Z");

    @Test
    void the_default_playbook_compiles_in_both_languages() {
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(CompiledPlaybook.compile(DefaultPlaybooks.of(language))).isInstanceOf(Compilation.Ready.class);
        }
    }

    @Test
    void the_same_seed_tells_the_same_lives() {
        assertThat(lives(7, 40).lives().toList()).isEqualTo(lives(7, 40).lives().toList());
        assertThat(lives(7, 40).life(3)).isNotEqualTo(lives(8, 40).life(3));
    }

    @Test
    void events_of_a_life_come_in_order_of_time_within_the_story_and_with_ids_of_their_own() {
        LeadLife story = lives(1, 300);
        Set<String> ids = new HashSet<>();
        story.lives().forEach(life -> {
            assertThat(life.events()).extracting(LifeEvent::at).isSorted();
            for (LifeEvent event : life.events()) {
                assertThat(ids.add(event.id())).isTrue();
                assertThat(event.at()).isBefore(END).isAfter(story.start().minus(Duration.ofDays(1)));
            }
        });
    }

    @Test
    void the_company_is_believable() {
        Map<String, Integer> leads = new HashMap<>();
        lives(20260601, 2_000).lives().forEach(life -> {
            Set<String> types = new HashSet<>();
            life.events().forEach(event -> types.add(event.type()));
            types.forEach(type -> leads.merge(type, 1, Integer::sum));
        });
        assertThat(leads.get("form.submitted")).isBetween(1_500, 2_000);
        assertThat(leads.get("lead.accepted")).isBetween(120, 700);
        assertThat(leads.get("opportunity.created")).isBetween(60, 400);
        assertThat(leads.get("opportunity.won")).isBetween(20, 200);
        assertThat(leads.get("opportunity.lost")).isBetween(20, 250);
    }

    @Test
    void the_names_are_in_the_language_asked_for() {
        assertThat(firstName(Locale.CHINESE)).matches("\\p{IsHan}+");
        assertThat(firstName(Locale.ENGLISH)).matches("[A-Za-z ]+");
    }

    private static String firstName(Locale language) {
        return lives(5, 50, language)
                .lives()
                .flatMap(life -> life.events().stream())
                .filter(event -> event.traits().containsKey("name"))
                .map(event -> event.traits().get("name"))
                .map(value -> ((io.hatchery.engine.Value.Text) value).text())
                .findFirst()
                .orElseThrow();
    }

    private static LeadLife lives(long seed, int leads) {
        return lives(seed, leads, Locale.CHINESE);
    }

    private static LeadLife lives(long seed, int leads, Locale language) {
        Compilation compiled = CompiledPlaybook.compile(DefaultPlaybooks.of(language));
        CompiledPlaybook playbook = ((Compilation.Ready) compiled).playbook();
        return new LeadLife(seed, leads, END, language, Crew.SMALL, playbook);
    }
}
