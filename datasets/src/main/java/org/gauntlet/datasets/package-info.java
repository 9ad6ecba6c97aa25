/** Where examples come from: files people have, and drawings that need no download. */
@NullMarked
package org.gauntlet.datasets;

import org.jspecify.annotations.NullMarked;
