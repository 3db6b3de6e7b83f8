/** Given-when-then for the engine, golden logs, and the suite every host of the engine must pass. */
@NullMarked
package io.hatchery.testkit;

import org.jspecify.annotations.NullMarked;
