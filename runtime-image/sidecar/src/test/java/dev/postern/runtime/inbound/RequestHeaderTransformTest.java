package dev.postern.runtime.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.contract.CallerHeaders;
import dev.postern.policy.request.Arrival;
import dev.postern.runtime.inbound.RequestHeaderTransform.CallerFacts;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderTransformTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Postern-Caller",
                "postern_caller",
                "POSTERN-CALLER-ID",
                "Postern-Anything-New",
                "X-Forwarded-For",
                "x_forwarded_for",
                "X-Forwarded-Client-Cert",
                "Forwarded",
                "X-Real-IP",
                "Client-Cert",
                "X-HTTP-Method-Override",
                "X_HTTP_METHOD_OVERRIDE",
                "X-Original-URL",
                "X-Rewrite-URL",
                "Connection",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Upgrade",
                "Proxy-Authorization",
                "HTTP2-Settings"
            })
    void claimsAndOverridesAreTakenOut(String name) {
        var headers = new DefaultHttpHeaders().add(name, "x").add("Accept", "a").add("Accept", "b");

        RequestHeaderTransform.strip(headers);

        assertThat(headers.names()).containsExactly("Accept");
        assertThat(headers.getAll("accept")).containsExactly("a", "b");
    }

    @Test
    void everyHeaderOfTheContractIsTakenOut() {
        var headers = new DefaultHttpHeaders();
        Stream.of(
                        CallerHeaders.CALLER_ID,
                        CallerHeaders.CALLER,
                        CallerHeaders.CALLER_PATH,
                        CallerHeaders.CALLER_ENDPOINT,
                        CallerHeaders.DECISION)
                .forEach(name -> headers.add(name, "claimed"));

        RequestHeaderTransform.strip(headers);

        assertThat(headers).isEmpty();
    }

    @Test
    void whatConnectionNamesEndsHere() {
        var headers = new DefaultHttpHeaders()
                .add("Connection", "close, X-Private")
                .add("X-Private", "1")
                .add("X-Public", "2");

        RequestHeaderTransform.strip(headers);

        assertThat(headers.names()).containsExactly("X-Public");
    }

    @Test
    void callerIsSaidOnceTheCallIsPermitted() {
        var headers = new DefaultHttpHeaders();

        RequestHeaderTransform.identify(
                headers, new CallerFacts("spiffe://a/ns/b/consumer/c", "b/c", "d1", new Arrival.PrivateLink("vpce-1")));

        assertThat(headers.get(CallerHeaders.CALLER_ID)).isEqualTo("spiffe://a/ns/b/consumer/c");
        assertThat(headers.get(CallerHeaders.CALLER)).isEqualTo("b/c");
        assertThat(headers.get(CallerHeaders.CALLER_PATH)).isEqualTo("PrivateLink");
        assertThat(headers.get(CallerHeaders.CALLER_ENDPOINT)).isEqualTo("vpce-1");
        assertThat(headers.get(CallerHeaders.DECISION)).isEqualTo("d1");
    }
}
