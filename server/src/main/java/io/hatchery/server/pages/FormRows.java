package io.hatchery.server.pages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Forms. */
@Repository
class FormRows extends Drafts<Definition> {
    FormRows(JdbcClient jdbc, JsonMapper json) {
        super(jdbc, json, Definition.class, "form", "version");
    }
}
