package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.codec.PlaybookYaml.Ok;
import io.hatchery.codec.PlaybookYaml.Refused;
import io.hatchery.codec.PlaybookYaml.Wrong;
import io.hatchery.engine.playbook.Playbook;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A playbook as text that people and version control can keep. */
class PlaybookYamlTest {
    private static final String HEAD = "version: 3\nname: Ours\ntimeZone: Asia/Shanghai\n";

    private static Playbook shipped(Locale language) {
        return DefaultPlaybooks.of(language, ZoneId.of("Asia/Shanghai"));
    }

    private static Refused refused(String text) {
        return (Refused) PlaybookYaml.read(text);
    }

    @Property(tries = 500)
    void every_playbook_comes_back_as_it_was(@ForAll long seed) {
        Playbook playbook = new AnyEngineValue(seed).make(Playbook.class);
        assertThat(PlaybookYaml.read(PlaybookYaml.write(playbook, List.of()))).isEqualTo(new Ok(playbook));
    }

    @Property(tries = 100)
    void the_same_playbook_always_has_the_same_text(@ForAll long seed) {
        Playbook playbook = new AnyEngineValue(seed).make(Playbook.class);
        String text = PlaybookYaml.write(playbook, List.of());
        Playbook back = ((Ok) PlaybookYaml.read(text)).playbook();
        assertThat(PlaybookYaml.write(back, List.of())).isEqualTo(text);
    }

    @Test
    void the_shipped_playbooks_come_back_as_they_were() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String text = PlaybookYaml.write(shipped(language), List.of("Version 1", "a note\nof two lines"));
            assertThat(PlaybookYaml.read(text)).isEqualTo(new Ok(shipped(language)));
            assertThat(text).startsWith("# Version 1\n# a note of two lines\nversion:");
            assertThat(text).doesNotContain("[]").doesNotContain("{}").doesNotContain("null");
        }
    }

    @Test
    void comments_and_flow_style_are_read() {
        assertThat(PlaybookYaml.read("# ours\n" + HEAD + LIFE + "tags: [] # none\n"))
                .isInstanceOf(Ok.class);
    }

    private static final String LIFE = """
            scoring: {matrix: {a: 3, b: 2, c: 1, one: 3, two: 2, three: 1}, spamLimit: 5}
            lifecycle: {stages: []}
            """;

    @Test
    void a_mistake_is_named_with_its_line_and_column() {
        Refused wrong = refused(HEAD + LIFE + "segments:\n  - id: a\n    name: A\n    condition: {kind: nonsense}\n");
        assertThat(wrong.wrong()).isEqualTo(Wrong.SHAPE);
        assertThat(wrong.place()).startsWith("/segments/0/condition");
        assertThat(wrong.line()).isEqualTo(9);
        assertThat(wrong.column()).isGreaterThan(4);
        assertThat(refused("version: many\n").line()).isEqualTo(1);
        assertThat(refused(HEAD + "fields: 7\n").message()).contains("an array");
    }

    @Test
    void aliases_are_refused_before_they_can_grow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refused(bomb.toString()).wrong()).isEqualTo(Wrong.ALIAS);
        assertThat(refused("a: *b\n").wrong()).isEqualTo(Wrong.ALIAS);
        assertThat(refused("&a b: c\n").wrong()).isEqualTo(Wrong.ALIAS);
        assertThat(refused("<<: *b\n").wrong()).isEqualTo(Wrong.ALIAS);
    }

    @Test
    void tags_are_refused() {
        Refused wrong = refused("version: 1\nname: !!javax.script.ScriptEngineManager [x]\n");
        assertThat(wrong.wrong()).isEqualTo(Wrong.TAG);
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(refused("!!str a: b\n").wrong()).isEqualTo(Wrong.TAG);
        assertThat(refused("a: !local b\n").wrong()).isEqualTo(Wrong.TAG);
    }

    @Test
    void a_key_given_twice_is_refused_where_it_stands_again() {
        Refused wrong = refused("version: 1\nname: A\nname: B\n");
        assertThat(wrong).isEqualTo(new Refused(Wrong.DUPLICATE, 3, 1, "/name", "\"name\" is given twice"));
    }

    @Test
    void tabs_are_refused() {
        Refused wrong = refused("scoring:\n\tspamLimit: 5\n");
        assertThat(wrong.wrong()).isEqualTo(Wrong.TAB);
        assertThat(wrong.line()).isEqualTo(2);
    }

    @Test
    void what_is_no_single_mapping_of_text_is_refused() {
        assertThat(refused("").wrong()).isEqualTo(Wrong.EMPTY);
        assertThat(refused("# only a comment\n").wrong()).isEqualTo(Wrong.EMPTY);
        assertThat(refused("a: 1\n---\nb: 2\n").wrong()).isEqualTo(Wrong.SEVERAL);
        assertThat(refused("a: [1\n").wrong()).isEqualTo(Wrong.SYNTAX);
        assertThat(refused("? [a, b]\n: c\n").wrong()).isEqualTo(Wrong.KEY);
        assertThat(refused("just text").wrong()).isEqualTo(Wrong.SHAPE);
        assertThat(refused("version: 0x1F\n").wrong()).isEqualTo(Wrong.NUMBER);
        assertThat(refused("version: .inf\n").wrong()).isEqualTo(Wrong.NUMBER);
        assertThat(refused("version: " + "9".repeat(1000) + "\n").wrong()).isEqualTo(Wrong.NUMBER);
        assertThat(refused("a: \u0000b\n").wrong()).isEqualTo(Wrong.SYNTAX);
    }

    @Test
    void what_is_too_large_is_refused() {
        assertThat(refused("a: " + "x".repeat(PlaybookYaml.LONGEST)).wrong()).isEqualTo(Wrong.TOO_LONG);
        assertThat(refused("a: " + "[".repeat(5_000)).wrong()).isEqualTo(Wrong.TOO_DEEP);
    }
}
