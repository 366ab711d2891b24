/** Files that several services read and write in the same way. */
@NullMarked
package io.roadloop.kit.files;

import org.jspecify.annotations.NullMarked;
