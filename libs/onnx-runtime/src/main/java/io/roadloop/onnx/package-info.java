/**
 * Exported models at work in ONNX Runtime: one way to open a session, to give it frames and to read its answers, for the
 * service that serves them, the trainer that judges them and the commands that measure them.
 */
@NullMarked
package io.roadloop.onnx;

import org.jspecify.annotations.NullMarked;
