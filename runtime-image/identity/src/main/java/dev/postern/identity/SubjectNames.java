package dev.postern.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * The subject alternative names of a certificate or request. Read from the encoding: Java leaves out an extension it
 * cannot take to pieces, and the rule is that a name nobody can read is still a name.
 *
 * @param others number of names that are neither URI nor DNS
 */
record SubjectNames(List<String> uris, List<String> dnsNames, int others) {

    /** @throws IllegalArgumentException when the extension is not encoded as one */
    static SubjectNames of(X509Certificate certificate) {
        return of(CertificateExtensions.alternativeNames(certificate));
    }

    static SubjectNames of(GeneralNames names) {
        var byTag = Arrays.stream(names.getNames())
                .collect(groupingBy(GeneralName::getTagNo, mapping(SubjectNames::text, toUnmodifiableList())));
        List<String> uris = byTag.getOrDefault(GeneralName.uniformResourceIdentifier, List.of());
        List<String> dnsNames = byTag.getOrDefault(GeneralName.dNSName, List.of());
        return new SubjectNames(uris, dnsNames, names.getNames().length - uris.size() - dnsNames.size());
    }

    /** The identity these names give: there is one URI, it is a SPIFFE id, and it has a path, as a leaf's must. */
    Optional<SpiffeId> identity() {
        return uris.size() == 1
                ? SpiffeId.parse(uris.getFirst()).filter(id -> !id.path().isEmpty())
                : Optional.empty();
    }

    private static String text(GeneralName name) {
        return name.getName() instanceof ASN1String string ? string.getString() : "";
    }
}
