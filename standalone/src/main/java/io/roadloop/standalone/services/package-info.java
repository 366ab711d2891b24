/** The commands for those who have a cluster, and the embedded broker and registry on their own. */
@NullMarked
package io.roadloop.standalone.services;

import org.jspecify.annotations.NullMarked;
