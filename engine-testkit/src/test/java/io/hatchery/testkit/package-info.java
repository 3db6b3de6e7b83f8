/** Tests of the engine's behaviour, told as stories. */
@NullMarked
package io.hatchery.testkit;

import org.jspecify.annotations.NullMarked;
