/** Short programs that show how the rooms are used from Java; the guide quotes them. */
@NullMarked
package org.gauntlet.examples;

import org.jspecify.annotations.NullMarked;
