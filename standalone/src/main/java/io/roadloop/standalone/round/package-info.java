/** {@code ./roadloop round}: what is done with the rounds of a trainer's state-directory, without the trainer. */
@NullMarked
package io.roadloop.standalone.round;

import org.jspecify.annotations.NullMarked;
