package io.hatchery.server.leads;

import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.Role;
import io.hatchery.server.leads.LeadActions.Call;
import io.hatchery.server.platform.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Leads over HTTP. Everyone signed in may read; analysts see addresses and numbers masked and change nothing. */
@RestController
@RequestMapping("/api/leads")
@Allowed({Role.MARKETER, Role.SDR, Role.SELLER})
class LeadController {
    private final LeadLists lists;
    private final LeadRecords records;
    private final LeadHistory history;
    private final Explanations explanations;
    private final LeadActions actions;
    private final LeadEntry entry;
    private final Viewer viewer;

    LeadController(
            LeadLists lists,
            LeadRecords records,
            LeadHistory history,
            Explanations explanations,
            LeadActions actions,
            LeadEntry entry,
            Viewer viewer) {
        this.lists = lists;
        this.records = records;
        this.history = history;
        this.explanations = explanations;
        this.actions = actions;
        this.entry = entry;
        this.viewer = viewer;
    }

    /** What is known of someone; each entry a field of the playbook. */
    record Fields(Map<String, JsonNode> fields) {}

    record Made(long id) {}

    /** What an action needs; which of it depends on the action. */
    record Act(
            @Nullable String reason,
            @Nullable String stage,
            @Nullable String note,
            @Nullable String tag,
            @Nullable String owner,
            @Nullable String outcome,
            @Nullable String text,
            @Nullable String journey,
            Call.@Nullable Next next) {}

    @GetMapping
    @Allowed
    LeadLists.Page list(@RequestParam MultiValueMap<String, String> query) {
        LeadSort sort = LeadSort.read(query.getFirst("sort"));
        LeadLists.Page page = lists.page(viewer.filter(query), sort, query.getFirst("cursor"), limit(query));
        return new LeadLists.Page(viewer.show(page.items()), page.next());
    }

    @GetMapping("/count")
    @Allowed
    LeadLists.Count count(@RequestParam MultiValueMap<String, String> query) {
        return lists.count(viewer.filter(query));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@RequestBody Fields told) {
        return new Made(entry.create(told.fields(), viewer.user()));
    }

    @GetMapping("/{id}")
    @Allowed
    LeadRecord get(@PathVariable long id) {
        LeadRecord found = records.find(id);
        return viewer.masked() ? found.masked() : found;
    }

    @PatchMapping("/{id}")
    LeadRecord change(@PathVariable long id, @RequestBody Fields told) {
        entry.change(records.existing(id), told.fields(), viewer.user());
        return get(id);
    }

    @GetMapping("/{id}/timeline")
    @Allowed
    LeadHistory.Page timeline(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return history.page(records.existing(id), cursor, Math.clamp(limit, 1, 200), viewer.masked());
    }

    @GetMapping("/{id}/why")
    @Allowed
    LeadReasons why(@PathVariable long id) {
        return LeadReasons.of(explanations.of(records.existing(id), null));
    }

    /** @param at a time, or a day, of which the end is meant; now when left out */
    @GetMapping("/{id}/explain")
    @Allowed
    Explanation explain(@PathVariable long id, @RequestParam(required = false) @Nullable String at) {
        Explanation found = explanations.of(records.existing(id), at);
        return viewer.masked() ? found.masked() : found;
    }

    @PostMapping("/{id}/actions/{action}")
    LeadRecord act(
            @PathVariable long id, @PathVariable String action, @RequestBody(required = false) @Nullable Act act) {
        Act with = act == null ? new Act(null, null, null, null, null, null, null, null, null) : act;
        actions.perform(List.of(records.existing(id)), asked(action, with), viewer.user());
        return get(id);
    }

    private static LeadActions.Action asked(String action, Act a) {
        return switch (action) {
            case "accept" -> new LeadActions.Accept(a.note());
            case "reject" -> new LeadActions.Reject(needed("reason", a.reason()), a.note());
            case "stage" -> new LeadActions.SetStage(needed("stage", a.stage()), a.note());
            case "tag" -> new LeadActions.AddTag(needed("tag", a.tag()));
            case "untag" -> new LeadActions.RemoveTag(needed("tag", a.tag()));
            case "assign" -> new LeadActions.Assign(a.owner());
            case "call" -> new Call(needed("outcome", a.outcome()), a.note(), a.next());
            case "note" -> new LeadActions.Note(needed("text", a.text()));
            case "enrol" -> new LeadActions.Enrol(needed("journey", a.journey()));
            default -> throw Problems.notFound("action", action);
        };
    }

    private static String needed(String place, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problems.invalid(place, "required");
        }
        return value.strip();
    }

    static int limit(MultiValueMap<String, String> query) {
        String limit = query.getFirst("limit");
        if (limit == null || limit.isEmpty()) {
            return 50;
        }
        try {
            return Math.clamp(Integer.parseInt(limit), 1, 200);
        } catch (NumberFormatException e) {
            throw Problems.invalid("limit", "range", 1, 200);
        }
    }
}
