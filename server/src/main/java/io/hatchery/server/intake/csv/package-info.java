/** CSV: reads files as people have them, broken ones too, and writes ones a spreadsheet cannot be tricked by. */
@NullMarked
package io.hatchery.server.intake.csv;

import org.jspecify.annotations.NullMarked;
