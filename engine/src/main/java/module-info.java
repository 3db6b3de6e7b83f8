/** The pure rules engine. It requires nothing at run time. */
module io.hatchery.engine {
    requires static org.jspecify;

    exports io.hatchery.engine;
}
