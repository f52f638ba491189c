package dev.postern.aws.driver;

import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problems;

/** Refusals to touch what is not ours. */
final class Owned {

    private Owned() {}

    static AwsProblemException byOthers(String what, String wayOut) {
        return new AwsProblemException(Problems.foreign(
                what + " exists and is not what Postern recorded to have made; it is left alone. " + wayOut));
    }
}
