package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.OtherName;

/** X.509 extensions out of the service's own structures. */
final class Extensions {
    private static final Map<String, Integer> USAGES = Map.of(
            "DigitalSignature", KeyUsage.digitalSignature,
            "NonRepudiation", KeyUsage.nonRepudiation,
            "KeyEncipherment", KeyUsage.keyEncipherment,
            "DataEncipherment", KeyUsage.dataEncipherment,
            "KeyAgreement", KeyUsage.keyAgreement,
            "KeyCertSign", KeyUsage.keyCertSign,
            "CRLSign", KeyUsage.cRLSign,
            "EncipherOnly", KeyUsage.encipherOnly,
            "DecipherOnly", KeyUsage.decipherOnly);
    private static final Map<String, KeyPurposeId> PURPOSES = Map.of(
            "SERVER_AUTH", KeyPurposeId.id_kp_serverAuth,
            "CLIENT_AUTH", KeyPurposeId.id_kp_clientAuth,
            "CODE_SIGNING", KeyPurposeId.id_kp_codeSigning,
            "EMAIL_PROTECTION", KeyPurposeId.id_kp_emailProtection,
            "TIME_STAMPING", KeyPurposeId.id_kp_timeStamping,
            "OCSP_SIGNING", KeyPurposeId.id_kp_OCSPSigning,
            "SMART_CARD_LOGIN", KeyPurposeId.id_kp_smartcardlogon);

    private Extensions() {}

    /** One general name per entry, as the service demands. */
    static GeneralNames names(List<Input> entries) {
        return new GeneralNames(entries.stream().map(Extensions::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(Input entry) {
        if (entry.fields().size() != 1) {
            throw AcmPcaError.INVALID_ARGS.because("A GeneralName must contain exactly one name");
        }
        Input.Field field = entry.fields().getFirst();
        String value = field.content().value();
        return switch (field.name()) {
            case "DnsName" -> new GeneralName(GeneralName.dNSName, value);
            case "UniformResourceIdentifier" -> new GeneralName(GeneralName.uniformResourceIdentifier, value);
            case "Rfc822Name" -> new GeneralName(GeneralName.rfc822Name, value);
            case "IpAddress" -> new GeneralName(GeneralName.iPAddress, value);
            case "RegisteredId" -> new GeneralName(GeneralName.registeredID, value);
            case "DirectoryName" -> new GeneralName(Subject.name(field.content()));
            case "OtherName" -> other(field.content());
            default -> throw AcmPcaError.INVALID_ARGS.because("Unsupported GeneralName: " + field.name());
        };
    }

    private static GeneralName other(Input other) {
        ASN1ObjectIdentifier type = new ASN1ObjectIdentifier(Arguments.required(other, "TypeId"));
        return new GeneralName(
                GeneralName.otherName, new OtherName(type, new DERUTF8String(Arguments.required(other, "Value"))));
    }

    static Optional<KeyUsage> keyUsage(Input usage) {
        int bits = USAGES.entrySet().stream()
                .filter(entry -> usage.flag(entry.getKey()).orElse(false))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return bits == 0 ? Optional.empty() : Optional.of(new KeyUsage(bits));
    }

    static Optional<ExtendedKeyUsage> extendedKeyUsage(List<Input> usages) {
        List<KeyPurposeId> purposes = new ArrayList<>();
        for (Input usage : usages) {
            purposes.add(usage.text("ExtendedKeyUsageObjectIdentifier")
                    .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                    .orElseGet(() -> purpose(Arguments.required(usage, "ExtendedKeyUsageType"))));
        }
        return purposes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }

    private static KeyPurposeId purpose(String type) {
        return Optional.ofNullable(PURPOSES.get(type))
                .orElseThrow(() -> AcmPcaError.INVALID_ARGS.because("Unsupported ExtendedKeyUsageType: " + type));
    }

    static Extension custom(Input custom) {
        try {
            ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(Arguments.required(custom, "ObjectIdentifier"));
            byte[] der = Base64.getDecoder().decode(Arguments.required(custom, "Value"));
            ASN1Encodable value = ASN1Primitive.fromByteArray(der);
            return Extension.create(id, custom.flag("Critical").orElse(false), value);
        } catch (IOException | IllegalArgumentException e) {
            throw AcmPcaError.INVALID_ARGS.because("A custom extension's value is not base64 of DER");
        }
    }
}
