/** What every measurement command writes beside its figures: command, version, commit, machine, seconds, settings, pass. */
@NullMarked
package io.roadloop.standalone.measure;

import org.jspecify.annotations.NullMarked;
