package dev.postern.operator.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the operator can be told. Objects refer to accounts and authorities by name only; what a name means, and
 * which namespaces may use it, stands here and nowhere else.
 */
@ConfigMapping(prefix = "postern")
public interface PosternConfiguration {

    /** The operator itself. */
    Operator operator();

    /** Name of this cluster in AWS tags and names. Default: the uid of namespace kube-system. */
    Optional<String> clusterId();

    /** AWS accounts by the name objects use. */
    Map<String, Account> accounts();

    /** Certificate authorities by the name objects use. All of one trust domain. */
    Map<String, Authority> authorities();

    /** How AWS is reached. */
    Aws aws();

    /** The operator itself. */
    interface Operator {

        /** Namespace the operator runs in: its Secrets, its Lease and its SPIFFE id. */
        @WithDefault("postern-system")
        String namespace();

        /** Name of the authority that issues the operator's own identity. May be left out when there is only one. */
        Optional<String> authority();

        /** What the Lease names as its holder, the pod's name. Default: made up at start. */
        Optional<String> instance();
    }

    /** One AWS account. */
    interface Account {

        /** Twelve digits. */
        String id();

        /** Region of everything made in this account. */
        String region();

        /** Role assumed for every call. Default: the operator's own credentials. */
        Optional<String> roleArn();

        /** External id named when the role is assumed. */
        Optional<String> externalId();

        /** Namespaces whose objects may name this account; {@code *} alone means all. */
        @WithDefault("")
        Optional<List<String>> namespaces();

        /** Ids of the VPCs objects may name; {@code *} alone means all. */
        @WithDefault("")
        Optional<List<String>> vpcs();

        /** Tags a subnet must carry for objects to name it. */
        Map<String, String> subnetTags();

        /** Tags a security group must carry for objects to name it. */
        Map<String, String> securityGroupTags();

        /** Private zones objects may write records to. */
        List<Zone> zones();
    }

    /** A private zone, and the names objects may write in it. */
    interface Zone {

        /** Domain name of the zone. */
        String zone();

        /** Names relative to the zone; {@code *} stands for any characters. */
        List<String> names();
    }

    /** One AWS Private CA. */
    interface Authority {

        /** ARN of the certificate authority. */
        String arn();

        /** SPIFFE trust domain whose names this authority issues. */
        String trustDomain();

        /** Name of the account, under {@code postern.accounts}, in which the authority is called. */
        String account();

        /** Namespaces whose objects may name this authority; {@code *} alone means all. */
        List<String> namespaces();

        /** DNS names an InternalApi may ask for: exact, or {@code *.suffix} for every name below the suffix. */
        @WithDefault("")
        Optional<List<String>> dnsNames();
    }

    /** How AWS is reached. */
    interface Aws {

        /** Endpoint used instead of AWS's own for every service: the simulator. */
        Optional<URI> endpointOverride();
    }
}
