/**
 * From trained weights to a release: the ONNX file, its parity with the network it came from, the store, the signed
 * record, and the decision with its numbers.
 */
@NullMarked
package io.roadloop.trainer.publish;

import org.jspecify.annotations.NullMarked;
