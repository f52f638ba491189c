package dev.postern.operator.internalapi;

import dev.postern.api.ApiPrivateLink;
import dev.postern.api.InternalApi;
import dev.postern.operator.cloud.Cloud;
import dev.postern.operator.cloud.Networks;
import dev.postern.operator.cloud.Reading;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.operator.fleet.ServingAddresses;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a pass over the path half of an InternalApi goes by. */
@Singleton
final class ApiPathGatherer {

    private final Cloud cloud;
    private final Networks networks;
    private final Accounts accounts;
    private final ServingAddresses addresses;

    @Inject
    ApiPathGatherer(Cloud cloud, Networks networks, Accounts accounts, ServingAddresses addresses) {
        this.cloud = cloud;
        this.networks = networks;
        this.accounts = accounts;
        this.addresses = addresses;
    }

    /** Empty when the API asks for no path. Once it does it always will. */
    Optional<ApiPathFacts> gather(InternalApi api, Context<InternalApi> context) {
        return api.getSpec().optionalPrivateLink().map(spec -> {
            Owner owner = cloud.owner(api);
            return new ApiPathFacts(owner, network(owner, spec), addresses.of(api.toRef(), ApiSlices.of(context)));
        });
    }

    /** Nothing is asked in an account that is not for this namespace. */
    private Reading<NetworkFacts> network(Owner owner, ApiPrivateLink spec) {
        Optional<ConfiguredAccount> account =
                accounts.find(spec.account()).filter(known -> known.facts().allowsNamespace(owner.namespace()));
        var network = Optional.ofNullable(spec.network());
        return account.isEmpty() || network.isEmpty()
                ? new Reading.NotAsked<>()
                : networks.read(
                        owner,
                        account.get(),
                        network.get().subnets().ids(),
                        network.get().targetSecurityGroups());
    }
}
