/** The CPU engine against libtorch: the same computations side by side, in one process. */
@NullMarked
package org.gauntlet.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
