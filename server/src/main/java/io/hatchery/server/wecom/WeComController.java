package io.hatchery.server.wecom;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.platform.Ids;
import io.hatchery.server.platform.Jobs;
import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.Settings;
import io.hatchery.server.platform.SettingsForms;
import io.hatchery.server.wechat.wire.Answer;
import io.hatchery.server.wecom.CodeRows.Code;
import io.hatchery.server.wecom.WeComSettings.Corp;
import java.security.Principal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Companies at WeCom and their live codes. Companies are the administrator's, codes are marketing's. */
@RestController
@RequestMapping("/api/wecom")
@Allowed(Role.MARKETER)
class WeComController {
    /** Colleagues one code may be shared by. */
    private static final int MOST_STAFF = 100;

    private final SettingsForms forms;
    private final Settings settings;
    private final CodeRows codes;
    private final WeComApi api;
    private final WeComCalls calls;
    private final CustomerJob customers;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    WeComController(
            SettingsForms forms,
            Settings settings,
            CodeRows codes,
            WeComApi api,
            WeComCalls calls,
            CustomerJob customers,
            Jobs jobs,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.forms = forms;
        this.settings = settings;
        this.codes = codes;
        this.api = api;
        this.calls = calls;
        this.customers = customers;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param address what to enter at WeCom */
    record Item(JsonNode corp, String address) {}

    record Items(List<Item> items) {}

    record Checked(boolean good, @Nullable String problem) {}

    record Colleagues(List<String> items) {}

    /** @param group it stands in at WeCom */
    record TheirTag(String id, String name, String group) {}

    record TheirTags(List<TheirTag> items) {}

    /**
     * A live code to make.
     *
     * @param staff who share it, 1 to 100
     * @param state wished for; one is made when it is missing
     * @param accepts whether whoever scans it is a customer at once
     */
    record Wish(
            String corp,
            String name,
            List<String> staff,
            @Nullable String state,
            @Nullable String campaign,
            @Nullable String welcome,
            boolean accepts) {}

    record Codes(List<Code> items) {}

    record BringingStarted(String job) {}

    /** Brings those who were customers before the company was connected, as a job. */
    @PostMapping("/corps/{id}/customers")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BringingStarted customers(Principal who, @PathVariable String id) {
        String corp = corp(id).id();
        audit.record("wecom.customers-asked", corp);
        return new BringingStarted(jobs.start(customers, CustomerJob.Progress.first(corp), "user:" + who.getName()));
    }

    @GetMapping("/corps")
    Items corps() {
        return new Items(forms.show(WeComSettings.AREA)
                .path("corps")
                .valueStream()
                .map(node -> new Item(node, address(node.path("id").asString(""))))
                .toList());
    }

    @PutMapping("/corps/{id}")
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Principal who, @PathVariable String id, @RequestBody ObjectNode form) {
        forms.put(WeComSettings.AREA, "corps", id, form, "user:" + who.getName());
        audit.record("wecom.changed", id);
    }

    /** Asks WeCom for a token, and for the colleagues who may add customers, and says what is wrong if it refuses. */
    @PostMapping("/corps/{id}/check")
    @Allowed(Role.ADMIN)
    Checked check(@PathVariable String id) {
        Corp corp = corp(id);
        Answer token = api.check(corp);
        String problem = calls.problem(token instanceof Answer.Good ? api.staff(corp) : token);
        return new Checked(problem == null, problem);
    }

    /** Colleagues who may add customers, by their names at WeCom. */
    @GetMapping("/corps/{id}/staff")
    Colleagues staff(@PathVariable String id) {
        return new Colleagues(calls.good(api.staff(corp(id)))
                .path("follow_user")
                .valueStream()
                .map(one -> one.asString(""))
                .toList());
    }

    @GetMapping("/corps/{id}/tags")
    TheirTags tags(@PathVariable String id) {
        List<TheirTag> tags = new ArrayList<>();
        for (JsonNode group : calls.good(api.tags(corp(id))).path("tag_group")) {
            String name = group.path("group_name").asString("");
            group.path("tag")
                    .forEach(tag -> tags.add(new TheirTag(
                            tag.path("id").asString(""), tag.path("name").asString(""), name)));
        }
        return new TheirTags(tags);
    }

    @GetMapping("/codes")
    Codes codes() {
        return new Codes(codes.all());
    }

    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.CREATED)
    Code make(Principal who, @RequestBody Wish wish) {
        Corp corp = corp(wish.corp());
        String state = wish.state() == null || wish.state().isBlank()
                ? "c-" + ids.next().toLowerCase(Locale.ROOT)
                : wish.state().strip();
        if (!state.matches("[\\w-]{1,30}")) {
            throw Problems.invalid("state", "wecom.state");
        }
        String name = wish.name().strip();
        if (name.isEmpty() || name.length() > 80) {
            throw Problems.invalid("name", name.isEmpty() ? "required" : "too-long", 80);
        }
        List<String> staff = wish.staff().stream().distinct().toList();
        if (staff.isEmpty() || staff.size() > MOST_STAFF) {
            throw Problems.invalid("staff", "wecom.staff", MOST_STAFF);
        }
        if (codes.find(corp.id(), state).isPresent()) {
            throw Problems.invalid("state", "taken");
        }
        JsonNode made = calls.good(api.code(corp, state, staff, wish.accepts()));
        String picture = made.path("qr_code").asString("");
        String campaign = wish.campaign() == null ? "" : wish.campaign().strip();
        String welcome = wish.welcome() == null ? "" : wish.welcome().strip();
        codes.add(new Code(
                corp.id(),
                state,
                name,
                campaign.isEmpty() ? null : campaign,
                staff,
                welcome.substring(0, Math.min(welcome.length(), 600)),
                made.path("config_id").asString(""),
                picture.matches("https?://.*") ? picture : "",
                0,
                clock.now().truncatedTo(ChronoUnit.MICROS),
                "user:" + who.getName()));
        audit.record("wecom.code-made", name);
        return codes.find(corp.id(), state).orElseThrow();
    }

    /** Prints of it lead nowhere from now on. */
    @DeleteMapping("/codes/{corp}/{state}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String corp, @PathVariable String state) {
        Code code = codes.find(corp, state).orElseThrow(() -> Problems.notFound("wecom-code", state));
        calls.good(api.drop(corp(corp), code.config()));
        codes.remove(corp, state);
        audit.record("wecom.code-removed", code.name());
    }

    private Corp corp(String id) {
        return settings.get(WeComSettings.AREA).find(id).orElseThrow(() -> Problems.notFound("wecom-corp", id));
    }

    private static String address(String id) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("hooks", "wecom", id)
                .toUriString();
    }
}
