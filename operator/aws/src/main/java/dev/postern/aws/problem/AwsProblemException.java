package dev.postern.aws.problem;

/** Carries a {@link Problem} from a call to the engine, which turns it into an outcome. */
public final class AwsProblemException extends RuntimeException {

    private final transient Problem problem;

    public AwsProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public AwsProblemException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
