package dev.postern.operator.internalapi;

import dev.postern.contract.ChildNames;
import dev.postern.contract.MetadataKeys;
import dev.postern.contract.Ports;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.Map;

/** The headless Service under whose name callers of the same cluster find an API's pods. */
final class ApiService {

    private ApiService() {}

    static Service of(String apiName) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(ChildNames.ofApi(apiName).service())
                .endMetadata()
                .withNewSpec()
                .withClusterIP("None")
                .withSelector(Map.of(MetadataKeys.POD_API, apiName))
                .withPorts(
                        port("privatelink", Ports.INBOUND_PRIVATE_LINK),
                        port("in-cluster", Ports.INBOUND_IN_CLUSTER),
                        port("state", Ports.STATE))
                .endSpec()
                .build();
    }

    private static ServicePort port(String name, int port) {
        return new ServicePortBuilder()
                .withName(name)
                .withProtocol("TCP")
                .withPort(port)
                .withNewTargetPort(port)
                .build();
    }
}
