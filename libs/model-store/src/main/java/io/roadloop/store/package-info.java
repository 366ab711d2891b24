/** Models under their digest, with a card and a parity report, in a store that never serves what it cannot vouch for. */
@NullMarked
package io.roadloop.store;

import org.jspecify.annotations.NullMarked;
