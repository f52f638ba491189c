"""Uses the simulator as any boto3 program would."""

import os
import subprocess
import sys

import boto3
from botocore.exceptions import ClientError

from absent import ABSENT
from watching import REGION, WORLD, advance, calls, client, expect, key, problems, refused, tag_specification, used_reasons


def sts():
    operator = client("sts", key("operator"))
    expect("caller", operator.get_caller_identity()["Account"], WORLD["operator"]["id"])
    role = f"arn:aws:iam::{WORLD['provider']['id']}:role/postern"
    refused("AccessDenied", 403, operator.assume_role, RoleArn=role, RoleSessionName="shop.orders")
    session = operator.assume_role(RoleArn=role, RoleSessionName="shop.orders", ExternalId="external-1")["Credentials"]
    assumed = client(
        "sts",
        {
            "aws_access_key_id": session["AccessKeyId"],
            "aws_secret_access_key": session["SecretAccessKey"],
            "aws_session_token": session["SessionToken"],
        },
    )
    expect("session", assumed.get_caller_identity()["Account"], WORLD["provider"]["id"])


def csr(directory):
    key_file, csr_file = os.path.join(directory, "key.pem"), os.path.join(directory, "csr.pem")
    subprocess.run(
        ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        + ["-keyout", key_file, "-out", csr_file, "-subj", "/CN=boto3"],
        check=True,
        capture_output=True,
    )
    with open(csr_file, "rb") as file:
        return file.read()


def acm_pca():
    pca = client("acm-pca", key("provider"))
    authority = WORLD["authority"]
    subject = {"CommonName": "made by boto3", "Organization": "Example"}
    made = pca.create_certificate_authority(
        CertificateAuthorityConfiguration={
            "KeyAlgorithm": "EC_prime256v1",
            "SigningAlgorithm": "SHA256WITHECDSA",
            "Subject": subject,
        },
        CertificateAuthorityType="ROOT",
        IdempotencyToken="boto3",
        Tags=[{"Key": "team", "Value": "shop"}],
    )["CertificateAuthorityArn"]
    advance(2)
    described = pca.describe_certificate_authority(CertificateAuthorityArn=made)["CertificateAuthority"]
    expect("authority", described["Status"], "PENDING_CERTIFICATE")
    root_csr = pca.get_certificate_authority_csr(CertificateAuthorityArn=made)["Csr"]
    root = pca.issue_certificate(
        CertificateAuthorityArn=made,
        Csr=root_csr.encode(),
        SigningAlgorithm="SHA256WITHECDSA",
        TemplateArn="arn:aws:acm-pca:::template/RootCACertificate/V1",
        Validity={"Type": "YEARS", "Value": 5},
    )["CertificateArn"]
    pca.get_waiter("certificate_issued").wait(
        CertificateAuthorityArn=made, CertificateArn=root, WaiterConfig={"Delay": 1, "MaxAttempts": 10}
    )
    pem = pca.get_certificate(CertificateAuthorityArn=made, CertificateArn=root)["Certificate"]
    pca.import_certificate_authority_certificate(CertificateAuthorityArn=made, Certificate=pem.encode())
    expect("tags", pca.list_tags(CertificateAuthorityArn=made)["Tags"], [{"Key": "team", "Value": "shop"}])
    pca.tag_certificate_authority(CertificateAuthorityArn=made, Tags=[{"Key": "a", "Value": "b"}])
    pca.untag_certificate_authority(CertificateAuthorityArn=made, Tags=[{"Key": "a"}])
    pca.get_certificate_authority_certificate(CertificateAuthorityArn=authority)
    pca.create_permission(
        CertificateAuthorityArn=made, Principal="acm.amazonaws.com", Actions=["IssueCertificate", "GetCertificate"]
    )
    pca.list_permissions(CertificateAuthorityArn=made)
    pca.delete_permission(CertificateAuthorityArn=made, Principal="acm.amazonaws.com")
    refused("InvalidStateException", 400, pca.delete_certificate_authority, CertificateAuthorityArn=made)
    pca.update_certificate_authority(CertificateAuthorityArn=made, Status="DISABLED")
    pca.delete_certificate_authority(CertificateAuthorityArn=made, PermanentDeletionTimeInDays=7)
    pca.restore_certificate_authority(CertificateAuthorityArn=made)
    listed = [a["Arn"] for page in pca.get_paginator("list_certificate_authorities").paginate(PaginationConfig={"PageSize": 1}) for a in page["CertificateAuthorities"]]
    expect("listed", made in listed and authority in listed, True)
    leaf(pca, authority)


