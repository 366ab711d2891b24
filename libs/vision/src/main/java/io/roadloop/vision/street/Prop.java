package io.roadloop.vision.street;

/** A thing that stands, lies or moves on the street. */
interface Prop {

    /** Puts its faces, its shadow and its lights on the stage. */
    void enter(Stage stage);
}
