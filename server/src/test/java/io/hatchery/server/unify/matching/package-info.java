@NullMarked
package io.hatchery.server.unify.matching;

import org.jspecify.annotations.NullMarked;
