package io.hatchery.engine.playbook;

import io.hatchery.engine.journey.Journey;
import io.hatchery.engine.lifecycle.Lifecycle;
import io.hatchery.engine.score.Scoring;
import io.hatchery.engine.segment.Segment;
import io.hatchery.engine.tag.TagRule;
import io.hatchery.engine.trait.Field;
import java.time.ZoneId;
import java.util.List;

/**
 * All rules in force together, as an operator writes them; versioned as one.
 *
 * @param version counts published playbooks from 1; 0 for a draft
 * @param timeZone the company's, for days and months
 */
public record Playbook(
        int version,
        String name,
        ZoneId timeZone,
        List<Field> fields,
        List<TagRule> tags,
        Scoring scoring,
        List<Segment> segments,
        Lifecycle lifecycle,
        List<Journey> journeys) {
    public Playbook {
        fields = List.copyOf(fields);
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
        journeys = List.copyOf(journeys);
    }
}
