package io.hatchery.server.access;

import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys with which websites and programs send events. */
@RestController
@RequestMapping("/api/write-keys")
@Allowed(Role.ADMIN)
class WriteKeyController {
    private static final String ORIGIN = "https?://(\\*\\.)?[A-Za-z0-9.-]+(:[0-9]{1,5})?";

    private final StoredWriteKeys keys;
    private final AuditLog audit;

    WriteKeyController(StoredWriteKeys keys, AuditLog audit) {
        this.keys = keys;
        this.audit = audit;
    }

    record Shown(
            String id,
            String key,
            String name,
            List<String> origins,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt) {
        static Shown of(StoredWriteKeys.Row row) {
            WriteKey key = row.key();
            return new Shown(
                    key.id(), key.key(), key.name(), key.origins(), row.createdAt(), row.createdBy(), row.revokedAt());
        }
    }

    record Listed(List<Shown> items, @Nullable String next) {}

    /** @param origins from which browsers may use it; empty or absent means any */
    record Entered(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 50) List<String> origins) {
        Entered {
            origins = origins == null
                    ? List.of()
                    : origins.stream()
                            .map(it -> it.strip().replaceFirst("/$", ""))
                            .toList();
        }

        List<String> allowed() {
            return origins == null ? List.of() : origins;
        }
    }

    @GetMapping
    @Allowed({Role.ADMIN, Role.MARKETER})
    Listed list() {
        return new Listed(keys.all().stream().map(Shown::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Shown create(@Valid @RequestBody Entered entered) {
        check(entered);
        WriteKey key = keys.create(entered.name(), entered.allowed());
        audit.record("write-key.created", key.name(), Map.of("id", key.id()));
        return shown(key.id());
    }

    @PutMapping("/{id}")
    @Transactional
    Shown change(@PathVariable String id, @Valid @RequestBody Entered entered) {
        check(entered);
        if (!keys.change(id, entered.name(), entered.allowed())) {
            throw Problems.notFound("write-key", id);
        }
        audit.record(
                "write-key.changed",
                entered.name(),
                Map.of("id", id, "origins", entered.allowed().toString()));
        return shown(id);
    }

    /** Takes the key out of use for good: events that show it are refused from now on. */
    @PostMapping("/{id}/revoke")
    @Transactional
    Shown revoke(@PathVariable String id) {
        Shown before = shown(id);
        keys.revoke(id);
        audit.record("write-key.revoked", before.name(), Map.of("id", id));
        return shown(id);
    }

    private Shown shown(String id) {
        return keys.row(id).map(Shown::of).orElseThrow(() -> Problems.notFound("write-key", id));
    }

    private static void check(Entered entered) {
        List<String> origins = entered.allowed();
        List<Fault> faults = IntStream.range(0, origins.size())
                .filter(i -> !origins.get(i).matches(ORIGIN))
                .mapToObj(i -> Fault.of("origins/" + i, "origin", origins.get(i)))
                .toList();
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
    }
}
