/** What every measurement command writes beside its figures: command, version, commit, machine. */
@NullMarked
package io.roadloop.standalone.measure;

import org.jspecify.annotations.NullMarked;
