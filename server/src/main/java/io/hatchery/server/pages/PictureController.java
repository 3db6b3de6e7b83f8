package io.hatchery.server.pages;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of landing pages: taken from marketers, shown to everybody. */
@RestController
class PictureController {
    private final PictureRows pictures;
    private final CurrentUser current;
    private final AuditLog audit;
    private final Clock clock;

    PictureController(PictureRows pictures, CurrentUser current, AuditLog audit, Clock clock) {
        this.pictures = pictures;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    record Pictures(List<PictureView> items, @Nullable String next) {}

    /** @param path where it is found, on this host */
    record PictureView(String id, String name, int width, int height, int size, String path) {
        static PictureView of(Picture it) {
            return new PictureView(it.id(), it.name(), it.width(), it.height(), it.size(), it.path());
        }
    }

    @GetMapping("/api/pictures")
    Pictures list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "60") int limit) {
        int size = Math.clamp(limit, 1, 200);
        Cursor from = Cursor.read(cursor);
        List<Picture> found = pictures.page(from.at(), from.id(), size + 1);
        List<Picture> shown = found.stream().limit(size).toList();
        return new Pictures(
                shown.stream().map(PictureView::of).toList(),
                found.size() > size
                        ? Cursor.write(
                                shown.getLast().addedAt(), shown.getLast().id())
                        : null);
    }

    /**
     * Takes a picture: the body is its bytes as they are, PNG, JPEG, GIF or WebP, 5 MB at most.
     *
     * @param name what it is called
     */
    @PostMapping(path = "/api/pictures", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.MARKETER)
    @RequestBody(description = "The picture's bytes")
    PictureView add(@RequestParam String name, HttpServletRequest body) throws IOException {
        byte[] bytes = body.getInputStream().readNBytes(Picture.LARGEST + 1);
        if (bytes.length > Picture.LARGEST) {
            throw Problems.tooLarge("5 MB");
        }
        PictureFile measured = PictureFile.of(bytes).orElseThrow(() -> Problems.invalid("picture", "picture-type"));
        Picture picture = new Picture(
                id(bytes),
                Named.of(name),
                measured.type(),
                measured.width(),
                measured.height(),
                bytes.length,
                clock.now(),
                current.get().actor());
        pictures.keep(picture, bytes);
        audit.record("picture.added", picture.name());
        return PictureView.of(pictures.find(picture.id()).orElseThrow());
    }

    /** Removes it; not while a version of a landing page shows it. */
    @DeleteMapping("/api/pictures/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Role.MARKETER)
    void remove(@PathVariable String id) {
        Picture picture = pictures.find(id).orElseThrow(() -> Problems.notFound("picture", id));
        List<String> used = pictures.pages(id);
        if (!used.isEmpty()) {
            throw Problems.conflict("picture-used", String.join(", ", used));
        }
        pictures.remove(id);
        audit.record("picture.removed", picture.name());
    }

    /** Open to the world; what is at this address never changes. */
    @Hidden
    @GetMapping("/lp/-/{id}")
    ResponseEntity<byte[]> show(@PathVariable String id) {
        return pictures.find(id)
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(picture.type()))
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'")
                        .body(pictures.bytes(id).orElseThrow()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String id(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
