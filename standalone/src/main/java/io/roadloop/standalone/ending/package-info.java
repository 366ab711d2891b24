/** How a long command ends before its time. */
@NullMarked
package io.roadloop.standalone.ending;

import org.jspecify.annotations.NullMarked;
