/** ClassMix (paper 002): which classes an image takes from another, which pixels these are, and the mix. */
@NullMarked
package io.roadloop.trainer.view.classmix;

import org.jspecify.annotations.NullMarked;
