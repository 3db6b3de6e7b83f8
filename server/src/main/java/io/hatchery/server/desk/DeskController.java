package io.hatchery.server.desk;

import io.hatchery.server.access.Team;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.SettingsArea;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who leads can be given to. */
@RestController
@RequestMapping("/api/desk/people")
class DeskController {
    private final Users users;

    DeskController(Users users) {
        this.users = users;
    }

    /** @param id as an owner: {@code user:<id>} */
    record Colleague(String id, String name, List<String> teams) {
        static Colleague of(User user) {
            return new Colleague(
                    user.actor(),
                    user.name(),
                    user.teams().stream().map(Team::owner).sorted().toList());
        }
    }

    @GetMapping
    List<Colleague> people() {
        return users.active().stream().map(Colleague::of).toList();
    }

    /** Makes the desk's settings known. */
    @Configuration(proxyBeanMethods = false)
    static class Areas {
        @Bean
        SettingsArea<DeskSettings> deskSettings() {
            return DeskSettings.AREA;
        }
    }
}
