package dev.postern.awssim.protocol;

import java.util.HashMap;
import java.util.Map;

/** The four ways the simulated services write their answers down. */
public enum Protocol {
    EC2_QUERY {
        @Override
        byte[] success(Reply reply) {
            Output body = Output.of().put("requestId", reply.requestId()).and(reply.output());
            return XmlWriter.write(reply.operation() + "Response", reply.namespace(), "item", body);
        }

        @Override
        byte[] failure(ErrorRow row, String text, String requestId) {
            Output error = Output.of().put("Code", row.code()).put("Message", text);
            Output body =
                    Output.of().put("Errors", Output.of().put("Error", error)).put("RequestID", requestId);
            return XmlWriter.write("Response", "", "item", body);
        }
    },
    AWS_QUERY {
        @Override
        byte[] success(Reply reply) {
            Output body = Output.of()
                    .put(reply.operation() + "Result", reply.output())
                    .put("ResponseMetadata", Output.of().put("RequestId", reply.requestId()));
            return XmlWriter.write(reply.operation() + "Response", reply.namespace(), "member", body);
        }
    },
    REST_XML {
        @Override
        byte[] success(Reply reply) {
            return XmlWriter.write(reply.operation() + "Response", reply.namespace(), "member", reply.output());
        }
    },
    AWS_JSON {
        @Override
        byte[] success(Reply reply) {
            return JsonWriter.write(reply.output());
        }

        @Override
        byte[] failure(ErrorRow row, String text, String requestId) {
            return JsonWriter.write(Output.of().put("__type", row.code()).put("message", text));
        }

        @Override
        String contentType() {
            return "application/x-amz-json-1.1";
        }
    };

    /** One successful call, as it is to be written. */
    public record Reply(String operation, String namespace, String requestId, Output output) {}

    public Answer answer(Reply reply) {
        Map<String, String> headers = new HashMap<>(reply.output().headers());
        headers.put("x-amzn-RequestId", reply.requestId());
        return new Answer(reply.output().status(), contentType(), headers, Body.of(body(reply)));
    }

    public Answer refuse(AwsError error, String requestId) {
        ErrorRow row = dialect().spell(error.errorCase());
        return new Answer(
                row.status(),
                contentType(),
                Map.of("x-amzn-RequestId", requestId),
                Body.of(failure(row, error.text(), requestId)));
    }

    /** The row this protocol's services answer with for an error. */
    public ErrorRow spell(ErrorCase error) {
        return dialect().spell(error);
    }

    private Dialect dialect() {
        return switch (this) {
            case EC2_QUERY -> Dialect.EC2;
            case AWS_QUERY -> Dialect.QUERY;
            case REST_XML -> Dialect.REST_XML;
            case AWS_JSON -> Dialect.JSON;
        };
    }

    abstract byte[] success(Reply reply);

    /** The query services' and Route 53's form. */
    byte[] failure(ErrorRow row, String text, String requestId) {
        Output error = Output.of()
                .put("Type", row.status() >= 500 ? "Receiver" : "Sender")
                .put("Code", row.code())
                .put("Message", text);
        Output body = Output.of().put("Error", error).put("RequestId", requestId);
        return XmlWriter.write("ErrorResponse", "", "member", body);
    }

    String contentType() {
        return "text/xml;charset=UTF-8";
    }

    private byte[] body(Reply reply) {
        boolean nothing = reply.output().members().isEmpty() && reply.output().bodiless();
        return nothing ? new byte[0] : success(reply);
    }
}
