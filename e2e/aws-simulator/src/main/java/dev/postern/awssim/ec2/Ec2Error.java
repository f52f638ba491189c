package dev.postern.awssim.ec2;

import static dev.postern.awssim.protocol.Evidence.ASSUMED;
import static dev.postern.awssim.protocol.Evidence.DOC;

import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.ErrorRow;
import dev.postern.awssim.protocol.Evidence;

/** EC2's errors. EC2 models no exception classes: clients switch on these codes. */
enum Ec2Error implements ErrorCase {
    DRY_RUN("*", "DryRun, and it would have been allowed", "DryRunOperation", 412, DOC),
    MISSING_PARAMETER("*", "a required parameter is absent", "MissingParameter", 400, DOC),
    INVALID_VALUE("*", "a value is not allowed, an unknown filter, a bad token", "InvalidParameterValue", 400, DOC),
    INVALID_PARAMETER("*", "parameters that do not go together", "InvalidParameter", 400, DOC),
    INVALID_COMBINATION("*", "parameters that exclude each other", "InvalidParameterCombination", 400, DOC),
    TOKEN_MISMATCH(
            "CreateVpcEndpoint, CreateVpcEndpointServiceConfiguration",
            "a used ClientToken with other parameters",
            "IdempotentParameterMismatch",
            400,
            DOC),
    VPC_NOT_FOUND("*", "no such VPC of this account and region", "InvalidVpcID.NotFound", 400, DOC),
    SUBNET_NOT_FOUND("*", "no such subnet of this account and region", "InvalidSubnetID.NotFound", 400, DOC),
    ENDPOINT_SUBNET_NOT_FOUND(
            "CreateVpcEndpoint, ModifyVpcEndpoint",
            "no such subnet in the endpoint's VPC",
            "InvalidSubnetId.NotFound",
            400,
            DOC),
    INTERFACE_NOT_FOUND(
            "DescribeNetworkInterfaces", "no such interface", "InvalidNetworkInterfaceID.NotFound", 400, DOC),
    GROUP_NOT_FOUND("*", "no such security group", "InvalidGroup.NotFound", 400, DOC),
    GROUP_MALFORMED("*", "not the id of a security group", "InvalidGroupId.Malformed", 400, DOC),
    ENDPOINT_GROUP_NOT_FOUND(
            "CreateVpcEndpoint, ModifyVpcEndpoint",
            "no such security group in the endpoint's VPC",
            "InvalidSecurityGroupID.NotFound",
            400,
            DOC),
    GROUP_DUPLICATE("CreateSecurityGroup", "the VPC has one of that name", "InvalidGroup.Duplicate", 400, DOC),
    GROUP_RESERVED("CreateSecurityGroup", "the name begins with sg- or is default", "InvalidGroup.Reserved", 400, DOC),
    CANNOT_DELETE("DeleteSecurityGroup", "a VPC's default group", "CannotDelete", 400, DOC),
    DEPENDENCY("DeleteSecurityGroup", "an interface has it or a rule refers to it", "DependencyViolation", 400, DOC),
    RULE_DUPLICATE("AuthorizeSecurityGroup*", "the group has that rule", "InvalidPermission.Duplicate", 400, DOC),
    RULE_NOT_FOUND("RevokeSecurityGroup*", "no such rule, by its parameters", "InvalidPermission.NotFound", 400, DOC),
    RULE_MALFORMED(
            "AuthorizeSecurityGroup*",
            "protocol and ports do not go together",
            "InvalidPermission.Malformed",
            400,
            DOC),
    RULE_ID_NOT_FOUND(
            "DescribeSecurityGroupRules, RevokeSecurityGroup*",
            "no such rule id",
            "InvalidSecurityGroupRuleId.NotFound",
            400,
            DOC),
    RESOURCE_UNKNOWN("CreateTags, DeleteTags", "no such resource", "InvalidID", 400, DOC),
    SERVICE_ID_NOT_FOUND(
            "DescribeVpcEndpointServiceConfigurations, ModifyVpcEndpointService*, DescribeVpcEndpointServicePermissions, Accept/RejectVpcEndpointConnections",
            "no such endpoint service of this account",
            "InvalidVpcEndpointServiceId.NotFound",
            400,
            DOC),
    SERVICE_ID_MALFORMED(
            "the same", "not the id of an endpoint service", "InvalidVpcEndpointServiceIdId.Malformed", 400, DOC),
    SERVICE_NOT_FOUND(
            "DeleteVpcEndpointServiceConfigurations, in Unsuccessful[]",
            "no such endpoint service of this account",
            "InvalidVpcEndpointService.NotFound",
            400,
            DOC),
    SERVICE_NAME_UNKNOWN(
            "CreateVpcEndpoint, DescribeVpcEndpointServices",
            "no service of that name for which the caller is an allowed principal",
            "InvalidServiceName",
            400,
            DOC),
    ENDPOINT_ID_NOT_FOUND(
            "DescribeVpcEndpoints, ModifyVpcEndpoint",
            "no such endpoint of this account",
            "InvalidVpcEndpointId.NotFound",
            400,
            DOC),
    ENDPOINT_ID_MALFORMED(
            "DescribeVpcEndpoints, ModifyVpcEndpoint",
            "not the id of an endpoint",
            "InvalidVpcEndpointId.Malformed",
            400,
            DOC),
    ENDPOINT_NOT_FOUND(
            "DeleteVpcEndpoints, Accept/RejectVpcEndpointConnections, in Unsuccessful[]",
            "no such endpoint, or not of this service",
            "InvalidVpcEndpoint.NotFound",
            400,
            DOC),
    CONNECTION_STATE(
            "Accept/RejectVpcEndpointConnections, in Unsuccessful[]",
            "the connection's state does not allow it",
            "InvalidState",
            400,
            ASSUMED),
    EXISTING_CONNECTIONS(
            "DeleteVpcEndpointServiceConfigurations (in Unsuccessful[]), ModifyVpcEndpointServiceConfiguration",
            "an endpoint is available, pending or pendingAcceptance",
            "ExistingVpcEndpointConnections",
            400,
            DOC),
    SUBNETS_SAME_ZONE(
            "CreateVpcEndpoint, ModifyVpcEndpoint",
            "two subnets in one availability zone",
            "DuplicateSubnetsInSameZone",
            400,
            DOC),
    ENDPOINT_LIMIT("CreateVpcEndpoint", "the VPC has 50 interface endpoints", "VpcEndpointLimitExceeded", 400, DOC),
    PRINCIPAL_INVALID(
            "ModifyVpcEndpointServicePermissions",
            "not the ARN of an account, user or role, or one with a path",
            "InvalidPrincipal",
            400,
            ASSUMED);

    private final ErrorRow row;

    Ec2Error(String operations, String condition, String code, int status, Evidence evidence) {
        this.row = new ErrorRow(operations, condition, code, status, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
