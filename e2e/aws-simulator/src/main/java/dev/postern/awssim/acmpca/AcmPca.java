package dev.postern.awssim.acmpca;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.JsonReader;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.Service;
import dev.postern.awssim.seed.AuthoritySeed;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** AWS Private CA. */
public final class AcmPca implements Service {
    private static final String TARGET = "ACMPrivateCA.";

    private final World world;
    private final Authorities authorities;
    private final Issued issued = new Issued();
    private final Map<String, Operation> operations = new HashMap<>();

    public AcmPca(World world) {
        this.world = world;
        this.authorities = new Authorities(world);
        operations.putAll(new AuthorityOperations(world, authorities).table());
        operations.putAll(new CertificateOperations(world, authorities, issued).table());
        operations.putAll(new Tagging(authorities).table());
        operations.putAll(new Permissions(world, authorities).table());
    }

    /** An authority that is ACTIVE from the start, and the root above it. */
    public void seed(Account account, AuthoritySeed seed) {
        new ReadyAuthority(world.now(), account).make(seed).forEach(authorities::put);
    }

    /** One line for each authority of an account: ARN, status, number of certificates. */
    public List<Map<String, Object>> inventory(String account, String region) {
        return authorities.of(account, region).stream()
                .map(authority -> Map.<String, Object>of(
                        "arn", authority.arn(),
                        "type", authority.identity().type(),
                        "status", authority.status().name(),
                        "certificates", issued.of(authority.arn()).size(),
                        "revoked",
                                issued.of(authority.arn()).stream()
                                        .filter(entry -> entry.revokedAt().isPresent())
                                        .count()))
                .toList();
    }

    /** PEM of an authority's certificate and those above it. */
    public String chain(String arn) {
        return Pem.write(authorities.chain(arn));
    }

    /** The root at the end of an authority's chain. */
    public X509Certificate root(String arn) {
        return authorities.chain(arn).getLast();
    }

    /** An authority's own certificate. */
    public X509Certificate issuer(String arn) {
        return authorities.chain(arn).getFirst();
    }

    @Override
    public String name() {
        return "acm-pca";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_JSON;
    }

    @Override
    public String namespace() {
        return "";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    @Override
    public Requested read(Request request) {
        String operation = request.target()
                .filter(target -> target.startsWith(TARGET))
                .map(target -> target.substring(TARGET.length()))
                .orElseThrow(() -> CommonError.UNKNOWN_OPERATION.because("Unknown X-Amz-Target"));
        return new Requested(operation, JsonReader.read(request.body().octets()));
    }
}
