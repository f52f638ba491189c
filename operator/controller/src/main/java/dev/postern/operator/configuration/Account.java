package dev.postern.operator.configuration;

import java.util.Optional;

/** A configured AWS account: where calls go and as whom. */
public record Account(String name, String id, String region, Optional<String> roleArn, Optional<String> externalId) {

    static Account of(String name, PosternConfiguration.Account configured) {
        return new Account(name, configured.id(), configured.region(), configured.roleArn(), configured.externalId());
    }
}
