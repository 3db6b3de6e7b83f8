package io.hatchery.engine.tag;

import io.hatchery.engine.Input;
import io.hatchery.engine.Reason;
import io.hatchery.engine.Value;
import io.hatchery.engine.base.Scalars;
import io.hatchery.engine.condition.Check;
import io.hatchery.engine.condition.Checks;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.rules.Draft;
import io.hatchery.engine.rules.Needs;
import io.hatchery.engine.rules.RuleIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides tags: a rule gives its tag while it holds and takes it away after; a tag given by hand or by a journey stays until taken. */
public final class Tagging {
    private final int first;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Rule> byTag = new HashMap<>();

    private record Rule(String tag, Check check, Reason given, Reason ended) {}

    public Tagging(List<TagRule> tags, Checks checks, RuleIndex.Builder index) {
        this.first = index.size();
        for (TagRule tag : tags) {
            Condition condition = tag.rule();
            if (condition != null) {
                Needs needs = new Needs();
                Check check = checks.of(condition, needs);
                needs.add(new Needs.Topic.OfTag(tag.id()));
                index.add(needs);
                Rule rule = new Rule(
                        tag.id().intern(),
                        check,
                        Reason.of("tag.rule", tag.name()),
                        Reason.of("tag.rule.ended", tag.name()));
                rules.add(rule);
                byTag.put(tag.id(), rule);
            }
        }
    }

    /** Tags given and taken by people. */
    public void hear(Draft draft, Input.Happened event) {
        boolean given = event.type().equals("tag.added");
        if (!given && !event.type().equals("tag.removed")) {
            return;
        }
        Value named = event.properties().get("tag");
        if (named == null || Scalars.missing(named)) {
            return;
        }
        String tag = Scalars.text(named);
        String actor = event.context().actor();
        Reason reason = Reason.of("tag.person", actor == null ? "" : actor);
        if (given && !draft.state().tags().has(tag)) {
            draft.conclude(reason, new TagFact.TagAdded(tag, Tags.By.PERSON));
        } else if (!given && draft.state().tags().has(tag)) {
            draft.conclude(reason, new TagFact.TagRemoved(tag));
        }
    }

    public void decide(Draft draft) {
        if (draft.isRefill()) {
            dropRulesGone(draft);
        }
        int end = first + rules.size();
        for (int rule = draft.next(first, end); rule >= 0; rule = draft.next(rule + 1, end)) {
            decide(draft, rules.get(rule - first));
        }
    }

    private static void decide(Draft draft, Rule rule) {
        Tags.Given given = draft.state().tags().byId().get(rule.tag);
        boolean holds = draft.watches(rule.check);
        if (holds && given == null) {
            draft.conclude(rule.given, new TagFact.TagAdded(rule.tag, Tags.By.RULE));
        } else if (!holds && given != null && given.by() == Tags.By.RULE) {
            draft.conclude(rule.ended, new TagFact.TagRemoved(rule.tag));
        }
    }

    private void dropRulesGone(Draft draft) {
        draft.state().tags().byId().forEach((tag, given) -> {
            if (given.by() == Tags.By.RULE && !byTag.containsKey(tag)) {
                draft.conclude(Reason.of("tag.rule.gone"), new TagFact.TagRemoved(tag));
            }
        });
    }
}
