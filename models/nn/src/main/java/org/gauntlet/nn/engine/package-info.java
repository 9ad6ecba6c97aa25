/** The CPU engine: compiles a graph into a plan with reused buffers and runs it on all cores. */
@NullMarked
package org.gauntlet.nn.engine;

import org.jspecify.annotations.NullMarked;
