package io.hatchery.server.desk;

import java.util.List;

/** Who belongs to a team now. */
interface Teams {

    /** The active people of {@code team:<name>}, as {@code user:<id>}; empty when there is no such team. */
    List<String> members(String team);
}
