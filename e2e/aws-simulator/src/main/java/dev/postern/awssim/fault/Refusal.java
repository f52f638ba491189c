package dev.postern.awssim.fault;

import dev.postern.awssim.protocol.Answer;
import dev.postern.awssim.protocol.AwsError;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** AWS's own ways to say no, in the words and the shape of the call's protocol. */
final class Refusal {
    private Refusal() {}

    static HttpMessage throttled(AwsCall call) {
        return written(
                call,
                CommonError.THROTTLED.because(
                        call.protocol() == Protocol.EC2_QUERY ? "Request limit exceeded." : "Rate exceeded"));
    }

    static HttpMessage failed(AwsCall call, int status) {
        return written(
                call,
                status == 503
                        ? CommonError.UNAVAILABLE.because(
                                "The request has failed due to a temporary failure of the server.")
                        : CommonError.INTERNAL.because("An internal error has occurred"));
    }

    static HttpMessage denied(AwsCall call) {
        return written(
                call,
                CommonError.DENIED.because(
                        "You are not authorized to perform: %s:%s".formatted(call.service(), call.operation())));
    }

    static HttpMessage expired(AwsCall call) {
        return written(
                call, CommonError.EXPIRED_TOKEN.because("The security token included in the request is expired"));
    }

    private static HttpMessage written(AwsCall call, AwsError error) {
        return message(call.protocol().refuse(error, UUID.randomUUID().toString()));
    }

    static HttpMessage message(Answer answer) {
        List<HttpMessage.Header> headers = new ArrayList<>();
        headers.add(new HttpMessage.Header("Content-Type", answer.contentType()));
        answer.headers().forEach((name, value) -> headers.add(new HttpMessage.Header(name, value)));
        return new HttpMessage("HTTP/1.1 %d Injected".formatted(answer.status()), headers, answer.body());
    }
}
