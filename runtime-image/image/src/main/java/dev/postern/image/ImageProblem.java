package dev.postern.image;

/** A reason why images cannot be built that the person at the keyboard can act on. */
final class ImageProblem extends RuntimeException {

    ImageProblem(String message) {
        super(message);
    }

    ImageProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
