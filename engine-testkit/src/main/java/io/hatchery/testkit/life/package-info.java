/** LeadLife: believable lives of B2B leads, generated from a seed. The same seed always tells the same lives. */
@NullMarked
package io.hatchery.testkit.life;

import org.jspecify.annotations.NullMarked;
