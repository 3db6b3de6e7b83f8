package io.hatchery.server.unify.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.intake.SharedData;
import io.hatchery.server.unify.matching.Part.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finds the duplicates of the FEBRL files without being told any: the truth is only used to count. */
class FebrlTest {
    private static final List<Part> PARTS = List.of(
            new Part("given", Kind.NAME),
            new Part("surname", Kind.NAME),
            new Part("number", Kind.CODE),
            new Part("street", Kind.TEXT),
            new Part("place", Kind.TEXT),
            new Part("suburb", Kind.TEXT),
            new Part("postcode", Kind.CODE),
            new Part("state", Kind.CHOICE),
            new Part("born", Kind.CODE),
            new Part("insurance", Kind.CODE));

    @ParameterizedTest
    @CsvSource({"dataset1.csv, 500, 0.97", "dataset2.csv, 1934, 0.95", "dataset3.csv, 6538, 0.93"})
    void duplicatesAreFoundWithoutBeingTaught(String file, int truePairs, double least) throws IOException {
        List<String> ids = new ArrayList<>();
        List<List<String>> records = new ArrayList<>();
        Files.readAllLines(SharedData.file("linkage_febrl/" + file), StandardCharsets.UTF_8).stream()
                .skip(1)
                .forEach(line -> {
                    List<String> cells = Arrays.stream(line.split(",", -1))
                            .map(String::strip)
                            .toList();
                    ids.add(cells.getFirst());
                    records.add(cells.subList(1, 11));
                });
        Blocks blocks = new Blocks(200);
        for (int i = 0; i < records.size(); i++) {
            blocks.put(i, keys(records.get(i)));
        }
        Learning learning = new Learning(PARTS);
        Random dice = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            learning.drawn(records.get(dice.nextInt(records.size())), records.get(dice.nextInt(records.size())));
        }
        blocks.pairs((one, other) -> learning.candidate(records.get(one), records.get(other)));
        Weights weights = learning.learn();

        int[] counts = new int[3];
        blocks.pairs((one, other) -> {
            boolean found = weights.match(records.get(one), records.get(other)).probability() > 0.5;
            boolean isTrue = person(ids.get(one)).equals(person(ids.get(other)));
            counts[0] += found && isTrue ? 1 : 0;
            counts[1] += found && !isTrue ? 1 : 0;
            counts[2] += isTrue ? 1 : 0;
        });
        assertThat(truth(ids)).isEqualTo(truePairs);
        double precision = (double) counts[0] / (counts[0] + counts[1]);
        double recall = (double) counts[0] / truePairs;
        double f1 = 2 * precision * recall / (precision + recall);
        System.out.printf(
                "%s: precision %.4f, recall %.4f (blocking reaches %.4f), F1 %.4f%n",
                file, precision, recall, (double) counts[2] / truePairs, f1);
        assertThat(f1).isGreaterThan(least);
    }

    private static List<String> keys(List<String> r) {
        List<String> keys = new ArrayList<>();
        add(keys, "i", r.get(9));
        add(keys, "b", r.get(8));
        add(keys, "gs", r.get(0), r.get(1));
        add(keys, "gs", r.get(1), r.get(0));
        add(keys, "sp", first(r.get(1), 3), r.get(6));
        add(keys, "gp", first(r.get(0), 3), r.get(6));
        add(keys, "sn", r.get(3), r.get(2));
        add(keys, "su", first(r.get(5), 5), r.get(2));
        return keys;
    }

    private static String first(String text, int n) {
        return text.length() < n ? "" : text.substring(0, n);
    }

    private static void add(List<String> keys, String kind, String... parts) {
        if (Arrays.stream(parts).noneMatch(String::isEmpty)) {
            keys.add(kind + ":" + String.join("|", parts));
        }
    }

    private static String person(String id) {
        return id.split("-")[1];
    }

    private static int truth(List<String> ids) {
        Map<String, Integer> byPerson = new HashMap<>();
        ids.forEach(id -> byPerson.merge(person(id), 1, Integer::sum));
        return byPerson.values().stream().mapToInt(n -> n * (n - 1) / 2).sum();
    }
}
