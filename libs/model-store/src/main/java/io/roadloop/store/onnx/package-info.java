/**
 * Looks at an ONNX file before a runtime loads it: what it may hold is listed, everything else is refused. No
 * operator runs and no memory is taken beyond a small multiple of the file.
 */
@NullMarked
package io.roadloop.store.onnx;

import org.jspecify.annotations.NullMarked;
