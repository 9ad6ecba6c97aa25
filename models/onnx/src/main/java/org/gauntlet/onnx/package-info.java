/**
 * ONNX files as networks: shapes and constants are worked out, the batch axis is followed through
 * the graph, and what is left are the operators of {@code org.gauntlet.nn.graph}.
 */
@NullMarked
package org.gauntlet.onnx;

import org.jspecify.annotations.NullMarked;
