/** The sections of the page, one file each. */
@NullMarked
package org.gauntlet.reports.section;

import org.jspecify.annotations.NullMarked;
