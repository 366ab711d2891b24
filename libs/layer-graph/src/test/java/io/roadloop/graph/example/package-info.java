/** The example of the README, compiled and run. */
package io.roadloop.graph.example;
