/** The words and figures of a report: how numbers, names and verdicts are spelled. */
@NullMarked
package org.gauntlet.reports.text;

import org.jspecify.annotations.NullMarked;
