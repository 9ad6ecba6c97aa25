/** The inner loops: one narrow interface, in the Vector API and in plain Java, with equal bits. */
@NullMarked
package org.gauntlet.nn.engine.kernels;

import org.jspecify.annotations.NullMarked;
