/** What is looked at before a frame or a label is sent: that it decodes within limits, and that a mask fits its frame. */
@NullMarked
package io.roadloop.ingest.check;

import org.jspecify.annotations.NullMarked;
