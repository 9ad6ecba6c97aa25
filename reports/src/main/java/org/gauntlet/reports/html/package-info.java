/** The page as a tree that escapes by construction, and its look. */
@NullMarked
package org.gauntlet.reports.html;

import org.jspecify.annotations.NullMarked;
