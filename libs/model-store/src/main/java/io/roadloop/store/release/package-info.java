/** Signing and checking releases with Ed25519, and the key files. Several key ids hold at once, for rotation. */
@NullMarked
package io.roadloop.store.release;

import org.jspecify.annotations.NullMarked;
