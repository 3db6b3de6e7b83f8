package io.hatchery.server.leads;

import java.util.List;

/** The people of an account who decide about a purchase together: each has a part in it, kept in a field of the lead. */
final class Committee {
    /** The field that says which part a lead has; the shipped playbook has it. */
    static final String FIELD = "buyingRole";

    /** The parts a committee needs before a deal is safe, as B2B sales call them. */
    static final List<String> NEEDED = List.of("decision_maker", "budget_holder", "champion", "user");

    private Committee() {}
}
