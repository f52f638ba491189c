package dev.postern.policy.document;

import dev.postern.policy.AccessPath;
import java.util.Set;

/** The path a caller is bound to, with the endpoints that are its own. */
public sealed interface CallerPath {

    /** The path as policies name it. */
    AccessPath accessPath();

    /** @param endpointIds an empty set binds to no endpoint: every call is refused until one is known */
    record PrivateLink(String account, Set<String> endpointIds) implements CallerPath {

        public PrivateLink {
            endpointIds = CanonicalOrder.set(endpointIds);
        }

        @Override
        public AccessPath accessPath() {
            return new AccessPath.PrivateLink(account);
        }
    }

    record InCluster() implements CallerPath {
        @Override
        public AccessPath accessPath() {
            return new AccessPath.InCluster();
        }
    }
}
