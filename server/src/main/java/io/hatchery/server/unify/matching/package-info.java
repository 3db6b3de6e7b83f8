/** How alike two records are, by how likely their agreements are among the same and among different people. Pure. */
@NullMarked
package io.hatchery.server.unify.matching;

import org.jspecify.annotations.NullMarked;
