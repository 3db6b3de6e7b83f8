/** Tests of drafts, versions and publishing. */
@NullMarked
package io.hatchery.server.playbook;

import org.jspecify.annotations.NullMarked;
