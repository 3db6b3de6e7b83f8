@NullMarked
package io.hatchery.server.unify;

import org.jspecify.annotations.NullMarked;
