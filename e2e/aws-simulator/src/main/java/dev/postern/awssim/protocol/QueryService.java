package dev.postern.awssim.protocol;

/** A service of the query protocols: the operation is the parameter {@code Action}. */
public interface QueryService extends Service {
    @Override
    default Requested read(Request request) {
        String body = request.body().text();
        Input input = QueryReader.read(body.isEmpty() ? request.query() : body);
        String operation = input.text("Action")
                .orElseThrow(
                        () -> CommonError.UNKNOWN_OPERATION.because("The action or operation requested is missing"));
        return new Requested(operation, input.without("Action").without("Version"));
    }
}
