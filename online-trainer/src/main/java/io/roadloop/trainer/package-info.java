/** The online trainer: learns from the stream all the time, and releases what passes the gate. */
@NullMarked
package io.roadloop.trainer;

import org.jspecify.annotations.NullMarked;
