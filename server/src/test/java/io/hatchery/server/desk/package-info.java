/** Tests of the desk. */
@NullMarked
package io.hatchery.server.desk;

import org.jspecify.annotations.NullMarked;
