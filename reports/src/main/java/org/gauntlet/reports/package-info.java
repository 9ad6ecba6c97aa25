/** How we tell: what the results say, as one HTML page and as a table for the console. */
@NullMarked
package org.gauntlet.reports;

import org.jspecify.annotations.NullMarked;
