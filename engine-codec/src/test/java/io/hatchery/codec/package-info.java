/** Tests of the JSON form. */
@NullMarked
package io.hatchery.codec;

import org.jspecify.annotations.NullMarked;
