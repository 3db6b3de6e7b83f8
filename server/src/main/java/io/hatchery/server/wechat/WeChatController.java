package io.hatchery.server.wechat;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Job;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.QrPicture;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsForms;
import io.hatchery.server.wechat.CodeRows.Code;
import io.hatchery.server.wechat.WeChatSettings.Account;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Service accounts and their QR codes. Accounts are the administrator’s, codes are marketing’s. */
@RestController
@RequestMapping("/api/wechat")
@Allowed(Role.MARKETER)
class WeChatController {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final SettingsForms forms;
    private final Settings settings;
    private final CodeRows codes;
    private final WeChatApi api;
    private final WeChatCalls calls;
    private final FollowerJob followers;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    WeChatController(
            SettingsForms forms,
            Settings settings,
            CodeRows codes,
            WeChatApi api,
            WeChatCalls calls,
            FollowerJob followers,
            Jobs jobs,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.forms = forms;
        this.settings = settings;
        this.codes = codes;
        this.api = api;
        this.calls = calls;
        this.followers = followers;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param address what to enter at WeChat */
    record Item(JsonNode account, String address) {}

    record Items(List<Item> items) {}

    record Checked(boolean good, @Nullable String problem) {}

    /**
     * A code to make.
     *
     * @param scene wished for; one is made when it is missing
     * @param days how long it lasts, 1 to 30; null for ever
     */
    record Wish(
            String account,
            String name,
            @Nullable String scene,
            @Nullable String campaign,
            @Nullable String reply,
            @Nullable Integer days) {}

    record Codes(List<Code> items) {}

    record Started(String job) {}

    @GetMapping("/accounts")
    Items accounts() {
        return new Items(forms.show(WeChatSettings.AREA)
                .path("accounts")
                .valueStream()
                .map(node -> new Item(node, address(node.path("id").asString(""))))
                .toList());
    }

    @PutMapping("/accounts/{id}")
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Principal who, @PathVariable String id, @RequestBody ObjectNode form) {
        forms.put(WeChatSettings.AREA, "accounts", id, form, "user:" + who.getName());
        audit.record("wechat.changed", id);
    }

    /** Asks WeChat for a token and says what is wrong if it gives none. */
    @PostMapping("/accounts/{id}/check")
    @Allowed(Role.ADMIN)
    Checked check(@PathVariable String id) {
        String problem = calls.problem(api.check(account(id)));
        return new Checked(problem == null, problem);
    }

    /** Brings those who followed before the account was connected, as a job. */
    @PostMapping("/accounts/{id}/followers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started followers(Principal who, @PathVariable String id) {
        String account = account(id).id();
        audit.record("wechat.followers-asked", account);
        return new Started(jobs.running(followers.name()).stream()
                .findFirst()
                .map(Job::id)
                .orElseGet(() -> jobs.start(followers, FollowerJob.Progress.first(account), "user:" + who.getName())));
    }

    @GetMapping("/codes")
    Codes codes() {
        return new Codes(codes.all());
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.CREATED)
    Code make(Principal who, @RequestBody Wish wish) {
        Account account = account(wish.account());
        String scene = wish.scene() == null || wish.scene().isBlank()
                ? "c-" + ids.next().toLowerCase(Locale.ROOT)
                : wish.scene().strip();
        if (!scene.matches("[\\w-]{1,64}")) {
            throw Problems.invalid("scene", "wechat.scene");
        }
        String name = wish.name().strip();
        if (name.isEmpty() || name.length() > 80) {
            throw Problems.invalid("name", name.isEmpty() ? "required" : "too-long", 80);
        }
        Integer days = wish.days();
        if (days != null && (days < 1 || days > LONGEST.toDays())) {
            throw Problems.invalid("days", "wechat.days");
        }
        if (codes.find(account.id(), scene).isPresent()) {
            throw Problems.invalid("scene", "taken");
        }
        long seconds = days == null ? 0 : Duration.ofDays(days).toSeconds();
        String url = calls.good(api.code(account, scene, seconds)).path("url").asString("");
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        String campaign = wish.campaign() == null || wish.campaign().isBlank()
                ? null
                : wish.campaign().strip();
        String reply = wish.reply() == null ? "" : wish.reply().strip();
        codes.add(new Code(
                account.id(),
                scene,
                name,
                campaign,
                reply.substring(0, Math.min(reply.length(), 600)),
                url,
                seconds == 0 ? null : now.plusSeconds(seconds),
                0,
                0,
                now,
                "user:" + who.getName()));
        audit.record("wechat.code-made", name);
        return codes.find(account.id(), scene).orElseThrow();
    }

    @GetMapping(path = "/codes/{account}/{scene}/qr.svg", produces = "image/svg+xml")
    ResponseEntity<String> picture(@PathVariable String account, @PathVariable String scene) {
        Code code = codes.find(account, scene).orElseThrow(() -> Problems.notFound("wechat-code", scene));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(QrPicture.of(code.url()).svg());
    }

    private Account account(String id) {
        return settings.get(WeChatSettings.AREA).find(id).orElseThrow(() -> Problems.notFound("wechat-account", id));
    }

    private static String address(String id) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("hooks", "wechat", id)
                .toUriString();
    }
}
