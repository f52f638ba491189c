package dev.postern.awssim.fault;

import dev.postern.awssim.http.SignatureV4;
import dev.postern.awssim.protocol.Body;
import dev.postern.awssim.protocol.Output;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.QueryReader;
import dev.postern.awssim.protocol.XmlReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One of EC2's calls that act on several resources and report each failure in {@code Unsuccessful}. */
record BulkCall(AwsCall call, String member, List<String> ids) {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private static final Map<String, String> ITEMS = Map.of(
            "DeleteVpcEndpoints", "VpcEndpointId",
            "AcceptVpcEndpointConnections", "VpcEndpointId",
            "RejectVpcEndpointConnections", "VpcEndpointId",
            "DeleteVpcEndpointServiceConfigurations", "ServiceId");

    BulkCall {
        ids = List.copyOf(ids);
    }

    /** Empty when the call is not a bulk call. */
    static Optional<BulkCall> of(AwsCall call) {
        return Optional.ofNullable(ITEMS.get(call.operation()))
                .filter(member -> call.protocol() == Protocol.EC2_QUERY)
                .map(member -> new BulkCall(
                        call,
                        member,
                        QueryReader.read(call.request().body().text()).texts(member)));
    }

    /** The request without one item, signed again when the caller's secret is known. */
    HttpMessage without(int item) {
        HttpMessage shorter = call.request().with(Body.of(form(item).getBytes(StandardCharsets.UTF_8)));
        return call.caller()
                .map(caller -> shorter.with("Authorization", signature(shorter, caller.secret())))
                .orElse(shorter);
    }

    /** The endpoint's answer with one more failure; an error stays as it is. */
    HttpMessage failing(HttpMessage answer, Fault.PartialUnsuccessful fault) {
        if (!answer.word(1).equals("200")) {
            return answer;
        }
        List<Output> failures = new ArrayList<>();
        XmlReader.read(answer.body().octets())
                .list("unsuccessful")
                .forEach(failure -> failures.add(failure(
                        failure.text("resourceId").orElse(""),
                        failure.at("error").text("code").orElse(""),
                        failure.at("error").text("message").orElse(""))));
        failures.add(injected(fault));
        return unsuccessful(failures);
    }

    /** The answer when the item was the only one. */
    HttpMessage failing(Fault.PartialUnsuccessful fault) {
        return unsuccessful(List.of(injected(fault)));
    }

    private Output injected(Fault.PartialUnsuccessful fault) {
        String id = ids.get(fault.item());
        return failure(id, fault.code(), "The request for %s was not successful".formatted(id));
    }

    private static Output failure(String id, String code, String message) {
        return Output.of()
                .put("error", Output.of().put("code", code).put("message", message))
                .put("resourceId", id);
    }

    private HttpMessage unsuccessful(List<Output> failures) {
        return Refusal.message(Protocol.EC2_QUERY.answer(new Protocol.Reply(
                call.operation(),
                NAMESPACE,
                UUID.randomUUID().toString(),
                Output.of().list("unsuccessful", failures))));
    }

    private String form(int item) {
        Map<String, String> fields =
                new LinkedHashMap<>(QueryReader.pairs(call.request().body().text()));
        fields.keySet().removeIf(name -> name.startsWith(member + "."));
        List<String> rest = new ArrayList<>(ids);
        rest.remove(item);
        for (int i = 0; i < rest.size(); i++) {
            fields.put("%s.%d".formatted(member, i + 1), rest.get(i));
        }
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String signature(HttpMessage shorter, String secret) {
        return call.signature()
                .again(
                        new SignatureV4.Signed(
                                shorter.word(0), shorter.path(), shorter.query(), shorter::header, shorter.body()),
                        secret);
    }
}
