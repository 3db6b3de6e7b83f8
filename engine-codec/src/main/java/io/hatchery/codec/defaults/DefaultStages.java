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
import io.hatchery.engine.lifecycle.Lifecycle.Sla;
import io.hatchery.engine.lifecycle.Lifecycle.SlaAction;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.lifecycle.Lifecycle.Team;
import io.hatchery.engine.pattern.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        return new Lifecycle(Stream.of(
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
                        main(
                                "CUSTOMER",
                                "Customer",
                                "客户",
                                Team.SALES,
                                sinceStage(event("opportunity.won")),
                                BEFORE_WON),
                        main("ONBOARDING", "Onboarding", "交付上线", Team.SUCCESS, null, "CUSTOMER", "CHURNED"),
                        main("ADOPTED", "Adopted", "活跃使用", Team.SUCCESS, null, "CUSTOMER", "ONBOARDING"),
                        main(
                                "RENEWAL",
                                "Renewal / Expansion",
                                "续约增购",
                                Team.SUCCESS,
                                null,
                                "CUSTOMER",
                                "ONBOARDING",
                                "ADOPTED"),
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
                                "ADVOCATE"))
                .map(this::agreed)
                .toList());
    }

    /** The time agreed for a stage, in working hours, and what sending a lead back asks for. */
    private Stage agreed(Stage stage) {
        return switch (stage.id()) {
            case "MQL" -> within(stage, Duration.ofHours(4), 50, new SlaAction.Tell("team:sdr"));
            case "TAL" -> within(stage, days(5), 80, new SlaAction.Tell("team:sdr"));
            case "SAL" -> within(stage, days(10), 80, new SlaAction.Tell("team:sdr"));
            case "SQL" -> within(stage, days(20), 80, new SlaAction.Tell("team:sales"));
            case "POC" -> within(stage, days(30), 80, new SlaAction.Tell("team:sales"));
            case "ONBOARDING" -> within(stage, days(30), 80, new SlaAction.Tell("team:success"));
            case "RECYCLED" -> with(stage, recycling(), Duration.ofDays(14), null);
            default -> stage;
        };
    }

    private List<String> recycling() {
        return List.of(
                words.of("No answer", "联系不上"),
                words.of("No budget", "暂无预算"),
                words.of("Not now", "暂不采购"),
                words.of("No need", "没有需求"),
                words.of("Wrong person", "联系人不对"),
                words.of("Other", "其他"));
    }

    /** A working day has seven and a half hours. */
    private static Duration days(int number) {
        return Duration.ofMinutes(450L * number);
    }

    /** Warns whoever owns the lead, and at the end tells the owner and the team. */
    private static Stage within(Stage stage, Duration within, int warnAtPercent, SlaAction tellTeam) {
        SlaAction tellOwner = new SlaAction.Tell("owner");
        Sla sla = new Sla(within, DefaultCalendar.ID, warnAtPercent, List.of(tellOwner), List.of(tellOwner, tellTeam));
        return with(stage, stage.reasons(), stage.waiting(), sla);
    }

    private static Stage with(Stage stage, List<String> reasons, @Nullable Duration waiting, @Nullable Sla sla) {
        return new Stage(
                stage.id(),
                stage.name(),
                stage.team(),
                stage.kind(),
                stage.entry(),
                stage.from(),
                stage.requiredFields(),
                stage.reasonRequired(),
                reasons,
                waiting,
                sla,
                stage.conversion());
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
