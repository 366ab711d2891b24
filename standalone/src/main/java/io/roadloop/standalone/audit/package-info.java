/** Is every record accounted for? Read from the topics, read_committed. */
@NullMarked
package io.roadloop.standalone.audit;

import org.jspecify.annotations.NullMarked;
