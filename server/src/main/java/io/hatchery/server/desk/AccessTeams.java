package io.hatchery.server.desk;

import io.hatchery.server.access.Team;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Teams as access keeps them. */
@Component
class AccessTeams implements Teams {
    private final Users users;

    AccessTeams(Users users) {
        this.users = users;
    }

    @Override
    public List<String> members(String team) {
        return Arrays.stream(Team.values())
                .filter(it -> it.owner().equals(team))
                .flatMap(it -> users.of(it).stream())
                .map(User::actor)
                .sorted()
                .toList();
    }
}
