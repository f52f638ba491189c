package dev.postern.awssim.fault;

import dev.postern.awssim.http.SignatureV4;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.QueryReader;
import dev.postern.awssim.route53.Route53;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a signed request which call it is. A request without a signature is none, and meets no fault. */
final class Recognition {
    private static final Pattern RPC_V2 = Pattern.compile("/service/[^/]+/operation/([^/]+)/?");

    private final Callers callers;

    Recognition(Callers callers) {
        this.callers = callers;
    }

    Optional<AwsCall> of(HttpMessage request) {
        return SignatureV4.parse(request.header("Authorization"))
                .map(signature -> new AwsCall(
                        signature,
                        operation(signature.service(), request),
                        protocol(signature.service(), request),
                        callers.of(signature.accessKeyId()),
                        request));
    }

    private static String operation(String service, HttpMessage request) {
        String target = request.header("X-Amz-Target");
        if (!target.isEmpty()) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        return (service.equals("route53") ? Route53.operation(request.word(0), request.path()) : action(request))
                .orElse(request.word(0) + " " + request.path());
    }

    /** The query protocols' parameter, or the path that CBOR is sent to. */
    private static Optional<String> action(HttpMessage request) {
        Matcher path = RPC_V2.matcher(request.path());
        if (path.matches()) {
            return Optional.of(path.group(1));
        }
        String form = request.body().text();
        return Optional.ofNullable(
                QueryReader.pairs(form.isEmpty() ? request.query() : form).get("Action"));
    }

    private static Protocol protocol(String service, HttpMessage request) {
        return switch (service) {
            case "ec2" -> Protocol.EC2_QUERY;
            case "route53" -> Protocol.REST_XML;
            default -> request.header("X-Amz-Target").isEmpty() ? Protocol.AWS_QUERY : Protocol.AWS_JSON;
        };
    }
}
