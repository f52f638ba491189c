package dev.postern.awssim.http;

import dev.postern.awssim.accounts.Principal;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Answer;
import dev.postern.awssim.protocol.AwsError;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.Service;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From a signed HTTP request to a service's answer: authenticate, authorise, throttle, run alone. */
final class Dispatch {
    private static final System.Logger LOG = System.getLogger("dev.postern.awssim");

    private final World world;
    private final Gate gate;
    private final Throttle throttle;
    private final CallCounts counts;
    private final Map<String, Service> services;

    Dispatch(World world, Gate gate, CallCounts counts, List<Service> services) {
        this.world = world;
        this.gate = gate;
        this.throttle = new Throttle();
        this.counts = counts;
        this.services = services.stream().collect(Collectors.toMap(Service::name, Function.identity()));
    }

    Answer answer(SignatureV4.Signed request) {
        String requestId = world.alone(() -> world.ids().uuid().toString());
        Optional<SignatureV4> signature = SignatureV4.parse(request.header().apply("authorization"));
        Optional<Service> service = signature.map(SignatureV4::service).map(services::get);
        Protocol protocol = service.map(Service::protocol).orElseGet(() -> guess(request));
        try {
            SignatureV4 given = signature.orElseThrow(() -> unsigned(request));
            Service named = service.orElseThrow(() ->
                    CommonError.UNKNOWN_SERVICE.because("The simulator has no service %s".formatted(given.service())));
            return run(named, given, request, requestId);
        } catch (AwsError e) {
            return protocol.refuse(e, requestId);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request " + requestId + " met a defect", e);
            return protocol.refuse(CommonError.INTERNAL.because("An internal error has occurred"), requestId);
        }
    }

    private Answer run(Service service, SignatureV4 signature, SignatureV4.Signed request, String requestId) {
        Principal caller = gate.admit(signature, request);
        Service.Requested requested = service.read(new Service.Request(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                request.body(),
                Optional.of(request.header().apply("x-amz-target")).filter(target -> !target.isEmpty())));
        Call call = new Call(caller, signature.region(), requested.operation(), requested.input());
        Operation operation = Optional.ofNullable(service.operations().get(call.operation()))
                .orElseThrow(() -> CommonError.UNKNOWN_OPERATION.because(
                        "The action %s is not valid for this web service.".formatted(call.operation())));
        counts.count(service, call);
        Output output = world.alone(() -> admitted(service, operation, call));
        LOG.log(Level.DEBUG, () -> "%s %s:%s".formatted(caller.arn(), service.name(), call.operation()));
        return service.protocol().answer(new Protocol.Reply(call.operation(), service.namespace(), requestId, output));
    }

    private Output admitted(Service service, Operation operation, Call call) {
        throttle.admit(service, call, world.now());
        Permission.check(service, call);
        return operation.run(call);
    }

    private static AwsError unsigned(SignatureV4.Signed request) {
        return request.header().apply("authorization").isEmpty()
                ? CommonError.NOT_SIGNED.because("Request is missing Authentication Token")
                : CommonError.INCOMPLETE_SIGNATURE.because("The request signature does not conform to AWS standards.");
    }

    private static Protocol guess(SignatureV4.Signed request) {
        return request.header().apply("x-amz-target").isEmpty() ? Protocol.AWS_QUERY : Protocol.AWS_JSON;
    }
}
