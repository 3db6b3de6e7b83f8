/** What would happen: recorded lives retold under other rules, journeys tried before anyone is in them, and what differs between rules. */
@NullMarked
package io.hatchery.engine.simulation;

import org.jspecify.annotations.NullMarked;
