package io.hatchery.engine.playbook;

import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.lifecycle.Lifecycle.Stage;
import io.hatchery.engine.score.Dimension;
import io.hatchery.engine.score.ScoreRule;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that provably feed one another in a circle: tags, segments
 * and points given by themselves, stages that send leads to and fro. */
final class CycleCheck {
    private final Playbook playbook;
    private final Problems problems;
    private final Map<String, Set<String>> uses = new HashMap<>();

    CycleCheck(Playbook playbook, Problems problems) {
        this.playbook = playbook;
        this.problems = problems;
    }

    void check() {
        Map<String, String> places = new HashMap<>();
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < playbook.tags().size(); i++) {
            TagRule tag = playbook.tags().get(i);
            if (tag.rule() != null) {
                define("tag " + tag.id(), tag.rule(), "/tags/" + i + "/rule", rules, places);
            }
        }
        for (int i = 0; i < playbook.segments().size(); i++) {
            Segment segment = playbook.segments().get(i);
            define("segment " + segment.id(), segment.condition(), "/segments/" + i + "/condition", rules, places);
        }
        List<ScoreRule> scored = playbook.scoring().rules();
        for (int i = 0; i < scored.size(); i++) {
            if (scored.get(i).trigger() instanceof ScoreRule.Trigger.While(Condition condition)) {
                Dimension dimension = scored.get(i).model().dimension();
                String rule = "score rule " + scored.get(i).id();
                define(rule, condition, "/scoring/rules/" + i + "/trigger/condition", rules, places);
                uses.computeIfAbsent(name(dimension), _ -> new LinkedHashSet<>())
                        .add(rule);
            }
        }
        for (String rule : rules) {
            if (reaches(rule, rule, new HashSet<>())) {
                problems.add(
                        places.getOrDefault(rule, ""),
                        "rules.cycle",
                        "The rule of " + rule + " depends on itself. Break the circle.",
                        rule);
            }
        }
        stages();
    }

    private void define(
            String rule, Condition condition, String place, List<String> rules, Map<String, String> places) {
        Set<String> used = new LinkedHashSet<>();
        collect(condition, used);
        uses.put(rule, used);
        places.put(rule, place);
        rules.add(rule);
    }

    private static void collect(Condition condition, Set<String> into) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(part -> collect(part, into));
            case Condition.Any any -> any.of().forEach(part -> collect(part, into));
            case Condition.Not not -> collect(not.of(), into);
            case Condition.HasTag(String tag) -> into.add("tag " + tag);
            case Condition.HadTag(String tag) -> into.add("tag " + tag);
            case Condition.InSegment(String segment) -> into.add("segment " + segment);
            case Condition.WasInSegment(String segment) -> into.add("segment " + segment);
            case Condition.ScoreAtLeast score -> into.add(name(score.dimension()));
            case Condition.ScoreBelow score -> into.add(name(score.dimension()));
            case Condition.ScoreCrossed crossed -> into.add(name(crossed.dimension()));
            case Condition.ScoreSumAtLeast _,
                    Condition.GradeIn _,
                    Condition.GradeRose _,
                    Condition.AccountScoreAtLeast _ -> {
                // the account's score is made of both, and the lead adds to it
                into.add(name(Dimension.FIT));
                into.add(name(Dimension.ENGAGEMENT));
            }
            case Condition.AccountEngaged _ -> into.add(name(Dimension.ENGAGEMENT));
            case Condition.IsSpam _ -> into.add(name(Dimension.SPAM));
            case Condition.Trait _,
                    Condition.AccountTrait _,
                    Condition.Happened _,
                    Condition.Measured _,
                    Condition.StageIs _,
                    Condition.StageWas _,
                    Condition.InStageFor _,
                    Condition.Owned _,
                    Condition.Reachable _,
                    Condition.PermissionIs _,
                    Condition.InJourney _,
                    Condition.FinishedJourney _,
                    Condition.ReachedNode _ -> {}
        }
    }

    private static String name(Dimension dimension) {
        return "score " + dimension;
    }

    private boolean reaches(String from, String target, Set<String> seen) {
        for (String used : uses.getOrDefault(from, Set.of())) {
            if (used.equals(target) || (seen.add(used) && reaches(used, target, seen))) {
                return true;
            }
        }
        return false;
    }

    /** Two stages that may follow each other on the very same condition. */
    private void stages() {
        List<Stage> stages = playbook.lifecycle().stages();
        for (int i = 0; i < stages.size(); i++) {
            for (Stage other : stages.subList(0, i)) {
                Stage stage = stages.get(i);
                if (stage.entry() != null
                        && stage.entry().equals(other.entry())
                        && stage.from().contains(other.id())
                        && other.from().contains(stage.id())) {
                    problems.add(
                            "/lifecycle/stages/" + i + "/entry",
                            "stage.cycle",
                            "Leads would move between \"" + stage.name() + "\" and \"" + other.name()
                                    + "\" for ever, since both enter on the same condition.",
                            stage.name(),
                            other.name());
                }
            }
        }
    }
}
