/** The tests of the whole server and what all server tests share. */
@NullMarked
package io.hatchery.server;

import org.jspecify.annotations.NullMarked;
