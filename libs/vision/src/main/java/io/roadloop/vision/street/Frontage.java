package io.roadloop.vision.street;

/** What stands along one side of a block. */
enum Frontage {
    /** House by house without a gap, shops below. */
    TERRACE,
    /** Large blocks of glass and concrete, set back a little. */
    OFFICES,
    /** Houses in their gardens, behind fences and hedges. */
    HOUSES,
    /** Trees behind a railing. */
    PARK
}
