package io.hatchery.server.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTests {

    @Test
    void hideHowAPersonIsReachedButNotWhere() {
        assertThat(Masks.email("ann.lee@acme.cn")).isEqualTo("a***@acme.cn");
        assertThat(Masks.phone("+8613800138000")).isEqualTo("+861****000");
        assertThat(Masks.email(null)).isNull();
    }

    @Test
    void hideAddressesAndNumbersWithinAText() {
        assertThat(Masks.text("{\"email\":\"ann@acme.cn\",\"phone\":\"138 0013 8000\",\"n\":12}"))
                .doesNotContain("ann@")
                .doesNotContain("0013")
                .contains("\"n\":12");
    }

    @Test
    void leaveTimesAndIdsAlone() {
        String text =
                "{\"at\":\"2026-03-02T01:00:00.123456Z\",\"date\":\"2026-03-02\",\"points\":12.5,\"id\":\"01HZX3K9\"}";
        assertThat(Masks.text(text)).isEqualTo(text);
    }
}