def leaf(pca, authority):
    issued = pca.issue_certificate(
        CertificateAuthorityArn=authority,
        Csr=csr(os.environ["SCRATCH"]),
        SigningAlgorithm="SHA256WITHECDSA",
        TemplateArn="arn:aws:acm-pca:::template/EndEntityCertificate_APIPassthrough/V1",
        ApiPassthrough={"Extensions": {"SubjectAlternativeNames": [{"UniformResourceIdentifier": "spiffe://postern.test/ns/a/api/b"}]}},
        Validity={"Type": "DAYS", "Value": 7},
        IdempotencyToken="leaf",
    )["CertificateArn"]
    refused("RequestInProgressException", 400, pca.get_certificate, CertificateAuthorityArn=authority, CertificateArn=issued)
    advance(1)
    pem = pca.get_certificate(CertificateAuthorityArn=authority, CertificateArn=issued)["Certificate"]
    text = subprocess.run(["openssl", "x509", "-noout", "-text"], input=pem.encode(), check=True, capture_output=True).stdout.decode()
    expect("URI in the certificate", "URI:spiffe://postern.test/ns/a/api/b" in text, True)
    serial = format(int(issued.rsplit("/", 1)[1]), "x")
    pca.revoke_certificate(CertificateAuthorityArn=authority, CertificateSerial=serial, RevocationReason="SUPERSEDED")
    refused(
        "RequestAlreadyProcessedException", 400, pca.revoke_certificate,
        CertificateAuthorityArn=authority, CertificateSerial=serial, RevocationReason="SUPERSEDED",
    )


def networks():
    ec2 = client("ec2", key("provider"))
    ec2.describe_vpcs(VpcIds=[WORLD["provider"]["vpc"]])
    ec2.describe_availability_zones()
    ec2.describe_vpc_attribute(VpcId=WORLD["provider"]["vpc"], Attribute="enableDnsSupport")
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [WORLD["provider"]["vpc"]]}])["Subnets"]
    expect("subnets", sorted(s["SubnetId"] for s in subnets), sorted(WORLD["provider"]["subnets"]))
    refused("InvalidParameterValue", 400, ec2.describe_subnets, Filters=[{"Name": "colour", "Values": ["red"]}])
    refused("InvalidVpcID.NotFound", 400, ec2.describe_vpcs, VpcIds=["vpc-0123"])


def security_groups():
    ec2 = client("ec2", key("provider"))
    vpc = WORLD["provider"]["vpc"]
    made = ec2.create_security_group(
        GroupName="boto3", Description="made by boto3", VpcId=vpc,
        TagSpecifications=tag_specification("security-group", owner="boto3"),
    )["GroupId"]
    refused("InvalidGroup.NotFound", 400, ec2.describe_security_groups, GroupIds=[made])
    ec2.get_waiter("security_group_exists").wait(GroupIds=[made])
    other = ec2.create_security_group(GroupName="boto3-peer", Description="peer", VpcId=vpc)["GroupId"]
    permission = {
        "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
        "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "inside"}],
        "UserIdGroupPairs": [{"GroupId": other, "Description": "peer"}],
    }
    rules = ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=[permission])["SecurityGroupRules"]
    expect("one rule per peer", len(rules), 2)
    refused("InvalidPermission.Duplicate", 400, ec2.authorize_security_group_ingress, GroupId=made, IpPermissions=[permission])
    advance(1)
    group = ec2.describe_security_groups(Filters=[{"Name": "tag:owner", "Values": ["boto3"]}])["SecurityGroups"][0]
    expect("grouped again", len(group["IpPermissions"]), 1)
    expect("everything out", group["IpPermissionsEgress"][0]["IpProtocol"], "-1")
    ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [made]}])
    refused("DependencyViolation", 400, ec2.delete_security_group, GroupId=other)
    ec2.revoke_security_group_ingress(GroupId=made, SecurityGroupRuleIds=[rules[0]["SecurityGroupRuleId"]])
    ec2.revoke_security_group_ingress(GroupId=made, IpPermissions=[dict(permission, IpRanges=[])])
    refused("InvalidPermission.NotFound", 400, ec2.revoke_security_group_ingress, GroupId=made, IpPermissions=[dict(permission, IpRanges=[])])
    ec2.authorize_security_group_egress(GroupId=made, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}])
    ec2.revoke_security_group_egress(GroupId=made, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    ec2.create_tags(Resources=[made], Tags=[{"Key": "more", "Value": "1"}])
    expect("tags", len(ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [made]}])["Tags"]), 2)
    ec2.delete_tags(Resources=[made], Tags=[{"Key": "more"}])
    refused("DryRunOperation", 412, ec2.delete_security_group, GroupId=made, DryRun=True)
    ec2.delete_security_group(GroupId=made)
    ec2.delete_security_group(GroupId=other)
    refused("InvalidGroup.NotFound", 400, ec2.describe_security_groups, GroupIds=[made])


