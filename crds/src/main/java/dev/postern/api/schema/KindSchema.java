package dev.postern.api.schema;

import dev.postern.contract.ChildNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;

/** What the schema's root says of each kind: its purpose, how long its name may be, and its columns. */
record KindSchema(String description, int maxNameLength, List<CustomResourceColumnDefinition> columns) {

    private static final KindSchema INTERNAL_API = new KindSchema(
            "A workload that is an internal API: Postern exposes it privately and authenticates every caller. Written"
                    + " by the API's owner.",
            ChildNames.MAX_OWNER_NAME_LENGTH,
            List.of(
                    Columns.ready(),
                    Columns.reason(),
                    Columns.text("Address", ".status.service.inClusterAddress"),
                    Columns.text("Endpoint Service", ".status.service.endpointServiceName"),
                    Columns.wide(Columns.text("Message", Columns.READY + ".message")),
                    Columns.wide(Columns.text("Certificate Until", ".status.certificate.notAfter")),
                    Columns.age()));

    private static final KindSchema API_CONSUMER = new KindSchema(
            "A workload that wants to call an InternalApi. It only asks: an AccessPolicy in the API's namespace grants"
                    + " it access. Written by the consuming team.",
            ChildNames.MAX_OWNER_NAME_LENGTH,
            List.of(
                    Columns.text("API", ".spec.api.name"),
                    Columns.ready(),
                    Columns.reason(),
                    Columns.text("Address", ".status.address"),
                    Columns.wide(Columns.text("Policy", ".status.grant.policy")),
                    Columns.wide(Columns.text("Endpoint", ".status.path.endpointId")),
                    Columns.wide(Columns.text("Message", Columns.READY + ".message")),
                    Columns.age()));

    private static final KindSchema ACCESS_POLICY = new KindSchema(
            "Which consumers may do what with an InternalApi of this namespace, and the consent that lets them in at"
                    + " all. Written by the API's owner.",
            63,
            List.of(
                    Columns.text("API", ".spec.api.name"),
                    Columns.text("Mode", ".spec.mode"),
                    Columns.ready(),
                    Columns.reason(),
                    Columns.count("Consumers", ".status.counts.consumers"),
                    Columns.wide(Columns.text("Message", Columns.READY + ".message")),
                    Columns.age()));

    static KindSchema of(String kind) {
        return switch (kind) {
            case "InternalApi" -> INTERNAL_API;
            case "ApiConsumer" -> API_CONSUMER;
            case "AccessPolicy" -> ACCESS_POLICY;
            default -> throw new IllegalArgumentException("Not a kind of Postern: " + kind);
        };
    }

    void describe(JSONSchemaProps root) {
        root.setDescription(description);
        root.setRequired(List.of("spec"));
        root.setXKubernetesValidations(List.of(nameRule()));
        root.getProperties().forEach((name, half) -> half.setDescription(descriptionOf(name)));
    }

    private static String descriptionOf(String half) {
        return half.equals("spec") ? "What is wanted." : "What Postern found and did. Written by the operator alone.";
    }

    private ValidationRule nameRule() {
        return new ValidationRuleBuilder()
                .withRule("self.metadata.name.size() <= " + maxNameLength + " && !self.metadata.name.contains('.')")
                .withMessage("metadata.name must be a DNS label (a-z, 0-9 and -) of at most " + maxNameLength
                        + " characters: certificates and the names of child objects are made of it")
                .build();
    }
}
