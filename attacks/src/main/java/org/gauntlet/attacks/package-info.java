/** How to fool a model: threats, goals, losses, attacks, and the lockstep that runs them. */
@NullMarked
package org.gauntlet.attacks;

import org.jspecify.annotations.NullMarked;
