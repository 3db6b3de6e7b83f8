package io.hatchery.codec.defaults;

import static io.hatchery.codec.defaults.Conditions.all;
import static io.hatchery.codec.defaults.Conditions.any;
import static io.hatchery.codec.defaults.Conditions.event;
import static io.hatchery.codec.defaults.Conditions.isSet;
import static io.hatchery.codec.defaults.Conditions.not;
import static io.hatchery.codec.defaults.Conditions.sinceStage;
import static io.hatchery.codec.defaults.Conditions.stage;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.lifecycle.Lifecycle.Kind;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.Lifecycle.Team;
import io.hatchery.engine.pattern.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The default lifecycle: marketing owns up to MQL, SDRs TAL and SAL, sales SQL to Customer, success the rest. */
final class DefaultStages {
    private static final String[] BEFORE_WON = {
        "TRAFFIC", "LEAD", "MQL", "TAL", "SAL", "SQL", "OPPORTUNITY", "POC", "RECYCLED", "LOST", "DISQUALIFIED"
    };
    private static final String[] BEFORE_OPPORTUNITY = {
        "TRAFFIC", "LEAD", "MQL", "TAL", "SAL", "SQL", "RECYCLED", "LOST", "DISQUALIFIED"
    };

    private final Words words;

    DefaultStages(Words words) {
        this.words = words;
    }

    /** In the order a lead goes; the side arm and the ends stand last, so that going forward is tried before going aside. */
    Lifecycle build() {
        return new Lifecycle(List.of(
                main("TRAFFIC", "Traffic", "访客", Team.MARKETING, null),
                main("LEAD", "Lead", "线索", Team.MARKETING, any(isSet("email"), isSet("phone")), "TRAFFIC"),
                main("MQL", "MQL", "MQL 市场认可", Team.MARKETING, ready(), "LEAD", "RECYCLED"),
                main("TAL", "TAL", "TAL 联系中", Team.SDR, sinceStage(event("call.logged")), "MQL"),
                main("SAL", "SAL", "SAL 销售接受", Team.SDR, sinceStage(event("lead.accepted")), "MQL", "TAL"),
                main("SQL", "SQL", "SQL 销售认可", Team.SALES, qualifiedByCall(), "TAL", "SAL"),
                main(
                        "OPPORTUNITY",
                        "Opportunity",
                        "商机",
                        Team.SALES,
                        sinceStage(event("opportunity.created")),
                        BEFORE_OPPORTUNITY),
                main("POC", "POC", "POC 试用验证", Team.SALES, sinceStage(poc()), "OPPORTUNITY"),
                main("CUSTOMER", "Customer", "客户", Team.SALES, sinceStage(event("opportunity.won")), BEFORE_WON),
                main("ONBOARDING", "Onboarding", "交付上线", Team.SUCCESS, null, "CUSTOMER", "CHURNED"),
                main("ADOPTED", "Adopted", "活跃使用", Team.SUCCESS, null, "CUSTOMER", "ONBOARDING"),
                main("RENEWAL", "Renewal / Expansion", "续约增购", Team.SUCCESS, null, "CUSTOMER", "ONBOARDING", "ADOPTED"),
                main("ADVOCATE", "Advocate", "口碑推荐", Team.SUCCESS, null, "CUSTOMER", "ADOPTED", "RENEWAL"),
                side(
                        "RECYCLED",
                        "Recycled",
                        "回流孵化",
                        Team.MARKETING,
                        sinceStage(event("lead.rejected")),
                        "MQL",
                        "TAL",
                        "SAL",
                        "SQL",
                        "LOST"),
                end(
                        "DISQUALIFIED",
                        "Disqualified",
                        "无效",
                        Team.MARKETING,
                        new Condition.IsSpam(),
                        "TRAFFIC",
                        "LEAD",
                        "MQL",
                        "TAL",
                        "SAL",
                        "SQL",
                        "RECYCLED"),
                end(
                        "LOST",
                        "Lost",
                        "丢单",
                        Team.SALES,
                        sinceStage(event("opportunity.lost")),
                        "LEAD",
                        "MQL",
                        "TAL",
                        "SAL",
                        "SQL",
                        "OPPORTUNITY",
                        "POC",
                        "RECYCLED"),
                end(
                        "CHURNED",
                        "Churned",
                        "流失",
                        Team.SUCCESS,
                        null,
                        "CUSTOMER",
                        "ONBOARDING",
                        "ADOPTED",
                        "RENEWAL",
                        "ADVOCATE")));
    }

    /** A good grade, or asking for a demo; who was sent back must show new interest. */
    private static Condition ready() {
        return all(
                not(new Condition.IsSpam()),
                any(
                        all(stage("LEAD"), new Condition.GradeIn(List.of("A1", "A2", "B1"))),
                        sinceStage(event("demo.requested")),
                        all(
                                stage("RECYCLED"),
                                any(sinceStage(event("asset.downloaded"), 2), sinceStage(event("webinar.attended"))))));
    }

    private static Condition qualifiedByCall() {
        return sinceStage(event("call.logged", "outcome", Pattern.Op.IS, "qualified"));
    }

    private static Pattern poc() {
        return event("opportunity.stage", "stage", Pattern.Op.IS, "POC");
    }

    private Stage main(String id, String en, String zh, Team team, @Nullable Condition entry, String... from) {
        return new Stage(id, words.of(en, zh), team, Kind.MAIN, entry, List.of(from), List.of(), false);
    }

    private Stage side(String id, String en, String zh, Team team, @Nullable Condition entry, String... from) {
        return new Stage(id, words.of(en, zh), team, Kind.SIDE, entry, List.of(from), List.of(), true);
    }

    private Stage end(String id, String en, String zh, Team team, @Nullable Condition entry, String... from) {
        return new Stage(id, words.of(en, zh), team, Kind.END, entry, List.of(from), List.of(), true);
    }
}
