package io.hatchery.codec.defaults;

import static io.hatchery.codec.defaults.Conditions.*;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.ZoneId;
import java.util.List;

/** Puts the default playbook together. */
public final class DefaultPlaybook {
    private final Words words;
    private final ZoneId timeZone;

    public DefaultPlaybook(boolean chinese, ZoneId timeZone) {
        this.words = new Words(chinese);
        this.timeZone = timeZone;
    }

    public Playbook build() {
        return new Playbook(
                        0,
                        words.of("Default playbook", "默认策略手册"),
                        timeZone,
                        fields(),
                        tags(),
                        new DefaultScoring(words).build(),
                        segments(),
                        new DefaultStages(words).build(),
                        new DefaultJourneys(words).build())
                .withCalendars(List.of(new DefaultCalendar(words).build()));
    }

    private List<Field> fields() {
        return List.of(
                text("email", "E-mail", "邮箱"),
                text("phone", "Phone", "电话"),
                text("name", "Name", "姓名"),
                text("company", "Company", "公司"),
                text("title", "Job title", "职位"),
                choice("jobLevel", "Job level", "职级", "executive", "director", "manager", "staff", "student"),
                choice(
                        "buyingRole",
                        "Part in a purchase",
                        "采购角色",
                        "decision_maker",
                        "budget_holder",
                        "champion",
                        "user",
                        "influencer",
                        "blocker"),
                text("department", "Department", "部门"),
                choice(
                        "industry",
                        "Industry",
                        "行业",
                        "manufacturing",
                        "finance",
                        "software",
                        "retail",
                        "healthcare",
                        "energy",
                        "education",
                        "government",
                        "logistics",
                        "other"),
                new Field("employees", words.of("Employees", "员工数"), Field.Type.NUMBER, List.of()),
                text("country", "Country", "国家"),
                text("region", "Region", "省份"),
                text("city", "City", "城市"),
                text("website", "Website", "网站"),
                text("language", "Language", "语言"),
                text("productInterest", "Product of interest", "意向产品"),
                choice("budget", "Budget", "预算", "none", "planned", "approved"),
                choice("timeline", "Buying time", "采购时间", "now", "quarter", "half-year", "year", "unknown"),
                new Field("need", words.of("Need", "需求"), Field.Type.TEXT, List.of()));
    }

    private List<TagRule> tags() {
        String role = words.of("Role", "角色");
        String interest = words.of("Interest", "兴趣");
        String state = words.of("State", "状态");
        return List.of(
                tag(
                        "decision-maker",
                        "Decision maker",
                        "决策者",
                        role,
                        TagRule.Kind.FACTUAL,
                        90,
                        oneOf("jobLevel", "executive", "director")),
                tag("influencer", "Influencer", "影响者", role, TagRule.Kind.FACTUAL, 60, oneOf("jobLevel", "manager")),
                tag("learner", "Learner", "学习者", role, TagRule.Kind.FACTUAL, 10, oneOf("jobLevel", "student")),
                tag("enterprise", "Enterprise", "大型企业", role, TagRule.Kind.FACTUAL, 70, atLeast("employees", 1000)),
                tag(
                        "asks-price",
                        "Looks at prices",
                        "关注价格",
                        interest,
                        TagRule.Kind.ANALYTICAL,
                        80,
                        inLast(page("/pricing"), 2, 30)),
                tag(
                        "reads-cases",
                        "Reads case studies",
                        "关注案例",
                        interest,
                        TagRule.Kind.ANALYTICAL,
                        50,
                        inLast(page("/cases"), 2, 90)),
                tag(
                        "technical",
                        "Reads the docs",
                        "关注技术",
                        interest,
                        TagRule.Kind.ANALYTICAL,
                        40,
                        inLast(page("/docs"), 3, 90)),
                tag(
                        "webinar-goer",
                        "Comes to webinars",
                        "爱听直播",
                        interest,
                        TagRule.Kind.ANALYTICAL,
                        40,
                        ever(event("webinar.attended"))),
                tag("surging", "Surging", "近期活跃", state, TagRule.Kind.ANALYTICAL, 85, inLast(event("page"), 8, 7)),
                tag("silent", "Silent for 90 days", "沉默 90 天", state, TagRule.Kind.ANALYTICAL, 20, silentFor(90)),
                new TagRule("vip", words.of("VIP", "重点客户"), state, TagRule.Kind.FACTUAL, 100, null),
                new TagRule("nurtured", words.of("Nurtured", "已孵化"), state, TagRule.Kind.FACTUAL, 10, null));
    }

    private List<Segment> segments() {
        return List.of(
                segment(
                        "hot",
                        "Hot leads",
                        "高意向线索",
                        "Good fit and busy now",
                        "匹配度高且近期活跃",
                        all(new Condition.GradeIn(List.of("A1", "A2", "B1")), stage("LEAD", "MQL", "TAL", "SAL"))),
                segment(
                        "decision-makers",
                        "Decision makers in reach",
                        "可触达的决策者",
                        "May be written to",
                        "可以邮件触达",
                        all(new Condition.HasTag("decision-maker"), new Condition.Reachable("email"))),
                segment(
                        "nurture",
                        "Being hatched",
                        "孵化中",
                        "Known, not ready, may be written to",
                        "已知身份、尚未成熟、可触达",
                        all(stage("LEAD", "RECYCLED"), new Condition.Reachable("email"), not(new Condition.IsSpam()))),
                segment(
                        "price-seekers",
                        "Looked at prices, not with sales",
                        "看过价格但未进入销售",
                        "Twice in 30 days",
                        "30 天内两次",
                        all(new Condition.HasTag("asks-price"), stage("LEAD", "RECYCLED"))),
                segment(
                        "dormant",
                        "Dormant",
                        "沉睡线索",
                        "Nothing for 90 days",
                        "90 天没有任何行为",
                        all(new Condition.HasTag("silent"), stage("LEAD", "MQL", "RECYCLED"))),
                segment(
                        "customers",
                        "Customers",
                        "客户",
                        "Won at least once",
                        "至少成交一次",
                        stage("CUSTOMER", "ONBOARDING", "ADOPTED", "RENEWAL", "ADVOCATE")));
    }

    private Field text(String key, String en, String zh) {
        return new Field(key, words.of(en, zh), Field.Type.TEXT, List.of());
    }

    private Field choice(String key, String en, String zh, String... options) {
        return new Field(key, words.of(en, zh), Field.Type.CHOICE, List.of(options));
    }

    private TagRule tag(String id, String en, String zh, String group, TagRule.Kind kind, int weight, Condition rule) {
        return new TagRule(id, words.of(en, zh), group, kind, weight, rule);
    }

    private Segment segment(String id, String en, String zh, String aboutEn, String aboutZh, Condition condition) {
        return new Segment(id, words.of(en, zh), words.of(aboutEn, aboutZh), condition);
    }
}