def load_balancer():
    elb = client("elbv2", key("provider"))
    ec2 = client("ec2", key("provider"))
    group = ec2.create_security_group(GroupName="nlb", Description="nlb", VpcId=WORLD["provider"]["vpc"])["GroupId"]
    request = dict(
        Name="pn-boto3", Type="network", Scheme="internal", Subnets=WORLD["provider"]["subnets"],
        SecurityGroups=[group], Tags=[{"Key": "owner", "Value": "boto3"}],
    )
    made = elb.create_load_balancer(**request)["LoadBalancers"][0]
    expect("the same again", elb.create_load_balancer(**request)["LoadBalancers"][0]["LoadBalancerArn"], made["LoadBalancerArn"])
    refused("DuplicateLoadBalancerName", 400, elb.create_load_balancer, **dict(request, Scheme="internet-facing"))
    refused("ValidationError", 400, elb.create_load_balancer, **dict(request, Name="internal-x"))
    arn = made["LoadBalancerArn"]
    expect("state", made["State"]["Code"], "provisioning")
    elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[arn], WaiterConfig={"Delay": 1})
    elb.describe_load_balancers(Names=["pn-boto3"])
    elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}])
    elb.describe_load_balancer_attributes(LoadBalancerArn=arn)
    elb.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[group], EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic="off")
    elb.describe_capacity_reservation(LoadBalancerArn=arn)
    nodes = ec2.describe_network_interfaces(Filters=[{"Name": "description", "Values": ["ELB net/pn-boto3/*"]}])["NetworkInterfaces"]
    expect("nodes", len(nodes), 2)
    target_group = targets(elb)
    listener = elb.create_listener(
        LoadBalancerArn=arn, Protocol="TCP", Port=443, DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group}]
    )["Listeners"][0]["ListenerArn"]
    elb.describe_listeners(LoadBalancerArn=arn)
    elb.modify_listener(ListenerArn=listener, Port=444)
    elb.modify_listener(ListenerArn=listener, Port=443)
    elb.describe_listener_attributes(ListenerArn=listener)
    elb.add_tags(ResourceArns=[target_group], Tags=[{"Key": "a", "Value": "b"}])
    elb.describe_tags(ResourceArns=[arn, target_group, listener])
    elb.remove_tags(ResourceArns=[target_group], TagKeys=["a"])
    elb.describe_target_health(TargetGroupArn=target_group)
    refused("ResourceInUse", 400, elb.delete_target_group, TargetGroupArn=target_group)
    return elb, ec2, arn, target_group, listener, group


def targets(elb):
    group = elb.create_target_group(
        Name="pn-boto3", Protocol="TCP", Port=15006, VpcId=WORLD["provider"]["vpc"], TargetType="ip",
        HealthCheckProtocol="HTTP", HealthCheckPort="15021", HealthCheckPath="/healthz", HealthCheckIntervalSeconds=5, HealthCheckTimeoutSeconds=3,
        HealthyThresholdCount=2, UnhealthyThresholdCount=2,
    )["TargetGroups"][0]["TargetGroupArn"]
    elb.describe_target_groups(Names=["pn-boto3"])
    elb.modify_target_group(TargetGroupArn=group, HealthCheckIntervalSeconds=10)
    elb.modify_target_group_attributes(TargetGroupArn=group, Attributes=[{"Key": "proxy_protocol_v2.enabled", "Value": "true"}])
    elb.describe_target_group_attributes(TargetGroupArn=group)
    target = {"Id": WORLD["provider"]["target"], "Port": 15006}
    elb.register_targets(TargetGroupArn=group, Targets=[target])
    expect("unused", elb.describe_target_health(TargetGroupArn=group, Targets=[target])["TargetHealthDescriptions"][0]["TargetHealth"]["State"], "unused")
    elb.deregister_targets(TargetGroupArn=group, Targets=[target])
    elb.register_targets(TargetGroupArn=group, Targets=[target])
    return group


