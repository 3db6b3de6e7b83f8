package io.hatchery.server.pages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Landing pages. */
@Repository
class LandingRows extends Drafts<Landing> {
    LandingRows(JdbcClient jdbc, JsonMapper json) {
        super(jdbc, json, Landing.class, "landing", "landing_version");
    }
}
