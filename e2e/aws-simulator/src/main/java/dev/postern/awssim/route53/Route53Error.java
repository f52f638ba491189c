package dev.postern.awssim.route53;

import static dev.postern.awssim.protocol.Evidence.DOC;

import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.ErrorRow;
import dev.postern.awssim.protocol.Evidence;

/** Route 53's errors. PriorRequestNotComplete is not among them: calls run one by one here, so it takes a fault layer to meet it. */
enum Route53Error implements ErrorCase {
    INVALID_INPUT("*", "a parameter breaks its rule", "InvalidInput", 400, DOC),
    ZONE_NOT_FOUND("*", "no such zone", "NoSuchHostedZone", 404, DOC),
    OTHER_ACCOUNT("*", "the zone belongs to another account", "AccessDenied", 403, DOC),
    ZONE_EXISTS("CreateHostedZone", "the caller reference was used", "HostedZoneAlreadyExists", 409, DOC),
    ZONE_CONFLICT(
            "CreateHostedZone, AssociateVPCWithHostedZone",
            "the VPC has a zone of that name",
            "ConflictingDomainExists",
            400,
            DOC),
    ZONE_NOT_EMPTY(
            "DeleteHostedZone", "records other than NS and SOA of the zone are left", "HostedZoneNotEmpty", 400, DOC),
    INVALID_BATCH(
            "ChangeResourceRecordSets",
            "one change of the batch cannot be made: none is",
            "InvalidChangeBatch",
            400,
            DOC),
    CHANGE_NOT_FOUND("GetChange", "no such change", "NoSuchChange", 404, DOC),
    INVALID_VPC("*", "no such VPC of the caller", "InvalidVPCId", 400, DOC),
    PUBLIC_ZONE(
            "AssociateVPCWithHostedZone, CreateVPCAssociationAuthorization",
            "the zone is not private",
            "PublicZoneVPCAssociation",
            400,
            DOC),
    NOT_AUTHORISED(
            "AssociateVPCWithHostedZone",
            "another account's zone, without authorisation",
            "NotAuthorizedException",
            401,
            DOC),
    AUTHORISATION_NOT_FOUND(
            "DeleteVPCAssociationAuthorization",
            "no such authorisation",
            "VPCAssociationAuthorizationNotFound",
            404,
            DOC),
    ASSOCIATION_NOT_FOUND(
            "DisassociateVPCFromHostedZone", "the VPC is not associated", "VPCAssociationNotFound", 404, DOC),
    LAST_ASSOCIATION("DisassociateVPCFromHostedZone", "the last VPC of a private zone", "LastVPCAssociation", 400, DOC);

    private final ErrorRow row;

    Route53Error(String operations, String condition, String code, int status, Evidence evidence) {
        this.row = new ErrorRow(operations, condition, code, status, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
