package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GramsTests {

    private static boolean finds(String term, String text) {
        return Grams.of(Grams.fold(text)).containsAll(Grams.wanted(Grams.fold(term)));
    }

    @Test
    void anyPieceOfThreeLettersIsFoundAnywhereInAWord() {
        assertThat(finds("cme", "ann@acme.cn")).isTrue();
        assertThat(finds("acme.cn", "ann@acme.cn")).isTrue();
        assertThat(finds("8000", "+8613800138000")).isTrue();
        assertThat(finds("acne", "ann@acme.cn")).isFalse();
    }

    @Test
    void oneOrTwoLettersFindTheBeginningsOfWords() {
        assertThat(finds("an", "Ann Lee")).isTrue();
        assertThat(finds("l", "Ann Lee")).isTrue();
        assertThat(finds("ee", "Ann Lee")).isFalse();
    }

    @Test
    void everyHanCharacterAndPairIsFoundAnywhere() {
        assertThat(finds("三", "张三丰")).isTrue();
        assertThat(finds("三丰", "张三丰")).isTrue();
        assertThat(finds("张丰", "张三丰")).isFalse();
        assertThat(finds("阿里", "杭州阿里巴巴Alibaba有限公司")).isTrue();
        assertThat(finds("alib", "杭州阿里巴巴Alibaba有限公司")).isTrue();
    }

    @Test
    void fullWidthAndCaseMakeNoDifference() {
        assertThat(finds("ＡＣＭＥ", "acme")).isTrue();
    }

    @Test
    void aTextThatContainsATermAlwaysHasItsGrams() {
        Random chance = new Random(7);
        String letters = "abcXYZ012 .@-张三李四あ한";
        for (int i = 0; i < 20_000; i++) {
            String text = chance.ints(1 + chance.nextInt(14), 0, letters.length())
                    .collect(StringBuilder::new, (b, n) -> b.append(letters.charAt(n)), StringBuilder::append)
                    .toString();
            String folded = Grams.fold(text);
            if (folded.isEmpty()) {
                continue;
            }
            int from = chance.nextInt(folded.length());
            String term = folded.substring(from, from + 1 + chance.nextInt(folded.length() - from));
            if (term.isBlank() || term.contains(" ") || !Grams.anywhere(term)) {
                continue;
            }
            assertThat(Grams.of(folded)).as("%s in %s", term, folded).containsAll(Grams.wanted(term));
        }
    }
}
