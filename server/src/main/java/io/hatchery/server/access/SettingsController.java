package io.hatchery.server.access;

import io.hatchery.server.platform.Problems;
import io.hatchery.server.platform.SettingsArea;
import io.hatchery.server.platform.SettingsForms;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an operator has set, area by area. */
@RestController
@RequestMapping("/api/settings/{area}")
class SettingsController {
    private final SettingsForms settings;
    private final CurrentUser current;
    private final AuditLog audit;

    SettingsController(SettingsForms settings, CurrentUser current, AuditLog audit) {
        this.settings = settings;
        this.current = current;
        this.audit = audit;
    }

    @GetMapping
    @Allowed
    JsonNode show(@PathVariable String area) {
        SettingsArea<?> found = settings.area(area);
        boolean may = switch (found.readers()) {
            case EVERYONE -> true;
            case ADMINISTRATORS -> current.get().has(Role.ADMIN);
        };
        if (!may) {
            throw Problems.forbidden();
        }
        return settings.show(found);
    }

    @PutMapping
    @Allowed(Role.ADMIN)
    @Transactional
    JsonNode change(@PathVariable String area, @RequestBody JsonNode form) {
        SettingsArea<?> found = settings.area(area);
        settings.change(found, form, current.get().actor());
        audit.record("settings.changed", area);
        return settings.show(found);
    }
}
