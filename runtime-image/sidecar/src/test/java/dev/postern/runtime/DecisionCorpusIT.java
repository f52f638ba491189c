package dev.postern.runtime;

import dev.postern.contract.FileLayout;
import dev.postern.identity.SpiffeId;
import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.corpus.DecisionCall;
import dev.postern.policy.corpus.DecisionCase;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.enforcement.Enforcement;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.Normalisation;
import dev.postern.policy.request.RequestTarget;
import dev.postern.runtime.testing.CapturedLog;
import dev.postern.runtime.testing.ProxyHeaders;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.Signing;
import dev.postern.runtime.testing.TestApplication;
import dev.postern.runtime.testing.TestPod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The policy module's corpus through real sockets: what the evaluator says is what callers get. */
class DecisionCorpusIT {

    private static final String DOMAIN = "corpus.example";
    private static final String OTHER_DOMAIN = "evil.example";
    private static final Map<String, TestAuthority> AUTHORITIES = Map.of(
            DOMAIN, TestAuthority.root(DOMAIN).create(),
            OTHER_DOMAIN, TestAuthority.root(OTHER_DOMAIN).create());
    private static final Pattern DENIAL =
            Pattern.compile("policy=(?<policy>\\S+) rule=(?<rule>\\S+) reason=(?<reason>\\S+)");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> decisions() {
        return new Corpus("decisions").tests(folder -> check(DecisionCase.read(folder)));
    }

    private void check(DecisionCase decisions) {
        ApiDocument document = obeyable(decisions.document());
        try (var application = TestApplication.start();
                var pod = pod(decisions.name(), application, document)) {
            decisions.check(call -> answer(pod, document, call));
        }
    }

    private TestPod pod(String name, TestApplication application, ApiDocument document) {
        Path api = FileLayout.apiDirectory();
        var identity = AUTHORITIES
                .get(DOMAIN)
                .leaf()
                .spiffeId(SpiffeId.api(DOMAIN, "shop", "orders"))
                .issue();
        var pod = new TestPod(directory.resolve(name), AUTHORITIES.get(DOMAIN), Signing.fresh("k1"))
                .of(DOMAIN, document.uid())
                .serving(application.port())
                .identity(api, identity)
                .document(api, document);
        pod.clock().stopAt(Instant.parse("2026-01-01T12:00:00Z"));
        return pod.start();
    }

    /** The corpus' document with roots and load balancer of this test, and in force for all of its calls. */
    private static ApiDocument obeyable(ApiDocument document) {
        return new ApiDocument(
                document.api(),
                document.uid(),
                document.generation(),
                document.issuedAt(),
                Instant.parse("2027-01-01T00:00:00Z"),
                document.hosts(),
                document.callers(),
                document.policies(),
                List.of("127.0.0.1"),
                Map.of(
                        DOMAIN, List.of(AUTHORITIES.get(DOMAIN).pem()),
                        OTHER_DOMAIN, List.of(AUTHORITIES.get(OTHER_DOMAIN).pem())),
                List.of());
    }

    private static String answer(TestPod pod, ApiDocument document, DecisionCall call) {
        pod.clock().stopAt(call.at());
        try (var log = CapturedLog.of("dev.postern.denials");
                var caller = connect(pod, call)) {
            int status = caller.send("%s %s HTTP/1.1\r\nHost: orders.internal.example\r\nConnection: close\r\n\r\n"
                            .formatted(call.method(), call.target()))
                    .receiveToHead()
                    .status();
            return switch (status) {
                case 200 -> DecisionCase.outcome(evaluated(document, call));
                case 400 -> "refused " + refusal(call);
                case 403 -> denial(log.lines());
                default -> "status " + status;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawClient connect(TestPod pod, DecisionCall call) throws IOException {
        TestIdentity identity = identity(call);
        return switch (call.context().arrival()) {
            case Arrival.InCluster() -> RawClient.tls(pod.port("inbound-in-cluster"), identity);
            case Arrival.PrivateLink(String endpoint) ->
                RawClient.tlsBehind(pod.port("inbound-private-link"), ProxyHeaders.through(endpoint), identity);
        };
    }

    private static TestIdentity identity(DecisionCall call) {
        SpiffeId id = SpiffeId.parse(call.context().callerSpiffeId()).orElseThrow();
        return AUTHORITIES
                .get(id.trustDomain())
                .leaf()
                .spiffeId(id)
                .serial(new BigInteger(call.context().serial(), 16))
                .issue();
    }

    private static String denial(List<String> log) {
        Matcher denial = DENIAL.matcher(log.getLast());
        if (!denial.find()) {
            return log.getLast();
        }
        return denial.group("reason") + named(" by ", denial.group("policy")) + named(" ", denial.group("rule"));
    }

    private static String named(String before, String name) {
        return name.equals("-") ? "" : before + name.replace("\"", "");
    }

    /** Sockets cannot show which rule allowed a call; that it was allowed, they did. */
    private static Decision evaluated(ApiDocument document, DecisionCall call) {
        var target = (Normalisation.Normalised) RequestTarget.normalise(call.method(), call.target());
        return Enforcement.compile(document).decide(call.context(), target.method(), target.path(), call.at());
    }

    private static String refusal(DecisionCall call) {
        return RequestTarget.normalise(call.method(), call.target()) instanceof Normalisation.Refused refused
                ? refused.code()
                : "though well-formed";
    }
}
