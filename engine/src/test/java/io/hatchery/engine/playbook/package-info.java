/** Tests of the playbook's checks. */
@NullMarked
package io.hatchery.engine.playbook;

import org.jspecify.annotations.NullMarked;
