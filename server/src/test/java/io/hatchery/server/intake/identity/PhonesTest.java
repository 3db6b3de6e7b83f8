package io.hatchery.server.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.server.intake.identity.Phones.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "138 0013 8000",
                "+86 138-0013-8000",
                "0086 13800138000",
                "１３８００１３８０００",
                "(+86)13800138000"
            })
    void a_mobile_number_is_one_number_however_it_is_written(String written) {
        assertThat(Phones.read(written, "CN")).isEqualTo(new Reading.Personal("+8613800138000"));
    }

    @Test
    void a_number_with_a_country_code_needs_no_region() {
        assertThat(Phones.read("+49 1512 3456789", "CN")).isEqualTo(new Reading.Personal("+4915123456789"));
    }

    @Test
    void a_landline_or_an_extension_is_kept_but_tells_no_one_apart() {
        assertThat(Phones.read("010-62345678", "CN")).isEqualTo(new Reading.Shared("+861062345678"));
        assertThat(Phones.read("13800138000 ext. 12", "CN")).isEqualTo(new Reading.Shared("+8613800138000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "abc",
                "1.38E+10",
                "00000000000",
                "138001380001380013800013800138000138001380001380013800013800138000"
            })
    void what_is_no_number_is_unreadable(String written) {
        assertThat(Phones.read(written, "CN")).isEqualTo(new Reading.Unreadable());
    }
}
