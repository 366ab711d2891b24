/** Which segmented frames teach, and which of their pixels: the policy, the taught mask, the quota. */
@NullMarked
package io.roadloop.inference.teach;

import org.jspecify.annotations.NullMarked;
