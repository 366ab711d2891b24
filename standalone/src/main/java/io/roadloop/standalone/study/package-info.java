/** {@code ./roadloop study}: does a recipe learn? Offline, with the trainer's own step, on one's own frames. */
@NullMarked
package io.roadloop.standalone.study;

import org.jspecify.annotations.NullMarked;
