/** Pictures made in Java: SVG curves, interval bars, PNG images. */
@NullMarked
package org.gauntlet.reports.chart;

import org.jspecify.annotations.NullMarked;
