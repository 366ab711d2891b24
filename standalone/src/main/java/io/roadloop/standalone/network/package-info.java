/** Networks by name, and what they cost. */
@NullMarked
package io.roadloop.standalone.network;

import org.jspecify.annotations.NullMarked;
