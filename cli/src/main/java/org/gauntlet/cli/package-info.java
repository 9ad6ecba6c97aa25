/** The command line, one file per command. */
@NullMarked
package org.gauntlet.cli;

import org.jspecify.annotations.NullMarked;
