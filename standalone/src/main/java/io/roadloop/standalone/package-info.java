/** What {@code ./roadloop} runs: one command line over the services, the demo and the measurements. */
@NullMarked
package io.roadloop.standalone;

import org.jspecify.annotations.NullMarked;
