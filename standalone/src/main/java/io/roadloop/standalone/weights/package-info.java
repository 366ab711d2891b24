/** Files of weights: looked into, and put onto the names of a network here. */
@NullMarked
package io.roadloop.standalone.weights;

import org.jspecify.annotations.NullMarked;
