/** How we measure: suites, evaluation, findings, statistics, resume and gates. */
@NullMarked
package org.gauntlet.harness;

import org.jspecify.annotations.NullMarked;
