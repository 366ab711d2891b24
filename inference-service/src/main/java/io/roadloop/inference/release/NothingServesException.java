package io.roadloop.inference.release;

/** There is no model to borrow: none has served yet, or the service ends. It says nothing of the frame at hand. */
public final class NothingServesException extends RuntimeException {

    NothingServesException() {
        super("nothing serves: before the first release and while the service ends, frames must wait");
    }
}
