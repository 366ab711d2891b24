/** Pictures for people: contact sheets of masks, learning curves. */
@NullMarked
package io.roadloop.standalone.picture;

import org.jspecify.annotations.NullMarked;
