/** CutMix (paper 001, box law of French et al.): which boxes are drawn, which pixel belongs to which, and the mix. */
@NullMarked
package io.roadloop.trainer.view.cutmix;

import org.jspecify.annotations.NullMarked;
