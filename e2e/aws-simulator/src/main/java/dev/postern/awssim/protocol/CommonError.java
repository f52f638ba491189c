package dev.postern.awssim.protocol;

import static dev.postern.awssim.protocol.Evidence.ASSUMED;
import static dev.postern.awssim.protocol.Evidence.DOC;

/** Errors every service can answer, as the query services spell them; {@link Dialect} knows the other spellings. */
public enum CommonError implements ErrorCase {
    VALIDATION("a parameter breaks its rule", "ValidationError", 400, DOC),
    UNKNOWN_OPERATION("no such operation in the service", "InvalidAction", 400, DOC),
    UNREADABLE("the body is not what the protocol says", "MalformedInput", 400, DOC),
    NOT_SIGNED("no signature", "MissingAuthenticationToken", 403, DOC),
    INCOMPLETE_SIGNATURE("the Authorization header cannot be read", "IncompleteSignature", 400, DOC),
    UNKNOWN_SERVICE("the credential scope names a service that is not simulated", "UnknownService", 400, ASSUMED),
    UNKNOWN_KEY("no such access key, or not with this session token", "InvalidClientTokenId", 403, DOC),
    BAD_SIGNATURE("the signature does not match", "SignatureDoesNotMatch", 403, DOC),
    EXPIRED_TOKEN("the session has ended", "ExpiredToken", 403, DOC),
    DENIED("no identity policy of the caller allows the action", "AccessDenied", 403, DOC),
    THROTTLED("the token bucket of account, region and API is empty", "Throttling", 400, DOC),
    INTERNAL("a defect of the simulator, or an injected fault", "InternalFailure", 500, DOC),
    UNAVAILABLE("an injected fault", "ServiceUnavailable", 503, DOC);

    private final ErrorRow row;

    CommonError(String condition, String code, int status, Evidence evidence) {
        this.row = new ErrorRow("*", condition, code, status, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
