package io.hatchery.server.ads;

import java.util.List;

/** What a payload turned out to be. */
sealed interface Reading {

    record Leads(List<InboundLead> leads) implements Reading {
        public Leads {
            leads = List.copyOf(leads);
        }
    }

    /** Leads of which only the ids came; the platform’s API tells the rest. */
    record ToFetch(List<String> ids) implements Reading {
        public ToFetch {
            ids = List.copyOf(ids);
        }
    }

    /** Leads who want to be forgotten, by their ids. */
    record ToErase(List<String> ids) implements Reading {
        public ToErase {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Cannot be read.
     *
     * @param why a message code with one argument
     */
    record Unreadable(String why, String detail) implements Reading {}
}
