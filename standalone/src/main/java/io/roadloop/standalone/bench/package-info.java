/** How fast, and whether memory stays flat. */
@NullMarked
package io.roadloop.standalone.bench;

import org.jspecify.annotations.NullMarked;
