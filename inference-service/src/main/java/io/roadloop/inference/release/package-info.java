/**
 * From a record of model-releases to the model that serves: verified, loaded, tried, swapped in, and closed when its
 * last borrower returns. Knows nothing of what a model does.
 */
@NullMarked
package io.roadloop.inference.release;

import org.jspecify.annotations.NullMarked;
