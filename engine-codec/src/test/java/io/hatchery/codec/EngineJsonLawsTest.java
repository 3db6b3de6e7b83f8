package io.hatchery.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hatchery.engine.Fact;
import io.hatchery.engine.Input;
import io.hatchery.engine.LeadState;
import io.hatchery.engine.condition.Condition;
import io.hatchery.engine.playbook.Playbook;
import io.hatchery.engine.simulation.BacktestReport;
import io.hatchery.engine.simulation.DryRunReport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

/** What is written comes back, whatever it is. */
class EngineJsonLawsTest {

    private static <T extends Record> void comesBack(Class<T> type, Record value) {
        assertThat(EngineJson.read(type, EngineJson.write(value)).orThrow()).isEqualTo(value);
        assertThat(EngineJson.read(type, EngineJson.writeBytes(value)).orThrow())
                .isEqualTo(value);
    }

    @Property(tries = 300)
    void every_playbook_comes_back_as_it_was(@ForAll long seed) {
        comesBack(Playbook.class, new AnyEngineValue(seed).make(Playbook.class));
    }

    @Property(tries = 200)
    void every_report_of_a_simulation_comes_back_as_it_was(@ForAll long seed) {
        comesBack(BacktestReport.class, new AnyEngineValue(seed).make(BacktestReport.class));
        comesBack(DryRunReport.class, new AnyEngineValue(seed).make(DryRunReport.class));
    }

    @Property(tries = 500)
    void every_condition_comes_back_as_it_was(@ForAll long seed) {
        Condition condition = new AnyEngineValue(seed).make(Condition.class);
        assertThat(EngineJson.read(Condition.class, EngineJson.write((Record) condition))
                        .orThrow())
                .isEqualTo(condition);
    }

    @Property(tries = 500)
    void every_state_comes_back_from_the_store_as_it_was(@ForAll long seed) {
        LeadState state = new AnyEngineValue(seed).make(LeadState.class);
        comesBack(LeadState.class, state);
        assertThat(EngineJson.restore(LeadState.class, EngineJson.store(state))).isEqualTo(state);
    }

    @Property(tries = 500)
    void every_fact_comes_back_from_the_store_as_it_was(@ForAll long seed) {
        Fact fact = new AnyEngineValue(seed).make(Fact.class);
        comesBack(Fact.class, fact);
        assertThat(EngineJson.restore(Fact.class, EngineJson.store(fact))).isEqualTo(fact);
    }

    @Property(tries = 300)
    void every_input_comes_back_through_a_mapper_that_knows_the_module(@ForAll long seed) {
        Input input = new AnyEngineValue(seed).make(Input.class);
        JsonMapper mapper = JsonMapper.builder().addModule(EngineJson.module()).build();
        assertThat(mapper.readValue(mapper.writeValueAsString(input), Input.class))
                .isEqualTo(input);
    }
}
