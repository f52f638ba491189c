package dev.postern.awssim.sts;

import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.ErrorRow;
import dev.postern.awssim.protocol.Evidence;

/** STS's own errors. */
enum StsError implements ErrorCase {
    NOT_TRUSTED(
            "AssumeRole",
            "no such role, or its trust policy does not name the caller, or asks for another external id",
            "AccessDenied",
            403,
            Evidence.DOC),
    INVALID_DURATION(
            "AssumeRole",
            "longer than the role's longest session, or than 1 hour when the caller is itself a session of a role",
            "ValidationError",
            400,
            Evidence.DOC);

    private final ErrorRow row;

    StsError(String operations, String condition, String code, int status, Evidence evidence) {
        this.row = new ErrorRow(operations, condition, code, status, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
