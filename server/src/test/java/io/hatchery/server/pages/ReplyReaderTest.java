package io.hatchery.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Value;
import io.hatchery.server.platform.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {
    private static final Words LABEL = new Words("Label", "标签");
    private static final Definition FORM = new Definition(
            LABEL,
            Words.NONE,
            LABEL,
            List.of(
                    new Question.Email("email", LABEL, false),
                    new Question.Phone("phone", LABEL, false),
                    new Question.Hidden("offer", "offer", "spring"),
                    new Question.Amount("seats", LABEL, false, null, 1.0, 100.0),
                    new Question.Day("from", LABEL, false, null, LocalDate.of(2026, 1, 1), null),
                    new Question.Choice(
                            "team",
                            LABEL,
                            false,
                            null,
                            Question.Style.LIST,
                            List.of(new Question.Option("it", LABEL)))),
            new Definition.After.Message(LABEL),
            null,
            null);

    private static Reply read(String body) {
        return ReplyReader.read(FORM, Entries.parse(body), "CN");
    }

    @Test
    void aHiddenAnswerIsTheOperatorsWhateverComesBack() {
        assertThat(read("email=a@b.cn&offer=forged"))
                .isInstanceOfSatisfying(
                        Reply.Sound.class, it -> assertThat(it.traits()).containsEntry("offer", Value.of("spring")));
    }

    @Test
    void aNumberIsReadInTheCountryChosen() {
        assertThat(read("phone=0151+23456789&phone.country=DE"))
                .isInstanceOfSatisfying(
                        Reply.Sound.class,
                        it -> assertThat(it.answers()).containsEntry("phone", Value.of("+4915123456789")));
    }

    @Test
    void aSwitchboardAloneTellsNobody() {
        assertThat(read("phone=010+6552+9988&phone.country=CN"))
                .isEqualTo(new Reply.Faulty(Map.of("email", "nobody", "phone", "nobody")));
    }

    @Test
    void boundsHold() {
        assertThat(read("email=a@b.cn&seats=0&from=2025-12-31&team=board"))
                .isEqualTo(new Reply.Faulty(Map.of("seats", "range", "from", "range", "team", "choice")));
        assertThat(read("email=a@b.cn&seats=NaN&from=31.12.2026"))
                .isEqualTo(new Reply.Faulty(Map.of("seats", "number", "from", "date")));
        assertThat(read("email=a@b.cn&seats=100&from=2026-01-01&team=it")).isInstanceOf(Reply.Sound.class);
    }

    @Property(tries = 2_000)
    void anyBodyIsAnAnswerOrSaidToBeWrong(@ForAll String body) {
        try {
            assertThat(read(body)).isNotNull();
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo("form-type");
        }
    }

    @Property(tries = 2_000)
    void anyAnswerIsAnAnswerOrSaidToBeWrong(@ForAll String text) {
        String entered = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String body = List.of("email", "phone", "seats", "from", "team").stream()
                .map(key -> key + "=" + entered)
                .reduce("", (all, one) -> all + "&" + one);
        assertThat(read(body)).isNotNull();
    }
}
