package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Change;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.Priority;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.LoadBalancer.CrossZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Internal network load balancers that only PrivateLink can enter. */
final class LoadBalancerDriver implements Driver<LoadBalancer, ObservedLoadBalancer> {

    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";
    private static final String ARN_BEFORE_NAME = ":loadbalancer/";
    private static final String OFF = "off";

    private final ElasticLoadBalancingV2Client client;
    private final Snapshot snapshot;

    LoadBalancerDriver(AccountSession session) {
        this.client = session.clients().loadBalancing();
        this.snapshot = session.snapshot();
    }

    record Parameters(String name, List<String> subnetIds, String securityGroupId, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(LoadBalancer wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(
                new Parameters(naming.name(), wanted.subnetIds(), inputs.of(wanted.securityGroupId()), naming.tags()));
    }

    @Override
    public Found<ObservedLoadBalancer> find(ResourceRecord stored) {
        var found = stored.awsId().isPresent()
                ? snapshot.loadBalancers().byId(stored.awsId().get())
                : byName(ParametersCodec.read(stored.parameters(), Parameters.class));
        return found.map(this::found).orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(LoadBalancer wanted, Inputs inputs, ObservedLoadBalancer observed) {
        var changes = new ArrayList<Change>();
        String group = inputs.of(wanted.securityGroupId());
        if (!observed.securityGroupIds().equals(Set.of(group))
                || !observed.enforcesOnPrivateLink().equals(OFF)) {
            changes.add(
                    new Change("closed to all but PrivateLink", Priority.CREATE, () -> setGroup(observed.id(), group)));
        }
        if (observed.crossZone() != wanted.crossZone()) {
            changes.add(new Change(
                    "cross-zone " + wanted.crossZone(),
                    Priority.DRIFT,
                    () -> setCrossZone(observed.id(), wanted.crossZone())));
        }
        return Difference.of(changes);
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        var answer = client.createLoadBalancer(request -> request.name(parameters.name())
                .type(LoadBalancerTypeEnum.NETWORK)
                .scheme(LoadBalancerSchemeEnum.INTERNAL)
                .subnets(parameters.subnetIds())
                .securityGroups(parameters.securityGroupId())
                .tags(ElbTags.of(parameters.tags())));
        snapshot.loadBalancers().forget();
        return answer.loadBalancers().getFirst().loadBalancerArn();
    }

    @Override
    public void delete(ResourceRecord stored, ObservedLoadBalancer observed) {
        client.deleteLoadBalancer(request -> request.loadBalancerArn(observed.id()));
        snapshot.loadBalancers().forget();
        snapshot.loadBalancerInterfaces().forget();
    }

    private Optional<software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer> byName(
            Parameters parameters) {
        var found = snapshot.loadBalancers().first(balancer -> parameters.name().equals(balancer.loadBalancerName()));
        if (found.isPresent() && !ElbTags.carries(client, found.get().loadBalancerArn(), parameters.tags())) {
            throw Owned.byOthers("Load balancer " + parameters.name(), "Delete it, and Postern makes its own.");
        }
        return found;
    }

    private Found<ObservedLoadBalancer> found(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer balancer) {
        var observed = new ObservedLoadBalancer(
                balancer.loadBalancerArn(),
                balancer.state().codeAsString().toLowerCase(Locale.ROOT),
                Set.copyOf(balancer.securityGroups()),
                Optional.ofNullable(balancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic())
                        .orElse("on"),
                crossZone(balancer.loadBalancerArn()),
                addresses(balancer.loadBalancerArn()));
        return ObservedLoadBalancer.isDead(observed.state())
                ? new Found.Dead<>(observed, "AWS could not provision the load balancer.")
                : new Found.Alive<>(observed);
    }

    private CrossZone crossZone(String arn) {
        return client.describeLoadBalancerAttributes(request -> request.loadBalancerArn(arn)).attributes().stream()
                        .anyMatch(attribute -> attribute.key().equals(CROSS_ZONE)
                                && attribute.value().equals("true"))
                ? CrossZone.ON
                : CrossZone.OFF;
    }

    /** Its interfaces carry {@code ELB } and the end of its ARN as description. */
    private List<String> addresses(String arn) {
        String description = "ELB " + arn.substring(arn.indexOf(ARN_BEFORE_NAME) + ARN_BEFORE_NAME.length());
        return snapshot.loadBalancerInterfaces().all().stream()
                .filter(networkInterface -> description.equals(networkInterface.description()))
                .map(NetworkInterface::privateIpAddress)
                .toList();
    }

    private void setGroup(String arn, String group) {
        client.setSecurityGroups(request -> request.loadBalancerArn(arn)
                .securityGroups(group)
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
                        EnforceSecurityGroupInboundRulesOnPrivateLinkTrafficEnum.OFF));
        snapshot.loadBalancers().forget();
    }

    private void setCrossZone(String arn, CrossZone crossZone) {
        var attribute = LoadBalancerAttribute.builder()
                .key(CROSS_ZONE)
                .value(Boolean.toString(crossZone == CrossZone.ON))
                .build();
        client.modifyLoadBalancerAttributes(
                request -> request.loadBalancerArn(arn).attributes(attribute));
    }
}
