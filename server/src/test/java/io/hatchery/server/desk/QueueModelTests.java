package io.hatchery.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.HatcheryTest;
import io.hatchery.server.TestClock;
import io.hatchery.server.desk.QueueRows.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class QueueModelTests {
    private static final Instant T = TestClock.START;
    private static final String MEI = "user:mei";

    @Autowired
    private QueueModel model;

    @Autowired
    private QueueRows rows;

    @Test
    void the_queue_holds_the_pool_and_mine_best_grade_first_then_score_then_age() {
        var old = Changes.of(1).seen(T, null).graded("B1", 50, T).stage("MQL", T);
        var young = Changes.of(2).seen(T, null).graded("B1", 50, T).stage("MQL", T.plusSeconds(60));
        var stronger = Changes.of(3).seen(T, null).graded("B1", 51, T).stage("MQL", T.plusSeconds(90));
        var best =
                Changes.of(4).seen(T, null).graded("A1", 10, T).stage("TAL", T).owner(MEI, T);
        var another =
                Changes.of(5).seen(T, null).graded("A1", 90, T).stage("MQL", T).owner("user:li", T);
        var worked =
                Changes.of(6).seen(T, null).graded("A1", 90, T).stage("SAL", T).owner("team:sdr", T);
        var team = Changes.of(7).seen(T, null).stage("MQL", T).owner("team:sdr", T);
        var early =
                Changes.of(8).seen(T, null).graded("A1", 90, T).stage("LEAD", T).owner(MEI, T);
        model.conclude(List.of(
                old.take(),
                young.take(),
                stronger.take(),
                best.take(),
                another.take(),
                worked.take(),
                team.take(),
                early.take()));

        assertThat(leads(Scope.ALL)).containsExactly(4L, 3L, 1L, 2L, 7L);
        assertThat(leads(Scope.MINE)).containsExactly(4L);
        assertThat(leads(Scope.POOL)).containsExactly(3L, 1L, 2L, 7L);
        assertThat(rows.counts(MEI)).isEqualTo(new QueueRows.Counts(1, 4));

        model.conclude(List.of(
                old.stage("SAL", T.plusSeconds(100)).owner(MEI, T).take(),
                best.stage("RECYCLED", T.plusSeconds(100)).take()));
        assertThat(leads(Scope.MINE)).containsExactly(1L);
        assertThat(leads(Scope.POOL)).containsExactly(3L, 2L, 7L);
        assertThat(rows.waiting(List.of("MQL"), T.plusSeconds(60))).isEqualTo(3);
    }

    @Test
    void pages_of_the_queue_follow_each_other_without_gap_or_repeat() {
        String person = "user:page";
        var batch = new ArrayList<io.hatchery.server.runtime.ReadModel.Change>();
        for (int i = 0; i < 25; i++) {
            batch.add(Changes.of(1000 + i)
                    .seen(T, null)
                    .graded(i % 2 == 0 ? "A2" : "C1", i % 3, T)
                    .stage("SAL", T.plus(Duration.ofMinutes(i % 5)))
                    .owner(person, T)
                    .take());
        }
        model.conclude(batch);
        List<Long> whole = rows.page(person, Scope.MINE, null, 100).stream()
                .map(QueueItem::lead)
                .toList();
        assertThat(whole).hasSize(25).doesNotHaveDuplicates();
        List<Long> paged = new ArrayList<>();
        QueueItem last = null;
        for (List<QueueItem> page = rows.page(person, Scope.MINE, null, 4);
                !page.isEmpty();
                page = rows.page(person, Scope.MINE, last, 4)) {
            page.forEach(it -> paged.add(it.lead()));
            last = page.getLast();
        }
        assertThat(paged).isEqualTo(whole);
    }

    private List<Long> leads(Scope scope) {
        return rows.page(MEI, scope, null, 50).stream().map(QueueItem::lead).toList();
    }
}
