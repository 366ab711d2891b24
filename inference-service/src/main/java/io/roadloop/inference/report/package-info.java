/** What the service says of itself: the serving report every few seconds, its metrics, its log lines. */
@NullMarked
package io.roadloop.inference.report;

import org.jspecify.annotations.NullMarked;
