/** Imported ONNX graphs against ONNX Runtime, and against the same networks built natively. */
@NullMarked
package org.gauntlet.benchmarks.onnx;

import org.jspecify.annotations.NullMarked;
