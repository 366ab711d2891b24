/** How good a segmentation is: confusion matrix and mean IoU, and the scores of a selection of pixels. */
@NullMarked
package io.roadloop.vision.metrics;

import org.jspecify.annotations.NullMarked;
