package io.hatchery.server.playbook;

import io.hatchery.server.access.AuditLog;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.playbook.Review.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets others look at a draft before it is published; whether somebody must, is a setting. */
@Service
class Reviews {
    private static final int NOTE = 2_000;

    private final ReviewRows rows;
    private final DraftRows drafts;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    Reviews(ReviewRows rows, DraftRows drafts, Settings settings, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.drafts = drafts;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    List<Review> of(Draft draft) {
        return rows.of(draft.etag());
    }

    boolean needed() {
        return settings.get(PlaybookSettings.AREA).review();
    }

    /** Who approved this very draft, if nobody declined it since; its last editor's own word does not count. */
    Optional<Review> approval(Draft draft) {
        Optional<Review> last = of(draft).stream()
                .filter(review -> review.step() != Step.ASKED)
                .filter(review -> !review.actor().equals(draft.changedActor()))
                .reduce((one, later) -> later);
        return last.filter(review -> review.step() == Step.APPROVED);
    }

    /** Notes a step about the draft that has this etag. */
    @Transactional
    public void note(Step step, String etag, String note, Editor by) {
        if (note.length() > NOTE) {
            throw Problems.invalid("/note", "too-long", NOTE);
        }
        drafts.lock();
        Draft draft = drafts.find().orElseThrow(() -> Problems.conflict("draft-none"));
        if (!draft.etag().equals(etag)) {
            throw Problems.conflict("draft-changed", String.valueOf(draft.changedBy()));
        }
        if (step != Step.ASKED && by.actor().equals(draft.changedActor())) {
            throw Problems.conflict("review-own");
        }
        rows.add(new Review(etag, step, by.actor(), by.name(), note.strip(), clock.now()));
        audit.record(
                switch (step) {
                    case ASKED -> "playbook.review-asked";
                    case APPROVED -> "playbook.approved";
                    case DECLINED -> "playbook.declined";
                },
                "draft of version " + draft.base(),
                Map.of("note", note.strip(), "etag", etag));
    }
}
