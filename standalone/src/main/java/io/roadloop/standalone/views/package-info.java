/** What recipes' views look like: {@code ./roadloop study views}. */
@NullMarked
package io.roadloop.standalone.views;

import org.jspecify.annotations.NullMarked;
