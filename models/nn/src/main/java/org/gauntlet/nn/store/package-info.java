/** Networks on disk: one safetensors file with the graph in its metadata. */
@NullMarked
package org.gauntlet.nn.store;

import org.jspecify.annotations.NullMarked;
