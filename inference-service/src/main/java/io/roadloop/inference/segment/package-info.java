/**
 * From the bytes of an image to its mask and confidence: decoded within limits, run through ONNX Runtime, enlarged
 * back, encoded. Knows nothing of Kafka.
 */
@NullMarked
package io.roadloop.inference.segment;

import org.jspecify.annotations.NullMarked;
