package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.util.Optional;

/** The certificate of an ApiConsumer. Its key is always EC P-256. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConsumerCertificate(
        @JsonPropertyDescription(
                "Name of a certificate authority in Postern's configuration that this namespace may" + " use.")
        @Required
        @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String authority,

        @JsonPropertyDescription("Lifetime of each certificate: P1D to P7D, or PT6H to PT168H. Seven days is the most"
                + " that a short-lived AWS private CA signs; under six hours too little would be left to renew in"
                + " when something is down.")
        @Default("P7D")
        @Pattern(Patterns.CERTIFICATE_VALIDITY) @Size(max = 6) String validity) {

    public ConsumerCertificate {
        authority = Values.text(authority);
        validity = Values.text(validity);
    }

    /** Empty when the text is not a validity the schema allows. */
    public Optional<Duration> lifetime() {
        return Validity.parse(validity);
    }
}
