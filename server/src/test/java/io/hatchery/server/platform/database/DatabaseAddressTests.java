package io.hatchery.server.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseAddressTests {

    @Test
    void readsTheFormsPeopleWriteAddressesIn() {
        assertThat(DatabaseAddress.parse("postgres://ada:p%40ss+1@db:5433/hatch?sslmode=require", null, null))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5433/hatch?sslmode=require", "ada", "p@ss+1"));
        assertThat(DatabaseAddress.parse("postgresql://db/hatch", "ada", "secret"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/hatch", "ada", "secret"));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db:5432/hatch?user=ada", null, null)
                        .url())
                .isEqualTo("jdbc:postgresql://db:5432/hatch?user=ada");
    }

    @Test
    void saysWhatItExpectedAndKeepsThePasswordToItself() {
        assertThatThrownBy(() -> DatabaseAddress.parse("mysql://ada:secret@db/hatch", null, null))
                .hasMessageContaining("postgres://user:password@host:5432/hatchery")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseAddress.parse("postgres://db/hatch", null, null))
                .hasMessageContaining("HATCHERY_DB_USER");
    }
}
