package io.hatchery.server.demo;

import io.hatchery.server.access.NewUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.Team;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.server.platform.Seed;
import io.hatchery.testkit.life.Crew;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of the demo company. They share one password, which is no secret: the demo listens on this machine only. */
@Component
final class DemoPeople implements Seed {
    static final String ADMIN = "admin@demo.example";
    static final String PASSWORD = "hatchery-demo";

    private static final List<Someone> ALL = List.of(
            new Someone("admin", "陈总", "Grace Chen", Role.ADMIN, Set.of()),
            new Someone("marketing", "林市场", "Mia Lin", Role.MARKETER, Set.of()),
            new Someone("analyst", "何分析", "Leo He", Role.ANALYST, Set.of()),
            new Someone("sdr1", "周小雨", "Chloe Zhou", Role.SDR, Set.of(Team.SDR)),
            new Someone("sdr2", "徐子涵", "Nathan Xu", Role.SDR, Set.of(Team.SDR)),
            new Someone("sdr3", "孙一鸣", "Emma Sun", Role.SDR, Set.of(Team.SDR)),
            new Someone("seller1", "高志强", "Victor Gao", Role.SELLER, Set.of(Team.SALES)),
            new Someone("seller2", "罗雪梅", "Rachel Luo", Role.SELLER, Set.of(Team.SALES)),
            new Someone("seller3", "郭思远", "Simon Guo", Role.SELLER, Set.of(Team.SALES)));

    private final DemoProperties properties;
    private final Users users;

    DemoPeople(DemoProperties properties, Users users) {
        this.properties = properties;
        this.users = users;
    }

    private record Someone(String mailbox, String chinese, String english, Role role, Set<Team> teams) {}

    /** Hires them before the server listens, so that no one is asked to set up what is there already. */
    @Override
    public void plant() {
        if (properties.enabled() && !users.any()) {
            ALL.forEach(this::hire);
        }
    }

    private void hire(Someone one) {
        String name = properties.language().startsWith("zh") ? one.chinese() : one.english();
        users.add(new NewUser(
                one.mailbox() + "@demo.example",
                name,
                PASSWORD,
                Set.of(one.role()),
                one.teams(),
                properties.language()));
    }

    /** Those who work the leads. */
    Crew crew() {
        return new Crew(actors(Team.SDR), actors(Team.SALES));
    }

    private List<String> actors(Team team) {
        return users.of(team).stream().map(User::id).map("user:"::concat).toList();
    }
}
