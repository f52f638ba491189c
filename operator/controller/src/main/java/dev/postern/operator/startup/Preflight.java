package dev.postern.operator.startup;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.operator.configuration.InvalidConfigurationException;
import dev.postern.operator.configuration.PosternConfiguration;
import dev.postern.operator.startup.NeededAccess.Scope;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Looks whether the cluster is as the operator needs it, and says in one sentence what is missing. */
@Singleton
final class Preflight {

    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(InternalApi.class, ApiConsumer.class, AccessPolicy.class);

    private final KubernetesClient client;
    private final String namespace;

    @Inject
    Preflight(KubernetesClient client, PosternConfiguration configuration) {
        this.client = client;
        this.namespace = configuration.operator().namespace();
    }

    /** @throws InvalidConfigurationException when something is missing */
    void check() {
        List<String> crds = missingCrds();
        if (!crds.isEmpty()) {
            throw new InvalidConfigurationException(
                    "the cluster lacks the custom resource definitions " + crds
                            + ": the Helm chart brings them, so run helm upgrade; or kubectl apply -f charts/postern/definitions");
        }
        List<String> access = missingAccess();
        if (!access.isEmpty()) {
            throw new InvalidConfigurationException(
                    "the operator's service account may not " + String.join("; nor ", access)
                            + ": the Helm chart's ClusterRole and Role postern-operator grant these, so run helm upgrade; or grant them");
        }
    }

    private List<String> missingCrds() {
        return KINDS.stream()
                .filter(kind -> !client.supports(kind))
                .map(HasMetadata::getFullResourceName)
                .toList();
    }

    private List<String> missingAccess() {
        return NeededAccess.ALL.stream().flatMap(this::missing).toList();
    }

    private Stream<String> missing(NeededAccess access) {
        List<String> verbs =
                access.verbs().stream().filter(verb -> !may(verb, access)).toList();
        String where = access.scope() == Scope.CLUSTER ? " in all namespaces" : " in namespace " + namespace;
        return verbs.isEmpty()
                ? Stream.empty()
                : Stream.of(String.join(", ", verbs) + " " + access.resource() + where + " (" + access.purpose() + ")");
    }

    private boolean may(String verb, NeededAccess access) {
        String[] resource = access.resource().split("/", 2);
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(access.group())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : "")
                .withNamespace(access.scope() == Scope.CLUSTER ? "" : namespace)
                .endResourceAttributes()
                .endSpec()
                .build();
        return Boolean.TRUE.equals(client.resource(review).create().getStatus().getAllowed());
    }
}
