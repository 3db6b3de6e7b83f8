package io.hatchery.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the engine wants done outside. Its id is derived from what asked for it (lead, enrolment, node and visit; or rule and
 * cause), so the same wish always has the same id: hosts perform an id at most once for messages to people.
 */
public sealed interface Effect {

    String id();

    long lead();

    /** Something written to the lead: it passes the contact policy. */
    sealed interface Message extends Effect {
        String channel();

        /** The id of what is sent. */
        String content();

        /** The journey node or rule that asked, as {@code journey:<id>/<node>}. */
        String origin();

        /** What consent it rests on, null for the channel's as a whole. */
        @Nullable String purpose();
    }

    /**
     * A message to the lead.
     *
     * @param channel {@code email}; others follow
     * @param content id of the piece of content
     * @param origin the journey node or rule that asked, as {@code journey:<id>/<node>}
     * @param purpose what consent it rests on, null for the channel's as a whole
     * @param variant the name of the variant chosen, null when there was one content
     */
    record Send(
            String id,
            long lead,
            String channel,
            String content,
            String origin,
            @Nullable String purpose,
            @Nullable String variant)
            implements Message {
        public Send(String id, long lead, String channel, String content, String origin) {
            this(id, lead, channel, content, origin, null, null);
        }
    }

    /**
     * Give the lead an owner.
     *
     * @param to a team ({@code team:sdr}) or a person ({@code user:<id>})
     */
    record AssignOwner(String id, long lead, String to, String origin) implements Effect {}

    /** Tell people inside the company. */
    record Notify(String id, long lead, String to, Reason message, String origin) implements Effect {}

    /** Something a person should do with the lead, by a time. */
    record CreateTask(
            String id,
            long lead,
            String to,
            String title,
            @Nullable Instant dueAt,
            String origin) implements Effect {}

    /** Call a configured webhook with the lead and these values. */
    record CallWebhook(String id, long lead, String webhook, Map<String, String> values, String origin)
            implements Effect {
        public CallWebhook {
            values = Map.copyOf(values);
        }
    }

    /** Ask the lead to answer a survey. */
    record OfferSurvey(String id, long lead, String channel, String survey, String origin) implements Message {
        @Override
        public String content() {
            return survey;
        }

        @Override
        public @Nullable String purpose() {
            return null;
        }
    }

    record GiveReward(String id, long lead, String reward, String origin) implements Effect {}

    /** Let another lead into a journey. */
    record EnterJourney(String id, long lead, long other, String journey, String origin) implements Effect {}

    /** Tell ad platforms what became of a lead they brought. */
    record UploadConversion(String id, long lead, String conversion, Instant at, String origin) implements Effect {}

    /** Tell another lead, or the lead's account, that something happened. */
    record Tell(String id, long lead, Told to, String type, Map<String, Value> values, String origin)
            implements Effect {
        public Tell {
            values = Map.copyOf(values);
        }
    }

    /** Who is told. */
    sealed interface Told {
        record OfAccount() implements Told {}

        record OfLead(long lead) implements Told {}
    }
}
