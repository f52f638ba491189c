package dev.postern.awssim.protocol;

import java.util.Map;

/** How one family of services spells the errors they all have. What is not listed is spelled as in {@link CommonError}. */
final class Dialect {
    static final Dialect EC2 = new Dialect(Map.of(
            CommonError.VALIDATION, code("InvalidParameterValue", 400),
            CommonError.UNKNOWN_KEY, code("AuthFailure", 401),
            CommonError.BAD_SIGNATURE, code("AuthFailure", 401),
            CommonError.EXPIRED_TOKEN, code("RequestExpired", 400),
            CommonError.DENIED, code("UnauthorizedOperation", 403),
            CommonError.THROTTLED, code("RequestLimitExceeded", 503),
            CommonError.INTERNAL, code("InternalError", 500)));
    static final Dialect QUERY = new Dialect(Map.of());
    static final Dialect JSON = new Dialect(Map.of(
            CommonError.VALIDATION, code("ValidationException", 400),
            CommonError.UNKNOWN_OPERATION, code("UnknownOperationException", 400),
            CommonError.UNREADABLE, code("SerializationException", 400),
            CommonError.NOT_SIGNED, code("MissingAuthenticationTokenException", 400),
            CommonError.INCOMPLETE_SIGNATURE, code("IncompleteSignatureException", 400),
            CommonError.UNKNOWN_KEY, code("UnrecognizedClientException", 400),
            CommonError.BAD_SIGNATURE, code("InvalidSignatureException", 400),
            CommonError.EXPIRED_TOKEN, code("ExpiredTokenException", 400),
            CommonError.DENIED, code("AccessDeniedException", 400),
            CommonError.THROTTLED, code("ThrottlingException", 400)));
    static final Dialect REST_XML = new Dialect(Map.of(
            CommonError.VALIDATION, code("InvalidInput", 400),
            CommonError.UNKNOWN_OPERATION, code("UnknownOperationException", 404)));

    private final Map<CommonError, ErrorRow> spellings;

    private Dialect(Map<CommonError, ErrorRow> spellings) {
        this.spellings = spellings;
    }

    ErrorRow spell(ErrorCase error) {
        return error instanceof CommonError common ? spellings.getOrDefault(common, common.row()) : error.row();
    }

    private static ErrorRow code(String code, int status) {
        return new ErrorRow("*", "", code, status, Evidence.DOC);
    }
}
