package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Key of a certificate. */
public enum KeyAlgorithm {
    @JsonProperty("EcP256")
    EC_P256,
    @JsonProperty("EcP384")
    EC_P384,
    @JsonProperty("Rsa2048")
    RSA_2048
}
