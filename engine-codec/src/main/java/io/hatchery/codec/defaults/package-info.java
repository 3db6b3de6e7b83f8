/** The shipped default playbook, in Chinese and English. */
@NullMarked
package io.hatchery.codec.defaults;

import org.jspecify.annotations.NullMarked;
