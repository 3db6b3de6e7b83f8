/** The pure rules engine. It requires nothing at run time. */
module io.hatchery.engine {
    requires static org.jspecify;

    exports io.hatchery.engine;
    exports io.hatchery.engine.account;
    exports io.hatchery.engine.condition;
    exports io.hatchery.engine.contact;
    exports io.hatchery.engine.journey;
    exports io.hatchery.engine.lifecycle;
    exports io.hatchery.engine.merge;
    exports io.hatchery.engine.pattern;
    exports io.hatchery.engine.playbook;
    exports io.hatchery.engine.score;
    exports io.hatchery.engine.segment;
    exports io.hatchery.engine.simulation;
    exports io.hatchery.engine.tag;
    exports io.hatchery.engine.trait;
}
