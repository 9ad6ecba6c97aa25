/** Runs any ONNX file as a black box, by ONNX Runtime. */
@NullMarked
package org.gauntlet.onnxruntime;

import org.jspecify.annotations.NullMarked;
