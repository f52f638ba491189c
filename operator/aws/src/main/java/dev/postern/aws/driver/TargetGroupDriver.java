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
import dev.postern.plan.resource.TargetGroup;
import dev.postern.plan.resource.TargetGroup.HealthCheck;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Target groups of pod addresses, and the targets in them. */
final class TargetGroupDriver implements Driver<TargetGroup, ObservedTargetGroup> {

    /**
     * Without the second and third, deregistering does nothing to live connections. Client addresses are in the PROXY
     * header; the connection itself comes from the load balancer, which is how a sidecar knows it.
     */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "proxy_protocol_v2.enabled",
            "true",
            "deregistration_delay.timeout_seconds",
            Integer.toString(TargetGroup.DEREGISTRATION_SECONDS),
            "deregistration_delay.connection_termination.enabled",
            "true",
            "preserve_client_ip.enabled",
            "false");

    private final ElasticLoadBalancingV2Client client;
    private final Snapshot snapshot;
    private final Targets targets;

    TargetGroupDriver(AccountSession session) {
        this.client = session.clients().loadBalancing();
        this.snapshot = session.snapshot();
        this.targets = new Targets(client);
    }

    record Parameters(String name, String vpcId, int port, HealthCheck healthCheck, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(TargetGroup wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(
                new Parameters(naming.name(), wanted.vpcId(), wanted.port(), wanted.healthCheck(), naming.tags()));
    }

    @Override
    public Found<ObservedTargetGroup> find(ResourceRecord stored) {
        var found = stored.awsId().isPresent()
                ? snapshot.targetGroups().byId(stored.awsId().get())
                : byName(ParametersCodec.read(stored.parameters(), Parameters.class));
        return found.<Found<ObservedTargetGroup>>map(group -> new Found.Alive<>(observe(group)))
                .orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(TargetGroup wanted, Inputs inputs, ObservedTargetGroup observed) {
        var changes = new ArrayList<Change>();
        if (!observed.attributes().entrySet().containsAll(ATTRIBUTES.entrySet())) {
            changes.add(new Change("set attributes", Priority.CREATE, () -> setAttributes(observed.id())));
        }
        if (!observed.healthCheck().equals(wanted.healthCheck())) {
            changes.add(new Change(
                    "set health check", Priority.DRIFT, () -> setHealthCheck(observed.id(), wanted.healthCheck())));
        }
        wanted.targets().ifPresent(addresses -> changes.addAll(targets.changes(addresses, observed)));
        return Difference.of(changes);
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        HealthCheck check = parameters.healthCheck();
        var answer = client.createTargetGroup(request -> request.name(parameters.name())
                .vpcId(parameters.vpcId())
                .targetType(TargetTypeEnum.IP)
                .protocol(ProtocolEnum.TCP)
                .port(parameters.port())
                .healthCheckProtocol(ProtocolEnum.HTTP)
                .healthCheckPort(Integer.toString(check.port()))
                .healthCheckPath(check.path())
                .healthCheckIntervalSeconds(check.intervalSeconds())
                .healthCheckTimeoutSeconds(check.timeoutSeconds())
                .healthyThresholdCount(check.threshold())
                .unhealthyThresholdCount(check.threshold())
                .matcher(matcher -> matcher.httpCode("200"))
                .tags(ElbTags.of(parameters.tags())));
        snapshot.targetGroups().forget();
        return answer.targetGroups().getFirst().targetGroupArn();
    }

    @Override
    public void delete(ResourceRecord stored, ObservedTargetGroup observed) {
        client.deleteTargetGroup(request -> request.targetGroupArn(observed.id()));
        snapshot.targetGroups().forget();
    }

    private Optional<software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup> byName(
            Parameters parameters) {
        var found = snapshot.targetGroups().first(group -> parameters.name().equals(group.targetGroupName()));
        if (found.isPresent() && !ElbTags.carries(client, found.get().targetGroupArn(), parameters.tags())) {
            throw Owned.byOthers("Target group " + parameters.name(), "Delete it, and Postern makes its own.");
        }
        return found;
    }

    private ObservedTargetGroup observe(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group) {
        return new ObservedTargetGroup(
                group.targetGroupArn(),
                healthCheck(group),
                attributes(group.targetGroupArn()),
                targets.health(group.targetGroupArn()));
    }

    private static HealthCheck healthCheck(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup group) {
        String port = group.healthCheckPort();
        return new HealthCheck(
                port != null && port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1,
                Optional.ofNullable(group.healthCheckPath()).orElse(""),
                group.healthCheckIntervalSeconds(),
                group.healthCheckTimeoutSeconds(),
                group.healthyThresholdCount());
    }

    private Map<String, String> attributes(String arn) {
        return client.describeTargetGroupAttributes(request -> request.targetGroupArn(arn)).attributes().stream()
                .collect(Collectors.toMap(TargetGroupAttribute::key, TargetGroupAttribute::value));
    }

    private void setAttributes(String arn) {
        var attributes = ATTRIBUTES.entrySet().stream()
                .map(attribute -> TargetGroupAttribute.builder()
                        .key(attribute.getKey())
                        .value(attribute.getValue())
                        .build())
                .toList();
        client.modifyTargetGroupAttributes(
                request -> request.targetGroupArn(arn).attributes(attributes));
    }

    private void setHealthCheck(String arn, HealthCheck check) {
        client.modifyTargetGroup(request -> request.targetGroupArn(arn)
                .healthCheckProtocol(ProtocolEnum.HTTP)
                .healthCheckPort(Integer.toString(check.port()))
                .healthCheckPath(check.path())
                .healthCheckIntervalSeconds(check.intervalSeconds())
                .healthCheckTimeoutSeconds(check.timeoutSeconds())
                .healthyThresholdCount(check.threshold())
                .unhealthyThresholdCount(check.threshold()));
        snapshot.targetGroups().forget();
    }
}
