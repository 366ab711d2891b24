/** How good is an exported model? Scored on labelled frames through ONNX Runtime. */
@NullMarked
package io.roadloop.standalone.evaluate;

import org.jspecify.annotations.NullMarked;
