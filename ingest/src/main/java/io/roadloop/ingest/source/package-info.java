/**
 * Where frames and labels come from: folders of images, and the synthetic street.
 *
 * <p>A source yields shots in the order of their time and knows neither the stream nor the clock: whoever reads it keeps
 * the pace.
 */
@NullMarked
package io.roadloop.ingest.source;

import org.jspecify.annotations.NullMarked;
