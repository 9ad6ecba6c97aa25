/** How we measure: plans, figures, findings and the records that results are stored as. */
@NullMarked
package org.gauntlet.harness;

import org.jspecify.annotations.NullMarked;
