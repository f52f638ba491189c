package dev.postern.policy;

/** How a consumer reaches an API. Consent is given for one path: a credential is worth nothing on another. */
public sealed interface AccessPath {

    /** The path in words, as it stands in status messages. */
    String describe();

    /** @param account name of the consumer's account, as configuration names it */
    record PrivateLink(String account) implements AccessPath {
        @Override
        public String describe() {
            return "over PrivateLink from account " + account;
        }
    }

    /** Pod to pod, without AWS in between. */
    record InCluster() implements AccessPath {
        @Override
        public String describe() {
            return "inside the cluster";
        }
    }
}
