package io.hatchery.server.demo;

import io.hatchery.server.access.NewUser;
import io.hatchery.server.access.Role;
import io.hatchery.server.access.Team;
import io.hatchery.server.access.User;
import io.hatchery.server.access.Users;
import io.hatchery.testkit.life.Crew;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of the demo company. They share one password, which is no secret: the demo listens on this machine only. */
@Component
final class DemoPeople {
    static final String ADMIN = "admin@demo.example";
    static final String PASSWORD = "hatchery-demo";

    private final Users users;

    DemoPeople(Users users) {
        this.users = users;
    }

    Crew hire(String language) {
        boolean chinese = language.startsWith("zh");
        add(ADMIN, chinese ? "陈总" : "Grace Chen", Set.of(Role.ADMIN), Set.of(), language);
        add("marketing@demo.example", chinese ? "林市场" : "Mia Lin", Set.of(Role.MARKETER), Set.of(), language);
        add("analyst@demo.example", chinese ? "何分析" : "Leo He", Set.of(Role.ANALYST), Set.of(), language);
        List<String> sdrs = List.of(
                add("sdr1@demo.example", chinese ? "周小雨" : "Chloe Zhou", Set.of(Role.SDR), Set.of(Team.SDR), language),
                add("sdr2@demo.example", chinese ? "徐子涵" : "Nathan Xu", Set.of(Role.SDR), Set.of(Team.SDR), language),
                add("sdr3@demo.example", chinese ? "孙一鸣" : "Emma Sun", Set.of(Role.SDR), Set.of(Team.SDR), language));
        List<String> sellers = List.of(
                add(
                        "seller1@demo.example",
                        chinese ? "高志强" : "Victor Gao",
                        Set.of(Role.SELLER),
                        Set.of(Team.SALES),
                        language),
                add(
                        "seller2@demo.example",
                        chinese ? "罗雪梅" : "Rachel Luo",
                        Set.of(Role.SELLER),
                        Set.of(Team.SALES),
                        language),
                add(
                        "seller3@demo.example",
                        chinese ? "郭思远" : "Simon Guo",
                        Set.of(Role.SELLER),
                        Set.of(Team.SALES),
                        language));
        return new Crew(sdrs, sellers);
    }

    private String add(String email, String name, Set<Role> roles, Set<Team> teams, String language) {
        User user = users.add(new NewUser(email, name, PASSWORD, roles, teams, language));
        return "user:" + user.id();
    }
}