def private_link():
    elb, provider, load_balancer_arn, target_group, listener, group = load_balancer()
    request = dict(
        NetworkLoadBalancerArns=[load_balancer_arn], AcceptanceRequired=True, ClientToken="svc-1",
        TagSpecifications=tag_specification("vpc-endpoint-service", owner="boto3"),
    )
    service = provider.create_vpc_endpoint_service_configuration(**request)["ServiceConfiguration"]
    again = provider.create_vpc_endpoint_service_configuration(**request)["ServiceConfiguration"]
    expect("the token's service", again["ServiceId"], service["ServiceId"])
    refused("IdempotentParameterMismatch", 400, provider.create_vpc_endpoint_service_configuration, **dict(request, AcceptanceRequired=False))
    service_id, name = service["ServiceId"], service["ServiceName"]
    refused("InvalidVpcEndpointServiceId.NotFound", 400, provider.describe_vpc_endpoint_service_configurations, ServiceIds=[service_id])
    refused("InvalidVpcEndpointServiceIdId.Malformed", 400, provider.describe_vpc_endpoint_service_configurations, ServiceIds=["svc-x"])
    advance(1)
    provider.describe_vpc_endpoint_service_configurations(ServiceIds=[service_id])
    consumer = client("ec2", key("consumer"))
    refused("InvalidServiceName", 400, consumer.describe_vpc_endpoint_services, ServiceNames=[name])
    principal = f"arn:aws:iam::{WORLD['consumer']['id']}:user/admin"
    provider.modify_vpc_endpoint_service_permissions(ServiceId=service_id, AddAllowedPrincipals=[principal])
    expect("principal", provider.describe_vpc_endpoint_service_permissions(ServiceId=service_id)["AllowedPrincipals"][0]["Principal"], principal)
    provider.modify_vpc_endpoint_service_configuration(ServiceId=service_id, AcceptanceRequired=True)
    consumer.describe_vpc_endpoint_services(ServiceNames=[name])
    endpoint = endpoints(provider, consumer, service_id, name)
    cleanup(provider, consumer, elb, (service_id, endpoint, load_balancer_arn, listener, target_group, group))


