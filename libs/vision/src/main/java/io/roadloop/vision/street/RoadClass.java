package io.roadloop.vision.street;

/** The classes of the street, in the order of the taxonomy camvid-11: the ordinal is the index in a mask. */
enum RoadClass {
    SKY,
    BUILDING,
    POLE,
    ROAD,
    PAVEMENT,
    TREE,
    SIGN,
    FENCE,
    CAR,
    PEDESTRIAN,
    BICYCLIST;

    byte index() {
        return (byte) ordinal();
    }
}
