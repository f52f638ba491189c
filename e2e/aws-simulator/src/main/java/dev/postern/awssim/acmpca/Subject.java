package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The service's ASN1Subject and X.500 names. */
final class Subject {
    private static final List<Map.Entry<String, ASN1ObjectIdentifier>> MEMBERS = List.of(
            Map.entry("Country", BCStyle.C),
            Map.entry("Organization", BCStyle.O),
            Map.entry("OrganizationalUnit", BCStyle.OU),
            Map.entry("DistinguishedNameQualifier", BCStyle.DN_QUALIFIER),
            Map.entry("State", BCStyle.ST),
            Map.entry("CommonName", BCStyle.CN),
            Map.entry("SerialNumber", BCStyle.SERIALNUMBER),
            Map.entry("Locality", BCStyle.L),
            Map.entry("Title", BCStyle.T),
            Map.entry("Surname", BCStyle.SURNAME),
            Map.entry("GivenName", BCStyle.GIVENNAME),
            Map.entry("Initials", BCStyle.INITIALS),
            Map.entry("Pseudonym", BCStyle.PSEUDONYM),
            Map.entry("GenerationQualifier", BCStyle.GENERATION));

    private Subject() {}

    static X500Name name(Input subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        MEMBERS.forEach(
                member -> subject.text(member.getKey()).ifPresent(value -> name.addRDN(member.getValue(), value)));
        subject.list("CustomAttributes")
                .forEach(custom -> name.addRDN(
                        new ASN1ObjectIdentifier(Arguments.required(custom, "ObjectIdentifier")),
                        Arguments.required(custom, "Value")));
        return name.build();
    }

    static Output describe(Input subject) {
        Output described = Output.of();
        MEMBERS.forEach(member -> described.put(member.getKey(), subject.text(member.getKey())));
        if (subject.has("CustomAttributes")) {
            described.list(
                    "CustomAttributes",
                    subject.list("CustomAttributes").stream()
                            .map(custom -> Output.of()
                                    .put("ObjectIdentifier", custom.text("ObjectIdentifier"))
                                    .put("Value", custom.text("Value")))
                            .toList());
        }
        return described;
    }
}
