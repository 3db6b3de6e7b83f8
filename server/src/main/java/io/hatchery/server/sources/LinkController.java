package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Company;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.QrPicture;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.sources.LinkRows.Counted;
import io.hatchery.server.sources.LinkRows.Mark;
import io.hatchery.server.sources.LinkRows.Wanted;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Links and their QR codes. Everyone may share a page under their own name; links of campaigns and referrals are marketing’s. */
@RestController
@RequestMapping("/api/links")
@Allowed
class LinkController {
    private static final int DAYS = 90;
    private static final int LARGEST_PICTURE = 4000;

    private final Links links;
    private final LinkRows rows;
    private final Users users;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    LinkController(Links links, LinkRows rows, Users users, Settings settings, AuditLog audit, Clock clock) {
        this.links = links;
        this.rows = rows;
        this.users = users;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param address what to hand out
     * @param leadsTo the page with all the link adds
     */
    record Item(
            String code,
            Link.Kind kind,
            String name,
            String address,
            String target,
            String leadsTo,
            Source origin,
            @Nullable Long lead,
            @Nullable String person,
            @Nullable Instant expiresAt,
            boolean retired,
            boolean active,
            long clicks,
            long machines,
            long leads,
            Instant createdAt) {}

    record Items(List<Item> items, @Nullable String next) {}

    record Detail(Item link, List<LinkRows.Day> days) {}

    record Change(
            String name,
            @Nullable Instant expiresAt,
            @Nullable Boolean retired) {}

    @GetMapping
    Items list(
            @RequestParam(required = false) Link.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable Long lead,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Math.clamp(limit, 1, 200);
        Wanted wanted = new Wanted(kind, q == null || q.isBlank() ? null : q.strip(), campaign, lead);
        List<Counted> found = rows.page(wanted, mark(cursor), size + 1);
        List<Counted> page = found.size() > size ? found.subList(0, size) : found;
        String next = found.size() > size
                ? page.getLast().link().createdAt() + "_"
                        + page.getLast().link().code()
                : null;
        return new Items(page.stream().map(this::item).toList(), next);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Item make(Principal who, @RequestBody Links.Wish wish) {
        User user = user(who);
        if (wish.kind() != Link.Kind.EMPLOYEE && !user.has(Role.MARKETER)) {
            throw Problems.forbidden();
        }
        Link link = links.make(wish, user.actor(), user.name());
        audit.record("link.made", link.code());
        return item(new Counted(link, 0, 0, 0));
    }

    @GetMapping("/{code}")
    Detail show(@PathVariable String code) {
        LocalDate today =
                clock.now().atZone(settings.get(Company.SETTINGS).timeZone()).toLocalDate();
        return new Detail(item(find(code)), rows.days(code, today.minusDays(DAYS)));
    }

    @PutMapping("/{code}")
    Item change(Principal who, @PathVariable String code, @RequestBody Change change) {
        Link link = find(code).link();
        User user = user(who);
        if (!user.has(Role.MARKETER) && !user.actor().equals(link.person())) {
            throw Problems.forbidden();
        }
        links.change(code, change.name(), change.expiresAt(), Boolean.TRUE.equals(change.retired()));
        audit.record("link.changed", code);
        return item(find(code));
    }

    @GetMapping(path = "/{code}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<String> svg(@PathVariable String code) {
        return picture(code, "svg", MediaType.valueOf("image/svg+xml"))
                .body(QrPicture.of(address(find(code).link())).svg());
    }

    @GetMapping(path = "/{code}/qr.png", produces = "image/png")
    ResponseEntity<byte[]> png(@PathVariable String code, @RequestParam(defaultValue = "600") int size) {
        return picture(code, "png", MediaType.IMAGE_PNG)
                .body(QrPicture.of(address(find(code).link())).png(Math.clamp(size, 100, LARGEST_PICTURE)));
    }

    private static ResponseEntity.BodyBuilder picture(String code, String type, MediaType media) {
        return ResponseEntity.ok()
                .contentType(media)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + code + "." + type + "\"");
    }

    private Item item(Counted counted) {
        Link link = counted.link();
        return new Item(
                link.code(),
                link.kind(),
                link.name(),
                address(link),
                link.target(),
                Targets.withOrigin(link),
                link.origin(),
                link.lead(),
                person(link.person()),
                link.expiresAt(),
                link.retired(),
                link.leadsOn(clock.now()),
                counted.clicks(),
                counted.machines(),
                counted.leads(),
                link.createdAt());
    }

    private @Nullable String person(@Nullable String actor) {
        return users.behind(actor).map(User::name).orElse(null);
    }

    private static String address(Link link) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("l", link.code())
                .toUriString();
    }

    private Counted find(String code) {
        return rows.counted(code).orElseThrow(() -> Problems.notFound("link", code));
    }

    private User user(Principal who) {
        return users.find(who.getName()).orElseThrow(Problems::unauthenticated);
    }

    private static @Nullable Mark mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        int cut = cursor.indexOf('_');
        try {
            return new Mark(Instant.parse(cursor.substring(0, Math.max(cut, 0))), cursor.substring(cut + 1));
        } catch (DateTimeException e) {
            throw Problems.badRequest("cursor");
        }
    }
}
