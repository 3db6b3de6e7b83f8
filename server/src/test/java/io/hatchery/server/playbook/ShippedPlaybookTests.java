package io.hatchery.server.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.Console;
import io.hatchery.server.HatcheryTest;
import io.hatchery.server.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HatcheryTest
class ShippedPlaybookTests {
    @Autowired
    private Console visitor;

    @Autowired
    private Playbooks playbooks;

    @Test
    void the_shipped_rules_follow_the_company_s_language_until_someone_publishes_rules_of_their_own() {
        Console admin = visitor.as(Role.ADMIN);
        assertThat(name()).isEqualTo("默认策略手册");
        speak(admin, "en");
        assertThat(name()).isEqualTo("Default playbook");
        int version = playbooks.current().playbook().version();
        speak(admin, "en");
        assertThat(playbooks.current().playbook().version()).isEqualTo(version);

        admin.put("/api/playbook/draft/segments/own", """
                {"id": "own", "name": "Own", "description": "", "condition": {"kind": "isSpam"}}""").is(200);
        admin.post("/api/playbook/publish", "{\"note\": \"own rules\"}").is(200);
        speak(admin, "zh-CN");
        assertThat(name()).isEqualTo("Default playbook");
        assertThat(playbooks.current().playbook().segments())
                .anyMatch(segment -> segment.id().equals("own"));
    }

    private static void speak(Console admin, String language) {
        admin.put("/api/settings/company", """
                {"name": "Vista", "timeZone": "Asia/Shanghai", "currency": "CNY", "locale": "%s"}""".formatted(language)).is(200);
    }

    private String name() {
        return playbooks.current().playbook().name();
    }
}
