/** How to protect a model: recipes that change its training, and wrappers that change its input. */
@NullMarked
package org.gauntlet.defenses;

import org.jspecify.annotations.NullMarked;
