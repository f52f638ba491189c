package dev.postern.awssim.elbv2;

import static dev.postern.awssim.protocol.Evidence.ASSUMED;
import static dev.postern.awssim.protocol.Evidence.DOC;

import dev.postern.awssim.protocol.ErrorCase;
import dev.postern.awssim.protocol.ErrorRow;
import dev.postern.awssim.protocol.Evidence;

/** Elastic Load Balancing's errors; all of them are 400. */
enum ElbError implements ErrorCase {
    VALIDATION("*", "a parameter breaks its rule; names above all", "ValidationError", DOC),
    LOAD_BALANCER_NOT_FOUND("*", "no such load balancer", "LoadBalancerNotFound", DOC),
    TARGET_GROUP_NOT_FOUND("*", "no such target group", "TargetGroupNotFound", DOC),
    LISTENER_NOT_FOUND("*", "no such listener", "ListenerNotFound", DOC),
    LOAD_BALANCER_DUPLICATE(
            "CreateLoadBalancer", "the name is taken, with other settings", "DuplicateLoadBalancerName", DOC),
    TARGET_GROUP_DUPLICATE(
            "CreateTargetGroup", "the name is taken, with other settings", "DuplicateTargetGroupName", DOC),
    LISTENER_DUPLICATE("CreateListener", "the port is taken, with other settings", "DuplicateListener", DOC),
    IN_USE(
            "DeleteTargetGroup, DeleteLoadBalancer",
            "a listener refers to the group, or did a moment ago; an endpoint service uses the load balancer",
            "ResourceInUse",
            DOC),
    NOT_PERMITTED("DeleteLoadBalancer", "deletion protection is on", "OperationNotPermitted", DOC),
    INVALID_CONFIGURATION(
            "*",
            "settings that do not go together; security groups where none were given at creation",
            "InvalidConfigurationRequest",
            DOC),
    SUBNET_NOT_FOUND("CreateLoadBalancer", "no such subnet", "SubnetNotFound", DOC),
    INVALID_SUBNET("CreateLoadBalancer", "subnets of two VPCs", "InvalidSubnet", DOC),
    INVALID_GROUP(
            "CreateLoadBalancer, SetSecurityGroups", "no such security group in the VPC", "InvalidSecurityGroup", DOC),
    INVALID_TARGET(
            "RegisterTargets, DeregisterTargets",
            "not an address the group can have, or not registered",
            "InvalidTarget",
            DOC),
    TARGET_OUTSIDE(
            "RegisterTargets",
            "an address outside the VPC without the zone 'all', or not a private one",
            "ValidationError",
            ASSUMED),
    IN_ANOTHER(
            "CreateListener, ModifyListener",
            "the group serves another load balancer",
            "TargetGroupAssociationLimit",
            DOC),
    PROTOCOL("CreateListener", "only TCP is simulated", "UnsupportedProtocol", DOC),
    TOO_MANY_LOAD_BALANCERS("CreateLoadBalancer", "50 in the region", "TooManyLoadBalancers", DOC),
    TOO_MANY_LISTENERS("CreateListener", "50 on the load balancer", "TooManyListeners", DOC),
    TOO_MANY_TARGETS("RegisterTargets", "1000 in the group", "TooManyTargets", DOC);

    private final ErrorRow row;

    ElbError(String operations, String condition, String code, Evidence evidence) {
        this.row = new ErrorRow(operations, condition, code, 400, evidence);
    }

    @Override
    public ErrorRow row() {
        return row;
    }
}
