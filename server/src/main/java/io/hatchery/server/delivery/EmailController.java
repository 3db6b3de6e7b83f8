package io.hatchery.server.delivery;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Problems;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The send ledger, what content led to, and the captured messages. */
@RestController
@RequestMapping("/api/email")
@Allowed
class EmailController {
    private final LedgerReads reads;
    private final Ledger ledger;
    private final CaptureBox captured;
    private final ContentDays days;
    private final EmailKeeper keeper;

    EmailController(LedgerReads reads, Ledger ledger, CaptureBox captured, ContentDays days, EmailKeeper keeper) {
        this.reads = reads;
        this.ledger = ledger;
        this.captured = captured;
        this.days = days;
        this.keeper = keeper;
    }

    /** @param linkBase where links in mails lead */
    record Status(EmailSettings.Mode mode, String linkBase, boolean signed, List<LedgerReads.Stuck> stuck) {}

    record MessagePage(List<Message> items, @Nullable String next) {}

    record CapturedPage(
            List<CaptureBox.Captured> items, @Nullable String next) {}

    @GetMapping("/status")
    Status status() {
        return new Status(keeper.email().mode(), keeper.linkBase(), keeper.dkim() != null, reads.stuck());
    }

    @GetMapping("/messages")
    MessagePage messages(
            @RequestParam(required = false) @Nullable Long lead,
            @RequestParam(required = false) @Nullable String content,
            @RequestParam(required = false) Message.@Nullable State state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<Message> found = reads.page(new LedgerReads.Search(lead, content, state, cursor), size + 1);
        boolean more = found.size() > size;
        List<Message> items = more ? found.subList(0, size) : found;
        return new MessagePage(items, more ? Long.toString(items.getLast().id()) : null);
    }

    @GetMapping("/messages/{id}")
    Message message(@PathVariable long id) {
        return ledger.find(id).orElseThrow(() -> Problems.notFound("message", id));
    }

    @GetMapping("/performance")
    List<ContentDays.Performance> performance(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String content) {
        return days.between(from, to, content);
    }

    @GetMapping("/captured")
    @Allowed(Role.MARKETER)
    CapturedPage captured(
            @RequestParam(required = false) @Nullable Long message,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        int size = Math.clamp(limit, 1, 200);
        List<CaptureBox.Captured> found = captured.page(cursor, message, size + 1);
        boolean more = found.size() > size;
        List<CaptureBox.Captured> items = more ? found.subList(0, size) : found;
        return new CapturedPage(items, more ? Long.toString(items.getLast().id()) : null);
    }

    @GetMapping("/captured/{id}")
    @Allowed(Role.MARKETER)
    CapturedView captured(@PathVariable long id) {
        return CapturedView.of(raw(id));
    }

    @GetMapping("/captured/{id}/raw")
    @Allowed(Role.MARKETER)
    ResponseEntity<byte[]> rawMessage(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header("Content-Disposition", "attachment; filename=\"message-" + id + ".eml\"")
                .body(raw(id));
    }

    private byte[] raw(long id) {
        return captured.raw(id).orElseThrow(() -> Problems.notFound("captured", id));
    }
}
