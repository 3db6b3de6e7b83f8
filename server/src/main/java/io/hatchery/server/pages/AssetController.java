package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Problems;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assets: files people ask for by a form, and who opened them. */
@RestController
@RequestMapping("/api/assets")
class AssetController {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final AssetRows assets;
    private final Senders senders;
    private final CurrentUser current;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    AssetController(AssetRows assets, Senders senders, CurrentUser current, AuditLog audit, Clock clock, Ids ids) {
        this.assets = assets;
        this.senders = senders;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * An asset.
     *
     * @param downloads by how many submissions it was opened
     * @param forms ids of those whose published version hands it out
     */
    record View(
            String id,
            String name,
            String file,
            long bytes,
            Instant changedAt,
            String changedBy,
            long downloads,
            List<String> forms) {
        static View of(AssetRows.Listed listed) {
            Asset asset = listed.asset();
            return new View(
                    asset.id(),
                    asset.name(),
                    asset.file(),
                    asset.bytes(),
                    asset.changedAt(),
                    asset.changedBy(),
                    listed.downloads(),
                    listed.forms());
        }
    }

    record Page(List<View> items, @Nullable String next) {}

    record Change(@Nullable String name) {}

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor from = Cursor.read(cursor);
        List<AssetRows.Listed> found =
                assets.page(q == null || q.isBlank() ? null : q.strip(), from.at(), from.id(), size + 1);
        List<View> items = found.stream().limit(size).map(View::of).toList();
        return new Page(
                items,
                found.size() > size
                        ? Cursor.write(
                                items.getLast().changedAt(), items.getLast().id())
                        : null);
    }

    /**
     * Takes a file: the body is its bytes as they are.
     *
     * @param file what it is called, such as {@code 白皮书.pdf}
     * @param name what people read, as the file when it is left out
     */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.MARKETER)
    @RequestBody(description = "The file's bytes")
    View add(@RequestParam String file, @RequestParam(required = false) @Nullable String name, HttpServletRequest body)
            throws IOException {
        String id = ids.next();
        String called = fileName(file);
        String shown = name == null || name.isBlank() ? called.substring(0, called.lastIndexOf('.')) : name;
        assets.keep(id, Named.of(shown), called, checked(called, body), clock.now(), actor());
        View kept = get(id);
        audit.record("asset.added", kept.name());
        return kept;
    }

    /** Puts another file in its place; addresses handed out before lead to the new one. */
    @PutMapping(path = "/{id}/file", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Allowed(Role.MARKETER)
    @RequestBody(description = "The file's bytes")
    View replace(@PathVariable String id, @RequestParam String file, HttpServletRequest body) throws IOException {
        String called = fileName(file);
        String name = get(id).name();
        assets.keep(id, name, called, checked(called, body), clock.now(), actor());
        audit.record("asset.replaced", name);
        return get(id);
    }

    @GetMapping("/{id}")
    View get(@PathVariable String id) {
        return assets.listed(id).map(View::of).orElseThrow(() -> Problems.notFound("asset", id));
    }

    @PatchMapping("/{id}")
    @Allowed(Role.MARKETER)
    View rename(@PathVariable String id, @org.springframework.web.bind.annotation.RequestBody Change change) {
        get(id);
        assets.rename(id, Named.of(change.name()), clock.now(), actor());
        return get(id);
    }

    /** Removes it with its file; not while a published form hands it out. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Role.MARKETER)
    void remove(@PathVariable String id) {
        View asset = get(id);
        if (!asset.forms().isEmpty()) {
            throw Problems.conflict("asset-used", String.join(", ", asset.forms()));
        }
        assets.remove(id);
        audit.record("asset.removed", asset.name());
    }

    /** Who opened it, the newest first. */
    @GetMapping("/{id}/leads")
    Senders.Page people(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        get(id);
        int size = Math.clamp(limit, 1, 200);
        Cursor before = Cursor.read(cursor);
        return senders.page(assets.people(id, before.at(), before.id(), size + 1), size);
    }

    /** The bytes, if they can be what the name says: a browser must be able to open it. */
    private static InputStream checked(String file, HttpServletRequest body) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body.getInputStream());
        if (file.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            in.mark(PDF.length);
            byte[] begins = in.readNBytes(PDF.length);
            if (begins.length > 0 && !Arrays.equals(begins, PDF)) {
                throw Problems.invalid("file", "asset-no-pdf", file);
            }
            in.reset();
        }
        return in;
    }

    /** The last part of a path, without what no file is called by. */
    private static String fileName(String file) {
        String name = file.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\"<>|?*:]", "")
                .strip();
        if (name.length() > Named.LONGEST) {
            throw Problems.invalid("file", "too-long", Named.LONGEST);
        }
        if (Asset.typeOf(name) == null) {
            throw Problems.invalid("file", "asset-type", name);
        }
        return name;
    }

    private String actor() {
        return current.get().actor();
    }
}
