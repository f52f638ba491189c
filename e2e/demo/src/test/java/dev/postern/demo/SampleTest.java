package dev.postern.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void showsTheCallerHeadersItReceived() throws Exception {
        var service = new OrdersService(0);
        service.start();
        try {
            var call = new Call(
                    "GET",
                    "http://127.0.0.1:" + service.port() + "/orders/42",
                    List.of("Postern-Caller: billing/billing", "Accept: text/plain"));

            assertThat(call.answer())
                    .isEqualTo("HTTP 200\n{\"order\":\"42\",\"caller\":{\"Postern-caller\":\"billing/billing\"}}\n");
        } finally {
            service.stop();
        }
    }
}
