package io.hatchery.server.leads;

import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.leads.Uses.Use;
import io.hatchery.server.platform.Clock;
import io.hatchery.server.playbook.Playbooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tags in force: who bears them, since when, and what rests on them. They are edited in the playbook's draft. */
@RestController
@RequestMapping("/api/tags")
@Allowed
class TagController {
    private static final double ALIKE = 0.8;

    private final TagRows rows;
    private final Playbooks playbooks;
    private final Clock clock;

    TagController(TagRows rows, Playbooks playbooks, Clock clock) {
        this.rows = rows;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** @param share of the leads who bear either, how many bear both, by a sample */
    record Alike(String tag, double share) {}

    /**
     * How a tag stands.
     *
     * @param known whether the playbook in force has it; one that was taken out may still be borne
     * @param newest when somebody last came to bear it, null for never
     * @param weeks of those who bear it, how many came to it in each of the last twelve weeks, this one last
     * @param alike tags borne by nearly the same leads
     */
    record Standing(
            String id,
            boolean known,
            long leads,
            @Nullable Instant newest,
            List<Long> weeks,
            List<Use> usedBy,
            List<Alike> alike) {}

    record Standings(List<Standing> items) {}

    @GetMapping
    Standings list() {
        Playbook playbook = playbooks.current().playbook();
        Map<String, TagRows.Borne> borne =
                rows.borne(clock.now()).stream().collect(Collectors.toMap(TagRows.Borne::tag, Function.identity()));
        List<TagRows.Together> together = rows.together(ALIKE);
        TreeSet<String> ids = playbook.tags().stream().map(TagRule::id).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> known = new TreeSet<>(ids);
        ids.addAll(borne.keySet());
        return new Standings(ids.stream()
                .map(id -> standing(id, known.contains(id), borne.get(id), playbook, together))
                .toList());
    }

    private static Standing standing(
            String id,
            boolean known,
            TagRows.@Nullable Borne borne,
            Playbook playbook,
            List<TagRows.Together> together) {
        List<Alike> alike = together.stream()
                .flatMap(it -> it.one().equals(id)
                        ? Stream.of(new Alike(it.other(), it.share()))
                        : it.other().equals(id) ? Stream.of(new Alike(it.one(), it.share())) : Stream.of())
                .toList();
        return new Standing(
                id,
                known,
                borne == null ? 0 : borne.leads(),
                borne == null ? null : borne.newest(),
                borne == null ? List.of() : borne.weeks(),
                Uses.ofTag(id, playbook),
                alike);
    }
}
