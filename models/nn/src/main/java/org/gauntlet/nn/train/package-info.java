/** How a network is trained: recipes, optimizers, schedules and the loop. */
@NullMarked
package org.gauntlet.nn.train;

import org.jspecify.annotations.NullMarked;
