package io.hatchery.server.sources;

import io.hatchery.engine.Source;
import io.hatchery.server.access.Allowed;
import io.hatchery.server.access.AuditLog;
import io.hatchery.server.access.Role;
import io.hatchery.server.platform.Settings;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Channels and the rules that name them. */
@RestController
@RequestMapping("/api/channels")
@Allowed
class ChannelController {
    private final Settings settings;
    private final AuditLog audit;

    ChannelController(Settings settings, AuditLog audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * A touch to try rules on.
     *
     * @param taxonomy the rules to try; null for those in force
     */
    record Trial(
            @Nullable Taxonomy taxonomy,
            Source source,
            @Nullable String page,
            @Nullable String referrer,
            @Nullable String event) {}

    /** @param rule the place of the rule that matched, from 0; null when none did */
    record Tried(Source source, @Nullable Integer rule) {}

    @GetMapping
    Taxonomy show() {
        return settings.get(Taxonomy.AREA);
    }

    /** Takes effect for touches from now on; what was told before stays as it was concluded. */
    @PutMapping
    @Allowed(Role.MARKETER)
    Taxonomy change(Principal who, @RequestBody Taxonomy taxonomy) {
        settings.put(Taxonomy.AREA, taxonomy, "user:" + who.getName());
        audit.record(
                "channels.changed",
                taxonomy.channels().size() + " / " + taxonomy.rules().size());
        return taxonomy;
    }

    /** What would become of a touch. */
    @PostMapping("/try")
    Tried tryOut(@RequestBody Trial trial) {
        Taxonomy taxonomy = trial.taxonomy() == null ? settings.get(Taxonomy.AREA) : trial.taxonomy();
        Rule.Touch touch = new Rule.Touch(trial.source(), trial.page(), trial.referrer(), trial.event());
        for (int i = 0; i < taxonomy.rules().size(); i++) {
            if (taxonomy.rules().get(i).matches(touch)) {
                return new Tried(taxonomy.rules().get(i).applied(trial.source()), i);
            }
        }
        return new Tried(trial.source(), null);
    }
}
