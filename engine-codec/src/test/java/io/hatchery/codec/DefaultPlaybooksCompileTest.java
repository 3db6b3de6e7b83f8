package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.playbook.CompiledPlaybook;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefaultPlaybooksCompileTest {

    @Test
    void the_playbook_that_ships_runs_in_both_languages() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            assertThat(CompiledPlaybook.compile(DefaultPlaybooks.of(locale)))
                    .isInstanceOf(CompiledPlaybook.Compilation.Ready.class);
        }
    }
}
