package io.roadloop.graph.weights;

import java.util.Set;

/**
 * Names are paths, and a file holds whole rooms of a graph: a room is the first part of a path, {@code backbone} of
 * {@code backbone/conv1/weight}.
 */
record WholeRooms(Set<String> rooms) implements NameMapping {

    WholeRooms {
        rooms = Set.copyOf(rooms);
    }

    static String roomOf(String path) {
        int end = path.indexOf('/');
        return end < 0 ? path : path.substring(0, end);
    }

    @Override
    public Destination of(String name) {
        return new Destination.To(name);
    }

    @Override
    public boolean covers(String path) {
        return rooms.contains(roomOf(path));
    }
}
