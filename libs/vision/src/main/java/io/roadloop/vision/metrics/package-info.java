/** How good a segmentation is: confusion matrix, mean IoU, collapse to one class, and scores of a selection of pixels. */
@NullMarked
package io.roadloop.vision.metrics;

import org.jspecify.annotations.NullMarked;
