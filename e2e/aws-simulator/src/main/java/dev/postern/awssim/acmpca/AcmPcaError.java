package dev.postern.awssim.acmpca;

import static dev.postern.awssim.protocol.Evidence.ASSUMED;
import static dev.postern.awssim.protocol.Evidence.DOC;

import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.ErrorRow;
import dev.postern.awssim.protocol.Evidence;

/** AWS Private CA's errors; all of them are 400. */
enum AcmPcaError implements ErrorCase {
    INVALID_ARN("*", "an ARN is not one of this service, or names another resource's kind", "InvalidArnException", DOC),
    NOT_FOUND("*", "no such authority, certificate, permission or serial", "ResourceNotFoundException", DOC),
    OTHER_ACCOUNT("*", "the authority belongs to another account", "AccessDeniedException", ASSUMED),
    INVALID_STATE("*", "the authority's status does not allow it", "InvalidStateException", DOC),
    IN_PROGRESS("GetCertificate, GetCertificateAuthorityCsr", "not ready yet", "RequestInProgressException", DOC),
    MALFORMED_CSR("IssueCertificate", "the CSR cannot be read or its signature is wrong", "MalformedCSRException", DOC),
    MALFORMED_CERTIFICATE(
            "ImportCertificateAuthorityCertificate", "PEM cannot be read", "MalformedCertificateException", DOC),
    MISMATCH(
            "ImportCertificateAuthorityCertificate",
            "not the certificate of this authority's key and subject, or no chain to a root",
            "CertificateMismatchException",
            DOC),
    INVALID_ARGS("*", "arguments that do not go together", "InvalidArgsException", DOC),
    INVALID_REQUEST("RevokeCertificate", "an authority's own certificate", "InvalidRequestException", DOC),
    VALIDITY(
            "IssueCertificate",
            "validity beyond the authority's end, or longer than 7 days in short-lived mode",
            "ValidationException",
            DOC),
    ALREADY_PROCESSED("RevokeCertificate", "revoked before", "RequestAlreadyProcessedException", DOC),
    PERMISSION_EXISTS("CreatePermission", "that principal has one already", "PermissionAlreadyExistsException", DOC),
    TOO_MANY_TAGS("TagCertificateAuthority", "more than 50 tags", "TooManyTagsException", DOC),
    INVALID_NEXT_TOKEN("List*", "a token this service did not give", "InvalidNextTokenException", DOC);

    private final ErrorRow row;

    AcmPcaError(String operations, String condition, String code, Evidence evidence) {
        this.row = new ErrorRow(operations, condition, code, 400, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
