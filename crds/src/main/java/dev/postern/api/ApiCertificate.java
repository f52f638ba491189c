package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificate of an InternalApi: who signs it, for how long, for which names. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApiCertificate(
        @JsonPropertyDescription(
                "Name of a certificate authority in Postern's configuration that this namespace may" + " use.")
        @Required
        @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String authority,

        @JsonPropertyDescription("Lifetime of each certificate: P1D to P7D, or PT6H to PT168H. Seven days is the most"
                + " that a short-lived AWS private CA signs; under six hours too little would be left to renew in"
                + " when something is down.")
        @Default("P7D")
        @Pattern(Patterns.CERTIFICATE_VALIDITY) @Size(max = 6) String validity,

        @JsonPropertyDescription("Key of the certificate: EcP256, EcP384 or Rsa2048.") @Default("EcP256") @Nullable KeyAlgorithm keyAlgorithm,

        @JsonPropertyDescription("DNS names the API answers to besides its in-cluster name; configuration says which"
                + " ones this namespace may have. A call for another name is answered 421.")
        @Size(max = 16) List<@Pattern(Patterns.DNS_NAME) @Size(max = 253) String> dnsNames) {

    public ApiCertificate {
        authority = Values.text(authority);
        validity = Values.text(validity);
        dnsNames = Values.list(dnsNames);
    }

    /** Empty when the text is not a validity the schema allows. */
    public Optional<Duration> lifetime() {
        return Validity.parse(validity);
    }

    /** Empty when this version does not know the value. */
    public Optional<KeyAlgorithm> optionalKeyAlgorithm() {
        return Optional.ofNullable(keyAlgorithm);
    }
}
