/**
 * Frames, label masks and taxonomies: the values that every other room of Roadloop speaks of.
 *
 * <p>Only the JDK is used here.
 */
@NullMarked
package io.roadloop.vision;

import org.jspecify.annotations.NullMarked;
