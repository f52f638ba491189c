package dev.postern.awssim.acmpca;

import dev.postern.awssim.acmpca.Authority.Status;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** All authorities of all accounts, by ARN. */
final class Authorities {
    private static final String ARN =
            "arn:aws[\\w-]*:acm-pca:[\\w-]+:\\d{12}:certificate-authority/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final World world;
    private final SequencedMap<String, Authority> byArn = new LinkedHashMap<>();

    Authorities(World world) {
        this.world = world;
    }

    void put(Authority authority) {
        byArn.put(authority.arn(), authority);
    }

    void update(String arn, UnaryOperator<Authority> change) {
        byArn.computeIfPresent(arn, (key, authority) -> change.apply(authority));
    }

    /** The certificates of an authority, its own first. */
    List<X509Certificate> chain(String arn) {
        return Optional.ofNullable(byArn.get(arn)).map(Authority::chain).orElse(List.of());
    }

    List<Authority> of(String account, String region) {
        String prefix = "arn:aws:acm-pca:%s:%s:".formatted(region, account);
        return byArn.values().stream()
                .filter(authority -> authority.arn().startsWith(prefix))
                .map(this::aged)
                .toList();
    }

    /** The authority a call names, of the caller's account and region. */
    Authority named(Call call) {
        String arn = Arguments.required(call.input(), "CertificateAuthorityArn");
        if (!arn.matches(ARN)) {
            throw AcmPcaError.INVALID_ARN.because("Invalid ARN: " + arn);
        }
        Authority authority = Optional.ofNullable(byArn.get(arn))
                .filter(found -> arn.startsWith("arn:aws:acm-pca:" + call.region() + ":"))
                .orElseThrow(() -> AcmPcaError.NOT_FOUND.because(
                        "Could not find Certificate Authority with ARN %s".formatted(arn)));
        if (!authority.identity().account().equals(call.account())) {
            throw AcmPcaError.OTHER_ACCOUNT.because("User: %s is not authorized to perform: acm-pca:%s on resource: %s"
                    .formatted(call.caller().arn(), call.operation(), arn));
        }
        return aged(authority);
    }

    private Authority aged(Authority authority) {
        boolean ended = authority
                .certificate()
                .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(world.now()))
                .isPresent();
        return ended && authority.status() == Status.ACTIVE ? authority.in(Status.EXPIRED, world.now()) : authority;
    }
}
