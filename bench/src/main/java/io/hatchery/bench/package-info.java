/** Benchmarks: the engine by itself, and a server under load. */
@NullMarked
package io.hatchery.bench;

import org.jspecify.annotations.NullMarked;