def endpoints(provider, consumer, service_id, name):
    made = consumer.create_vpc_endpoint(
        VpcEndpointType="Interface", VpcId=WORLD["consumer"]["vpc"], ServiceName=name, SubnetIds=WORLD["consumer"]["subnets"],
        ClientToken="ep-1", TagSpecifications=tag_specification("vpc-endpoint", owner="boto3"),
    )["VpcEndpoint"]
    endpoint = made["VpcEndpointId"]
    expect("state on the wire", made["State"], "pendingAcceptance")
    refused("InvalidVpcEndpointId.NotFound", 400, consumer.describe_vpc_endpoints, VpcEndpointIds=[endpoint])
    advance(1)
    consumer.describe_vpc_endpoints(VpcEndpointIds=[endpoint])
    seen = provider.describe_vpc_endpoint_connections(Filters=[{"Name": "service-id", "Values": [service_id]}])["VpcEndpointConnections"]
    expect("owner", seen[0]["VpcEndpointOwner"], WORLD["consumer"]["id"])
    failed = provider.accept_vpc_endpoint_connections(ServiceId=service_id, VpcEndpointIds=[endpoint, "vpce-0123456789abcdef0"])["Unsuccessful"]
    expect("bulk failures", [f["Error"]["Code"] for f in failed], ["InvalidVpcEndpoint.NotFound"])
    advance(3)
    expect("state", consumer.describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"][0]["State"], "available")
    consumer.modify_vpc_endpoint(VpcEndpointId=endpoint, RemoveSubnetIds=WORLD["consumer"]["subnets"][1:])
    failed = provider.delete_vpc_endpoint_service_configurations(ServiceIds=[service_id])["Unsuccessful"]
    expect("in use", [f["Error"]["Code"] for f in failed], ["ExistingVpcEndpointConnections"])
    records(consumer, made)
    return endpoint


def records(consumer, endpoint):
    route53 = client("route53", key("consumer"))
    zone = route53.create_hosted_zone(
        Name="boto3.example", CallerReference="boto3", VPC={"VPCRegion": REGION, "VPCId": WORLD["consumer"]["vpc"]},
        HostedZoneConfig={"Comment": "by boto3", "PrivateZone": True},
    )["HostedZone"]["Id"]
    route53.get_hosted_zone(Id=zone)
    route53.list_hosted_zones()
    route53.list_hosted_zones_by_name(DNSName="boto3.example")
    route53.list_hosted_zones_by_vpc(VPCId=WORLD["consumer"]["vpc"], VPCRegion=REGION)
    entry = endpoint["DnsEntries"][0]
    alias = {
        "Name": "orders.boto3.example", "Type": "A",
        "AliasTarget": {"HostedZoneId": entry["HostedZoneId"], "DNSName": entry["DnsName"], "EvaluateTargetHealth": False},
    }
    text = {"Name": "heritage.boto3.example", "Type": "TXT", "TTL": 300, "ResourceRecords": [{"Value": '"heritage=postern"'}]}
    change = lambda action, *sets: route53.change_resource_record_sets(
        HostedZoneId=zone, ChangeBatch={"Comment": "boto3", "Changes": [{"Action": action, "ResourceRecordSet": s} for s in sets]}
    )
    submitted = change("UPSERT", alias, text)["ChangeInfo"]
    expect("change", submitted["Status"], "PENDING")
    route53.get_waiter("resource_record_sets_changed").wait(Id=submitted["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 10})
    try:
        change("DELETE", text, dict(alias, Name="nobody.boto3.example"))
        problems.append("a batch with one impossible change was accepted")
    except ClientError as error:
        expect("batch", error.response["Error"]["Code"], "InvalidChangeBatch")
    kinds = [r["Type"] for page in route53.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone, PaginationConfig={"PageSize": 1}) for r in page["ResourceRecordSets"]]
    expect("the batch was atomic", sorted(kinds), ["A", "NS", "SOA", "TXT"])
    refused("HostedZoneNotEmpty", 400, route53.delete_hosted_zone, Id=zone)
    associations(route53, zone)
    route53.change_tags_for_resource(ResourceType="hostedzone", ResourceId=zone.rsplit("/", 1)[1], AddTags=[{"Key": "a", "Value": "b"}])
    route53.list_tags_for_resource(ResourceType="hostedzone", ResourceId=zone.rsplit("/", 1)[1])
    change("DELETE", alias, text)
    route53.delete_hosted_zone(Id=zone)
    refused("NoSuchHostedZone", 404, route53.get_hosted_zone, Id=zone)


def associations(route53, zone):
    vpc = {"VPCRegion": REGION, "VPCId": WORLD["provider"]["vpc"]}
    provider = client("route53", key("provider"))
    refused("NotAuthorizedException", 401, provider.associate_vpc_with_hosted_zone, HostedZoneId=zone, VPC=vpc)
    route53.create_vpc_association_authorization(HostedZoneId=zone, VPC=vpc)
    route53.list_vpc_association_authorizations(HostedZoneId=zone)
    provider.associate_vpc_with_hosted_zone(HostedZoneId=zone, VPC=vpc)
    route53.delete_vpc_association_authorization(HostedZoneId=zone, VPC=vpc)
    provider.disassociate_vpc_from_hosted_zone(HostedZoneId=zone, VPC=vpc)


def cleanup(provider, consumer, elb, made):
    service_id, endpoint, load_balancer_arn, listener, target_group, group = made
    provider.reject_vpc_endpoint_connections(ServiceId=service_id, VpcEndpointIds=[endpoint])
    expect("rejected", consumer.describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"][0]["State"], "rejected")
    refused("ResourceInUse", 400, elb.delete_load_balancer, LoadBalancerArn=load_balancer_arn)
    expect("deleted", provider.delete_vpc_endpoint_service_configurations(ServiceIds=[service_id])["Unsuccessful"], [])
    expect("deleted", consumer.delete_vpc_endpoints(VpcEndpointIds=[endpoint])["Unsuccessful"], [])
    advance(2)
    elb.delete_listener(ListenerArn=listener)
    refused("ResourceInUse", 400, elb.delete_target_group, TargetGroupArn=target_group)
    elb.delete_load_balancer(LoadBalancerArn=load_balancer_arn)
    elb.delete_load_balancer(LoadBalancerArn=load_balancer_arn)
    refused("DependencyViolation", 400, provider.delete_security_group, GroupId=group)
    advance(10)
    elb.delete_target_group(TargetGroupArn=target_group)
    provider.delete_security_group(GroupId=group)
    refused("InvalidVpcEndpointId.NotFound", 400, consumer.describe_vpc_endpoints, VpcEndpointIds=[endpoint])


for story in (sts, acm_pca, networks, security_groups, private_link):
    story()
for unused in sorted(set(ABSENT) - used_reasons):
    problems.append(f"absent.py explains {unused}, which is never absent")
for problem in sorted(set(problems)):
    print(problem)
print(f"{sum(calls.values())} answers of {len(calls)} operations compared with botocore {boto3.__version__}")
sys.exit(1 if problems else 0)
