/** A network as immutable data: operators, the graph that joins them, and the tensors beside it. */
@NullMarked
package org.gauntlet.nn.graph;

import org.jspecify.annotations.NullMarked;
