/** Folders of frames with masks, as studies and evaluations read them. */
@NullMarked
package io.roadloop.standalone.labelled;

import org.jspecify.annotations.NullMarked;
