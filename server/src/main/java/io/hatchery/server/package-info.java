/** The server: a modular monolith that hosts the engine on PostgreSQL. */
@NullMarked
package io.hatchery.server;

import org.jspecify.annotations.NullMarked;
