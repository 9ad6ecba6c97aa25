/** Measurements: long studies whose output is written down in benchmarks/results. */
@NullMarked
package org.gauntlet.benchmarks;

import org.jspecify.annotations.NullMarked;
