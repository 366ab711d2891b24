/** The networks of the papers, each a method that reads like the paper's table. */
@NullMarked
package io.roadloop.graph.nets;

import org.jspecify.annotations.NullMarked;
