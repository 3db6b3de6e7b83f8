/** The playbook an operator writes and its compiled form the engine runs. */
@NullMarked
package io.hatchery.engine.playbook;

import org.jspecify.annotations.NullMarked;
