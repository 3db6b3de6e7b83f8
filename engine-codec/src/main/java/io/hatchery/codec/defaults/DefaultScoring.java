package io.hatchery.codec.defaults;

import static io.hatchery.codec.defaults.Conditions.*;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.pattern.Pattern;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.score.ScoreRule.Decay;
import io.hatchery.engine.score.ScoreRule.Model;
import io.hatchery.engine.score.ScoreRule.Trigger;
import io.hatchery.engine.score.Scoring;
import java.time.Duration;
import java.util.List;

/** Who they are gives fit and stays; what they did gives engagement and halves every thirty days. */
final class DefaultScoring {
    private static final Decay STAYS = new Decay.None();
    private static final Decay MONTH = new Decay.HalfLife(Duration.ofDays(30));
    private static final String THROWAWAY =
            "(?i).*@(mailinator|guerrillamail|10minutemail|yopmail|trashmail|temp-mail)\\..*";

    private final Words words;

    DefaultScoring(Words words) {
        this.words = words;
    }

    Scoring build() {
        return new Scoring(
                List.of(
                        fit("fit-executive", "Executive", "高管", Model.PERSON, oneOf("jobLevel", "executive"), 30),
                        fit("fit-director", "Director", "总监", Model.PERSON, oneOf("jobLevel", "director"), 25),
                        fit("fit-manager", "Manager", "经理", Model.PERSON, oneOf("jobLevel", "manager"), 15),
                        fit("fit-student", "Student", "学生", Model.PERSON, oneOf("jobLevel", "student"), -40),
                        fit("fit-phone", "Left a phone number", "留下电话", Model.PERSON, isSet("phone"), 10),
                        fit("fit-budget", "Budget approved", "预算已批", Model.PERSON, oneOf("budget", "approved"), 15),
                        fit(
                                "fit-soon",
                                "Buys within the quarter",
                                "本季度采购",
                                Model.PERSON,
                                oneOf("timeline", "now", "quarter"),
                                15),
                        fit(
                                "fit-large",
                                "1,000 employees or more",
                                "千人以上企业",
                                Model.COMPANY,
                                atLeast("employees", 1000),
                                25),
                        fit(
                                "fit-medium",
                                "200 to 999 employees",
                                "200 到 999 人",
                                Model.COMPANY,
                                all(atLeast("employees", 200), less("employees", 1000)),
                                15),
                        fit(
                                "fit-industry",
                                "Industry we serve best",
                                "优势行业",
                                Model.COMPANY,
                                oneOf("industry", "manufacturing", "finance", "software", "energy", "logistics"),
                                15),
                        fit("fit-company", "Named a company", "填写公司", Model.COMPANY, isSet("company"), 5),
                        did("eng-page", "Page view", "浏览页面", Model.ONLINE, event("page"), 1, 15),
                        did("eng-pricing", "Price page", "浏览价格页", Model.ONLINE, page("/pricing"), 6, 24),
                        did("eng-case", "Case study", "浏览案例", Model.ONLINE, page("/cases"), 3, 15),
                        did("eng-form", "Form", "提交表单", Model.ONLINE, event("form.submitted"), 10, 30),
                        did("eng-download", "Download", "下载资料", Model.ONLINE, event("asset.downloaded"), 10, 40),
                        did(
                                "eng-webinar-registered",
                                "Webinar sign-up",
                                "报名直播",
                                Model.ONLINE,
                                event("webinar.registered"),
                                6,
                                18),
                        did("eng-webinar", "Webinar attended", "参加直播", Model.ONLINE, event("webinar.attended"), 15, 45),
                        did("eng-demo", "Asked for a demo", "申请演示", Model.ONLINE, event("demo.requested"), 40, 80),
                        did("eng-open", "E-mail opened", "打开邮件", Model.EMAIL, event("email.opened"), 1, 8),
                        did("eng-click", "E-mail clicked", "点击邮件", Model.EMAIL, event("email.clicked"), 5, 25),
                        did("eng-wechat", "WeChat interaction", "微信互动", Model.SOCIAL, event("wechat.*"), 4, 20),
                        spam("spam-throwaway", "Throw-away mailbox", "一次性邮箱", matches("email", THROWAWAY), 100),
                        spam(
                                "spam-honeypot",
                                "Filled the hidden field",
                                "触发蜜罐",
                                ever(event("form.submitted", "honeypot", Pattern.Op.IS_SET)),
                                100)),
                new Scoring.GradeMatrix(60, 40, 20, 50, 25, 10),
                100);
    }

    private ScoreRule fit(String id, String en, String zh, Model model, Condition condition, double points) {
        return new ScoreRule(id, words.of(en, zh), model, new Trigger.While(condition), points, null, STAYS);
    }

    private ScoreRule did(String id, String en, String zh, Model model, Pattern pattern, double points, double cap) {
        return new ScoreRule(id, words.of(en, zh), model, new Trigger.Each(pattern), points, cap, MONTH);
    }

    private ScoreRule spam(String id, String en, String zh, Condition condition, double points) {
        return new ScoreRule(id, words.of(en, zh), Model.SPAM, new Trigger.While(condition), points, null, STAYS);
    }
}
