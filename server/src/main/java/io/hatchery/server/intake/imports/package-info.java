/** Imports: a file of leads, mapped, tried out, and taken in as history. */
@NullMarked
package io.hatchery.server.intake.imports;

import org.jspecify.annotations.NullMarked;
