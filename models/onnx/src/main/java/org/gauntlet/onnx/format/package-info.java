/** The ONNX file format, read within bounds into immutable records. */
@NullMarked
package org.gauntlet.onnx.format;

import org.jspecify.annotations.NullMarked;
