package io.hatchery.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.platform.Ids;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@HatcheryTest
class ApplicationTests {
    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Ids ids;

    @Test
    void theServerStartsOnARealPostgresql() {
        assertThat(jdbc.queryForObject("SHOW server_version_num", Integer.class))
                .isGreaterThanOrEqualTo(180000);
        assertThat(jdbc.queryForObject("SHOW TIME ZONE", String.class)).isEqualTo("UTC");
    }

    @Test
    void idsAreUniqueAndSortByTime() {
        var made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
    }
}
