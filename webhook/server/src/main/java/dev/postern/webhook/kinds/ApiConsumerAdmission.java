package dev.postern.webhook.kinds;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerChecks;
import dev.postern.injection.ConsumerIdentity;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import dev.postern.webhook.cluster.PosternObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Admission of ApiConsumers. That its API is not there yet is no reason to refuse one: apply order must not matter. */
@ApplicationScoped
public class ApiConsumerAdmission {

    private final ObjectReader reader;
    private final PosternObjects objects;

    ApiConsumerAdmission(ObjectReader reader, PosternObjects objects) {
        this.reader = reader;
        this.objects = objects;
    }

    public Ruling rule(AdmissionRequest request) {
        var consumer = reader.object(request, ApiConsumer.class);
        return KindRulings.of(ApiConsumerChecks.findings(consumer), () -> warnings(consumer, request.namespace()));
    }

    private List<String> warnings(ApiConsumer consumer, String namespace) {
        return objects.synced()
                ? Stream.concat(missingApi(consumer), portClashes(consumer, namespace))
                        .toList()
                : List.of();
    }

    private Stream<String> missingApi(ApiConsumer consumer) {
        var api = consumer.getSpec().api();
        var exists = objects.knownApis(api.namespace()).stream()
                .anyMatch(known -> known.getMetadata().getName().equals(api.name()));
        return exists
                ? Stream.empty()
                : Stream.of("InternalApi " + api.namespace() + "/" + api.name()
                        + " does not exist (yet); until it does, calls are answered 503");
    }

    private Stream<String> portClashes(ApiConsumer consumer, String namespace) {
        return ConsumerIdentity.of(consumer).stream()
                .flatMap(ours -> objects.knownConsumers(namespace).stream()
                        .map(ConsumerIdentity::of)
                        .flatMap(Optional::stream)
                        .filter(other -> !other.name().equals(ours.name()))
                        .filter(other -> other.localPort() == ours.localPort())
                        .filter(other -> Selectors.overlap(ours.selector(), other.selector())))
                .map(other ->
                        other.title() + " has the same localPort for some of the same pods; those will be refused");
    }
}
