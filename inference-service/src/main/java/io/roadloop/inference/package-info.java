/** The inference service: its main, its settings, and how its parts are put together. */
@NullMarked
package io.roadloop.inference;

import org.jspecify.annotations.NullMarked;
