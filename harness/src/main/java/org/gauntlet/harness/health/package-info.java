/** Checks that ask whether the attack could just have failed. */
@NullMarked
package org.gauntlet.harness.health;

import org.jspecify.annotations.NullMarked;
