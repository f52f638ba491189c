package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The path a grant is for. */
public enum GrantPath {
    @JsonProperty("PrivateLink")
    PRIVATE_LINK,
    @JsonProperty("InCluster")
    IN_CLUSTER
}
