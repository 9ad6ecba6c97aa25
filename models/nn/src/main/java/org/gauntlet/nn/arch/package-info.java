/** Architectures by name: functions from a domain to a graph. */
@NullMarked
package org.gauntlet.nn.arch;

import org.jspecify.annotations.NullMarked;
