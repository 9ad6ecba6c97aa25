/** Two programs that do the same work, side by side in one process: time, rows, tables. */
@NullMarked
package org.gauntlet.benchmarks.race;

import org.jspecify.annotations.NullMarked;
