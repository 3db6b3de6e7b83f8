/** Tests of forms. */
@NullMarked
package io.hatchery.server.pages;

import org.jspecify.annotations.NullMarked;
