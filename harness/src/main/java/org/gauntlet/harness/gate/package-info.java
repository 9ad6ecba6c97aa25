/** Gates: from figures to a verdict and an exit code. */
@NullMarked
package org.gauntlet.harness.gate;

import org.jspecify.annotations.NullMarked;
