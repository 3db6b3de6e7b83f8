package io.hatchery.server.wechat;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.CurrentUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Fault;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.wechat.MenuRows.Published;
import io.hatchery.server.wechat.WeChatSettings.Account;
import io.hatchery.server.wechat.wire.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Menus of service accounts. What is saved is published: WeChat keeps one menu, and followers see it within minutes. */
@RestController
@RequestMapping("/api/wechat/accounts/{id}/menu")
@Allowed(Role.MARKETER)
class MenuController {
    private static final int NO_MENU = 46003;

    private final Settings settings;
    private final MenuRows menus;
    private final WeChatApi api;
    private final WeChatCalls calls;
    private final CurrentUser current;
    private final AuditLog audit;
    private final Clock clock;

    MenuController(
            Settings settings,
            MenuRows menus,
            WeChatApi api,
            WeChatCalls calls,
            CurrentUser current,
            AuditLog audit,
            Clock clock) {
        this.settings = settings;
        this.menus = menus;
        this.api = api;
        this.calls = calls;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A menu.
     *
     * @param publishedAt null when it was not made here: then it is what WeChat shows now, and what clicks answer is not known
     */
    record View(
            Menu menu,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy) {
        static View of(Published it) {
            return new View(it.menu(), it.at(), it.by());
        }
    }

    @GetMapping
    View get(@PathVariable String id) {
        Account account = account(id);
        Optional<Published> ours = menus.find(id);
        return ours.map(View::of).orElseGet(() -> new View(foreign(account), null, null));
    }

    private Menu foreign(Account account) {
        Answer answer = api.menu(account);
        return answer instanceof Answer.Refused(int code, String ignored) && code == NO_MENU
                ? new Menu(List.of())
                : Menu.fromWeChat(calls.good(answer));
    }

    /** Publishes it; when WeChat refuses, the old one stays. */
    @PutMapping
    View put(@PathVariable String id, @RequestBody Menu menu) {
        Account account = account(id);
        List<Fault> faults = menu.faults();
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        var _ = calls.good(api.menu(account, menu.toWeChat()));
        menus.put(id, menu, clock.now(), current.get().actor());
        audit.record("wechat.menu-published", id);
        return get(id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        var _ = calls.good(api.noMenu(account(id)));
        menus.remove(id);
        audit.record("wechat.menu-removed", id);
    }

    private Account account(String id) {
        return settings.get(WeChatSettings.AREA).find(id).orElseThrow(() -> Problems.notFound("wechat-account", id));
    }
}
