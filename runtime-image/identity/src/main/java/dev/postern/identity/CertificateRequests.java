package dev.postern.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Makes and reads requests for a workload's certificate. The names stand in the request too, although the authority is
 * told them by the controller: a request says by itself what it is for.
 */
public final class CertificateRequests {

    /** Names nobody: an identity is read from the URI SAN, and a common name would invite reading it from there. */
    private static final X500Principal SUBJECT = new X500Principal("O=Postern");

    private CertificateRequests() {}

    /** @throws IllegalArgumentException when the key pair is of no {@link KeyAlgorithm} */
    public static CertificateRequest create(
            KeyPair keyPair, SpiffeId spiffeId, List<String> dnsNames, SecureRandom random) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(SUBJECT, keyPair.getPublic());
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions(spiffeId, dnsNames));
            return read(builder.build(signer(keyPair, random)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a request that cannot be encoded", e);
        }
    }

    static CertificateRequest read(byte[] der) {
        try {
            var request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new PemException("the certificate request is not signed by the key in it");
            }
            return new CertificateRequest(der, key, SubjectNames.of(requestedNames(request)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new PemException("the certificate request is damaged", e);
        }
    }

    private static GeneralNames requestedNames(JcaPKCS10CertificationRequest request) {
        Extensions extensions = request.getRequestedExtensions();
        GeneralNames names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null ? new GeneralNames(new GeneralName[0]) : names;
    }

    private static Extensions extensions(SpiffeId spiffeId, List<String> dnsNames) throws IOException {
        Stream<GeneralName> uri = Stream.of(new GeneralName(GeneralName.uniformResourceIdentifier, spiffeId.uri()));
        Stream<GeneralName> dns = dnsNames.stream().map(name -> new GeneralName(GeneralName.dNSName, name));
        var names = new GeneralNames(Stream.concat(uri, dns).toArray(GeneralName[]::new));
        var generator = new ExtensionsGenerator();
        generator.addExtension(Extension.subjectAlternativeName, false, names);
        return generator.generate();
    }

    private static ContentSigner signer(KeyPair keyPair, SecureRandom random) {
        try {
            return new JcaContentSignerBuilder(
                            KeyPairs.algorithmOf(keyPair.getPublic()).signatureAlgorithm())
                    .setSecureRandom(random)
                    .build(keyPair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalArgumentException("a key that cannot sign", e);
        }
    }
}
