/** Carrying out a plan: evaluation, replay, transfer. */
@NullMarked
package org.gauntlet.harness.run;

import org.jspecify.annotations.NullMarked;
