/** Networks as ONNX files, and the proof that they say what the networks say. */
@NullMarked
package io.roadloop.standalone.export;

import org.jspecify.annotations.NullMarked;
