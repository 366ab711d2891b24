/**
 * The synthetic street: road scenes drawn with their true labels, for the demo and for tests, so that neither needs a
 * download. Each vehicle drives along its own endless street; the light and the weather drift over a day.
 */
@NullMarked
package io.roadloop.vision.street;

import org.jspecify.annotations.NullMarked;
