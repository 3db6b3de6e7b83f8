package io.hatchery.server.desk;

import io.hatchery.server.platform.SettingsArea;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the desk offers to choose from.
 *
 * @param callOutcomes how a call can end; {@code qualified} is what the default lifecycle moves a lead to SQL by
 * @param rejectReasons why a lead is handed back
 * @param lostReasons why an opportunity is lost
 * @param pipeline the stages of an open opportunity, in order
 */
public record DeskSettings(
        List<Choice> callOutcomes, List<Choice> rejectReasons, List<Choice> lostReasons, List<Stage> pipeline) {

    public static final SettingsArea<DeskSettings> AREA =
            new SettingsArea<>("desk", DeskSettings.class, standard(), SettingsArea.Readers.EVERYONE);

    public DeskSettings {
        callOutcomes = List.copyOf(callOutcomes);
        rejectReasons = List.copyOf(rejectReasons);
        lostReasons = List.copyOf(lostReasons);
        pipeline = List.copyOf(pipeline);
        unique("call outcomes", callOutcomes.stream().map(Choice::id).toList());
        unique("reject reasons", rejectReasons.stream().map(Choice::id).toList());
        unique("lost reasons", lostReasons.stream().map(Choice::id).toList());
        unique("pipeline stages", pipeline.stream().map(Stage::id).toList());
    }

    /** One thing to choose, in both languages. */
    public record Choice(String id, String zh, String en) {}

    /**
     * A stage of the pipeline.
     *
     * @param required what must be known before an opportunity may come here: {@code amount}, {@code expectedClose}
     */
    public record Stage(String id, String zh, String en, List<String> required) {
        public Stage {
            required = List.copyOf(required);
        }
    }

    boolean hasStage(String id) {
        return pipeline.stream().anyMatch(it -> it.id().equals(id));
    }

    private static void unique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        if (ids.isEmpty()
                || ids.stream().anyMatch(String::isBlank)
                || !ids.stream().allMatch(seen::add)) {
            throw new IllegalArgumentException("There must be " + what + ", each with an id of its own; came " + ids);
        }
    }

    private static DeskSettings standard() {
        return new DeskSettings(
                List.of(
                        new Choice("qualified", "已沟通，需求明确", "Talked, qualified"),
                        new Choice("connected", "已沟通，待跟进", "Talked, follow up"),
                        new Choice("no-answer", "无人接听", "No answer"),
                        new Choice("call-back", "约定再联系", "Asked to call back")),
                List.of(
                        new Choice("not-ready", "暂无采购计划", "Not ready to buy"),
                        new Choice("no-budget", "没有预算", "No budget"),
                        new Choice("no-fit", "不匹配", "Does not fit"),
                        new Choice("unreachable", "多次联系不上", "Cannot be reached"),
                        new Choice("wrong-number", "联系方式有误", "Wrong contact details"),
                        new Choice("student", "学生或求职者", "Student or job seeker"),
                        new Choice("competitor", "竞争对手", "Competitor"),
                        new Choice("duplicate", "重复线索", "Duplicate")),
                List.of(
                        new Choice("price", "价格", "Price"),
                        new Choice("competitor", "输给竞争对手", "Lost to a competitor"),
                        new Choice("no-decision", "客户未决策", "No decision"),
                        new Choice("feature", "功能不满足", "Missing feature"),
                        new Choice("budget-cut", "预算取消", "Budget withdrawn"),
                        new Choice("poc-failed", "试用未通过", "POC failed")),
                List.of(
                        new Stage("DISCOVERY", "需求调研", "Discovery", List.of()),
                        new Stage("PROPOSAL", "方案报价", "Proposal", List.of("amount")),
                        new Stage("POC", "试用验证 (POC)", "POC", List.of("amount")),
                        new Stage("NEGOTIATION", "商务谈判", "Negotiation", List.of("amount", "expectedClose"))));
    }
}
