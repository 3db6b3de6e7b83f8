/** Contact: consent and suppression per channel. */
@NullMarked
package io.hatchery.engine.contact;

import org.jspecify.annotations.NullMarked;
